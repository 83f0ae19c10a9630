import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Clock, toIso } from '../../shared/clock.ts';

const largest = 5 * 1024 * 1024;

/**
 * The kiosk's log: `munjigi.log` in the profile folder, one JSON object a line, two files of 5 MiB at most. For the
 * people who look after the machine; what happened at the door is in the journal. Never holds a code, a name or a
 * number of a guest: callers log errors of ours and states of devices, nothing that came out of a scanner.
 */
export class LogFile {
  readonly #path: string;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  }

  info(where: string, message: string): void {
    this.#write({ level: 'info', where, message });
  }

  /** Logs a fault of ours and gives the reference number that finds it again. */
  report(where: string, error: unknown): string {
    const reference = randomBytes(4).toString('hex');
    this.#write({ level: 'error', where, reference, ...described(error) });
    return reference;
  }

  /** Does what must not keep the door from opening if it fails. */
  attempt(where: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.report(where, error);
    }
  }

  /** A log that cannot be written is no reason to stop a door. */
  #write(entry: object): void {
    try {
      if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) > largest) {
        renameSync(this.#path, `${this.#path}.1`);
      }
      const line = JSON.stringify({ at: toIso(this.#clock.now()), ...entry });
      appendFileSync(this.#path, `${line}\n`, { mode: 0o600 });
    } catch {
      process.stderr.write('munjigi: the log cannot be written\n');
    }
  }
}

function described(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'something that is no Error was thrown' };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { name, ...code, message, stack, ...(cause === undefined ? {} : { cause: described(cause) }) };
}
