import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeSecret } from '../store/key-file.ts';

const markerSchema = z.object({
  /** The account that ended it; absent while it is under way. */
  endedBy: z.string().exactOptional(),
});
type Marker = z.infer<typeof markerSchema>;

/**
 * `rehearsal.json` in the profile of the door: there from before a rehearsal begins until the journal of the door says
 * that it is over, so that one which ends with the power is ended there too.
 */
export class RehearsalMarker {
  readonly #path: string;

  constructor(profile: string) {
    this.#path = join(profile, 'rehearsal.json');
  }

  set(marker: Marker): void {
    writeSecret(this.#path, `${JSON.stringify(marker)}\n`);
  }

  /** `undefined`: there is none. One that cannot be read says as much as an empty one. */
  read(): Marker | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
    try {
      return markerSchema.parse(JSON.parse(text));
    } catch {
      return {};
    }
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
