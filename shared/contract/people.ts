import { z } from 'zod';
import { pinSchema, roles, staffSchema } from '../settings.ts';
import { desk } from './errors.ts';
import { pinAnswerSchema } from './pin-answer.ts';

const accountSchema = z.object({ name: staffSchema.shape.name, role: z.enum(roles), pin: pinSchema });
/** Somebody who is to unlock the desk. */
export type Account = z.infer<typeof accountSchema>;

const accountChangeSchema = accountSchema
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'nothing is to change');
export type AccountChange = z.infer<typeof accountChangeSchema>;

/** Staff accounts. */
export const peopleContract = {
  /** Managers only: another account. */
  addPerson: desk.input(accountSchema).output(z.object({ id: z.string() })),
  /** Managers only: another name, role or PIN. The last manager stays one. */
  changePerson: desk.input(z.object({ id: z.string(), change: accountChangeSchema })),
  /** Managers only: never the last of them. A desk that is unlocked by this account locks. */
  removePerson: desk.input(z.object({ id: z.string() })),
  /** Everybody: another PIN of their own. A wrong `current` is a wrong PIN like any other. */
  changePin: desk.input(z.object({ current: z.string().max(12), pin: pinSchema })).output(pinAnswerSchema),
};
