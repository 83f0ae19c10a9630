import { z } from 'zod';

/** The codes that a door is tried with, by what is the matter with each. */
export const practiceNames = [
  'valid',
  'valid2',
  'expired',
  'revoked',
  'early',
  'forged',
  'stranger',
  'health',
  'online',
  'garbage',
  'unreadable',
] as const;
export type PracticeName = (typeof practiceNames)[number];

/** One of them. `text`: what its QR code holds. */
export const practicePassSchema = z.object({ name: z.enum(practiceNames), text: z.string() });
export type PracticePass = z.infer<typeof practicePassSchema>;
