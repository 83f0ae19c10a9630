/** Why a list that can be read is not held. The message says what to do. */
class ListFault extends Error {}

/** More guests than are held at once. */
export class TooManyGuests extends ListFault {
  readonly code = 'TOO_MANY_GUESTS';
}

/** A code stands for guests of two lists. */
export class CodeTaken extends ListFault {
  readonly code = 'CODE_TAKEN';
}

/** Other lists are held than when this one was compared with them. */
export class ListsChanged extends ListFault {
  readonly code = 'LISTS_CHANGED';
  constructor() {
    super('The lists of this kiosk were changed meanwhile. Import the file again.');
  }
}

export function isListFault(error: unknown): error is Error {
  return error instanceof ListFault;
}
