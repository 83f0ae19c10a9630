import { z } from 'zod';

/** Below the repository's `targets/`: forward slashes, nothing hidden, nothing that climbs. */
const targetPath = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}$/;

export function isTargetPath(path: string): boolean {
  return path.length <= 200 && targetPath.test(path);
}

/** What a target of a repository is to a kiosk: `custom.munjigi` of the target (TUF 1.0.34, section 4.5). */
export const targetRoleSchema = z.discriminatedUnion('is', [
  /** Keys or revocations, of any kind that can be imported. */
  z.object({ is: z.literal('source'), issuer: z.string().exactOptional(), name: z.string().exactOptional() }),
  /** A file that a source names: a status list, a signature. */
  z.object({ is: z.literal('part') }),
  /** What the venue asks for. */
  z.object({ is: z.literal('policy') }),
  /** What every kiosk that trusts the repository is to be set to: one file at most. */
  z.object({ is: z.literal('settings') }),
]);
export type TargetRole = z.infer<typeof targetRoleSchema>;
