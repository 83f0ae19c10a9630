import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { recentFalls } from './crash-ladder.ts';

const Falls = z.array(z.number());

/**
 * Remembers recent falls across restarts, in one small file. A file that cannot be read counts as empty and one that
 * cannot be written is gone without: the ladder then begins anew with each start.
 */
export class FallRecord {
  readonly #path: string;
  readonly #clock: Clock;
  #falls: readonly number[];

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
    this.#falls = read(path);
  }

  /** Instants of the falls that still count, in milliseconds since 1970. */
  recent(): readonly number[] {
    return recentFalls(this.#falls, this.#clock.now());
  }

  /** Adds a fall now and gives those that count. */
  add(): readonly number[] {
    this.#write([...this.recent(), this.#clock.now()]);
    return this.recent();
  }

  clear(): void {
    this.#write([]);
  }

  #write(falls: readonly number[]): void {
    this.#falls = falls;
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeFileSync(this.#path, JSON.stringify(falls), { mode: 0o600 });
    } catch {
      // See above: a full disk must not keep the window from coming back.
    }
  }
}

function read(path: string): readonly number[] {
  try {
    return Falls.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [];
  }
}
