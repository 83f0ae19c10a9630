import { CannotBeDone } from './manual-entries.ts';

function isOfFileSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Saves a file where staff chose. @throws {CannotBeDone} the place cannot be written to; and whatever else `work` throws */
export async function savedAt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOfFileSystem(error)) throw error;
    throw new CannotBeDone(`The file cannot be written: ${error.message}.`, { cause: error });
  }
}
