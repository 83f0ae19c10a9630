import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EpochMs } from '../../shared/clock.ts';
import type { Decision, Reason } from '../../shared/verdict.ts';
import type { CompressedClock } from './compressed-clock.ts';
import type { PlayedDoor, Served } from './door.ts';
import type { Guest } from './guests.ts';
import type { FromKiosk, ToKiosk } from './kiosk-messages.ts';
import type { Random } from './random.ts';

/** What the kiosk showed to guests or said to staff, and the row that it must be in. */
export interface Shown {
  readonly kind: 'scan' | 'manual-entry';
  readonly seq: number | undefined;
  readonly decision: Decision;
}

export interface OurDoorOptions {
  readonly clock: CompressedClock;
  readonly profile: string;
  readonly pin: string;
  /** When it is killed, in order. */
  readonly kills: readonly EpochMs[];
  readonly random: Random;
}

type Message<Type extends FromKiosk['type']> = Extract<FromKiosk, { type: Type }>;

/** A kill falls within so many milliseconds after a scan: before, in the middle of, or after its transaction. */
const killWithinMs = 12;

/** Our kiosk, its guests and its staff. What cannot be decided is entered by hand, while nobody else is served. */
export class OurDoor implements PlayedDoor {
  readonly clock: CompressedClock;
  readonly #options: OurDoorOptions;
  readonly #shown: Shown[] = [];
  readonly #reasons = new Map<Reason, number>();
  #kiosk: ChildProcess | undefined;
  #kills = 0;

  constructor(options: OurDoorOptions) {
    this.clock = options.clock;
    this.#options = options;
  }

  get shown(): readonly Shown[] {
    return this.#shown;
  }

  get kills(): number {
    return this.#kills;
  }

  /** How often the screen gave each reason. */
  get reasons(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#reasons].toSorted(([, a], [, b]) => b - a));
  }

  async open(): Promise<void> {
    const { profile } = this.#options;
    const kiosk = fork(join(import.meta.dirname, 'kiosk-child.ts'), [profile, String(this.clock.now())]);
    this.#kiosk = kiosk;
    await this.#hear(kiosk, 'ready');
  }

  async close(): Promise<void> {
    const kiosk = this.#running();
    const ended = once(kiosk, 'exit');
    this.#tell(kiosk, { type: 'stop', now: this.clock.now() });
    await ended;
  }

  /** Whatever went wrong: no kiosk is left behind. */
  abandon(): void {
    this.#kiosk?.kill('SIGKILL');
  }

  async serve(guest: Guest): Promise<Served> {
    const { clock } = this;
    clock.skip(guest.handlingMs);
    const scannedAt = clock.now();
    const isKilled = await this.#killIfDue(guest);
    // The screen went dark: the guest holds the code out again to the kiosk that is up again.
    if (isKilled) clock.skip(guest.handlingMs);
    const { seq, decision } = await this.#scan(guest.code);
    const answerMs = clock.now() - scannedAt;
    if (decision !== 'review' || seq === undefined) {
      return { by: decision === 'review' ? 'nobody' : 'door', admitted: decision === 'admit', answerMs };
    }
    clock.skip(guest.manualMs);
    await this.#enter(seq, guest.eligible);
    return { by: 'staff', admitted: guest.eligible, answerMs };
  }

  async #scan(code: string): Promise<Message<'verdict'>> {
    const kiosk = this.#running();
    const verdict = this.#hear(kiosk, 'verdict');
    this.#tell(kiosk, { type: 'scan', now: this.clock.now(), code });
    return this.#note(await verdict);
  }

  async #enter(scan: number, admitted: boolean): Promise<void> {
    const kiosk = this.#running();
    const entered = this.#hear(kiosk, 'entered');
    this.#tell(kiosk, { type: 'enter', now: this.clock.now(), scan, pin: this.#options.pin, admitted });
    const { seq } = await entered;
    this.#shown.push({ kind: 'manual-entry', seq, decision: admitted ? 'admit' : 'refuse' });
  }

  /** Pulls the plug in the middle of a scan. What was shown before it went dark must be in the journal. */
  async #killIfDue({ code }: Guest): Promise<boolean> {
    const { kills, random } = this.#options;
    const due = kills[this.#kills];
    if (due === undefined || this.clock.now() < due) return false;
    const kiosk = this.#running();
    this.#tell(kiosk, { type: 'scan', now: this.clock.now(), code });
    const note = (message: FromKiosk) => {
      if (message.type === 'verdict') this.#note(message);
    };
    kiosk.on('message', note);
    await wait(killWithinMs * random());
    const ended = once(kiosk, 'exit');
    kiosk.kill('SIGKILL');
    await ended;
    this.#kills += 1;
    await this.open();
    return true;
  }

  #note(verdict: Message<'verdict'>): Message<'verdict'> {
    const { seq, decision, reason } = verdict;
    this.#shown.push({ kind: 'scan', seq, decision });
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    return verdict;
  }

  #running(): ChildProcess {
    if (this.#kiosk === undefined) throw new Error('the kiosk was not opened');
    return this.#kiosk;
  }

  #tell(kiosk: ChildProcess, message: ToKiosk): void {
    kiosk.send(message);
  }

  /** The next message of a type. @throws {Error} the kiosk ended instead */
  #hear<Type extends FromKiosk['type']>(kiosk: ChildProcess, type: Type): Promise<Message<Type>> {
    return new Promise((resolve, reject) => {
      const hear = (message: FromKiosk) => {
        if (message.type !== type) return;
        kiosk.off('message', hear).off('exit', ended);
        resolve(message as Message<Type>);
      };
      const ended = (code: number | null) => reject(new Error(`the kiosk ended by itself (${code})`));
      kiosk.on('message', hear).once('exit', ended);
    });
  }
}
