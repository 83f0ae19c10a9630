import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Errors that any desk procedure can answer with. */
export const desk = oc.errors({
  LOCKED: { message: 'The desk is locked. Enter your PIN.' },
  NOT_ALLOWED: { message: 'Your role does not allow this.' },
  REFUSED: { message: 'This cannot be done.', data: z.object({ detail: z.string() }) },
});
