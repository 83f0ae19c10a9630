import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotBeDone } from './desk/manual-entries.ts';
import type { Prepared, RehearsalModel } from './desk/rehearsal-desk.ts';
import type { KioskOptions } from './kiosk/kiosk-options.ts';
import { type Kiosk, openKiosk } from './kiosk.ts';
import { type PreparedRehearsal, prepareRehearsal, rehearsalFolder } from './practice/prepare-rehearsal.ts';
import { RehearsalMarker } from './practice/rehearsal-marker.ts';
import { LogFile } from './store/log-file.ts';
import { Cable } from './uplink/cable.ts';

/** So long the answer to whoever asked for a change-over has to reach their screen before its line is cut. */
const answerMs = 50;

export type ChangeoverOptions = Omit<KioskOptions, 'rehearsal'>;

/**
 * The kiosk that stands at the door: the door's own or, for a while, a rehearsal of it on a profile inside the
 * profile. One at a time, because a serial port is opened by one, and because no guest may be let in by the wrong one.
 * Whatever goes wrong with a rehearsal, and whenever the program is started again, it is the door's own.
 */
export class Changeover {
  readonly #options: ChangeoverOptions;
  readonly #log: LogFile;
  readonly #marker: RehearsalMarker;
  readonly #hangUpListeners = new Set<() => void>();
  readonly #leaveListeners = new Set<() => void>();
  #kiosk: Kiosk;
  #standing: Promise<Kiosk>;
  #practice: PreparedRehearsal | undefined;
  #preparing = false;
  #changing = false;
  #failure: string | undefined;

  /**
   * Opens the door's own kiosk.
   *
   * @throws {DatabaseFromFuture} a store was written by a newer program
   */
  constructor(options: ChangeoverOptions) {
    this.#options = options;
    this.#log = new LogFile(join(options.profile, 'munjigi.log'), options.clock ?? { now: Date.now });
    this.#marker = new RehearsalMarker(options.profile);
    this.#kiosk = this.#openDoor();
    this.#standing = Promise.resolve(this.#kiosk);
  }

  /** The kiosk, as soon as one stands there. */
  standing(): Promise<Kiosk> {
    return this.#standing;
  }

  /**
   * Changes over to a rehearsal by command. Resolves when it stands there.
   *
   * @throws {CannotBeDone} the kiosk is not set up, or no rehearsal can be made; the door's own kiosk goes on
   */
  async rehearse(): Promise<void> {
    await this.#kiosk.rehearsal.begin();
    await this.#standing;
    if (this.#failure !== undefined) throw new CannotBeDone(this.#failure);
  }

  /** Hears when the kiosk goes: whoever is connected to it is to be cut off, and may connect again at once. */
  onHangUp(listener: () => void): void {
    this.#hangUpListeners.add(listener);
  }

  /** Hears when staff close the kiosk from the desk. */
  onLeave(listener: () => void): void {
    this.#leaveListeners.add(listener);
  }

  /** Whatever stands there stops, the stores last. */
  async close(): Promise<void> {
    const kiosk = await this.#standing;
    await kiosk.close();
    await this.#practice?.issuer.stop();
  }

  #openDoor(): Kiosk {
    const kiosk = this.#open({
      ...this.#options,
      rehearsal: {
        type: 'offered',
        prepare: (model) => this.#prepare(model),
        failure: () => this.#failure,
      },
    });
    const marker = this.#marker.read();
    if (marker === undefined) return kiosk;
    try {
      kiosk.rehearsal.ended(marker.endedBy);
      this.#marker.remove();
      rmSync(rehearsalFolder(this.#options.profile), { recursive: true, force: true });
    } catch (error) {
      // The door opens all the same; the marker stays, and the next start tells.
      this.#log.report('rehearsal', error);
    }
    return kiosk;
  }

  #openRehearsal(practice: PreparedRehearsal): Kiosk {
    const { profile, issuer, tasks } = practice;
    const since = (this.#options.clock ?? { now: Date.now }).now();
    return this.#open({
      ...this.#options,
      profile,
      rehearsal: {
        type: 'under-way',
        since,
        cable: new Cable(),
        tasks,
        end: (staff) => {
          if (this.#changing) return;
          this.#marker.set({ endedBy: staff });
          this.#change(async () => {
            await issuer.stop();
            this.#practice = undefined;
            return this.#openDoor();
          });
        },
      },
    });
  }

  #open(options: KioskOptions): Kiosk {
    const kiosk = openKiosk(options);
    kiosk.onLeave(() => {
      for (const listener of this.#leaveListeners) listener();
    });
    return kiosk;
  }

  async #prepare(model: RehearsalModel): Promise<Prepared> {
    if (this.#preparing || this.#changing) throw new CannotBeDone('A rehearsal is being prepared already.');
    this.#preparing = true;
    this.#failure = undefined;
    const { profile, clock = { now: Date.now } } = this.#options;
    try {
      const practice = await prepareRehearsal(profile, model, clock);
      this.#marker.set({});
      return {
        begin: () => this.#change(() => this.#rehearsalOr(practice, () => this.#openDoor())),
        giveUp: async () => {
          this.#marker.remove();
          await practice.issuer.stop();
        },
      };
    } catch (error) {
      throw new CannotBeDone(this.#failed(error, 'prepared'));
    } finally {
      this.#preparing = false;
    }
  }

  async #rehearsalOr(practice: PreparedRehearsal, instead: () => Kiosk): Promise<Kiosk> {
    try {
      const kiosk = this.#openRehearsal(practice);
      this.#practice = practice;
      return kiosk;
    } catch (error) {
      this.#failure = this.#failed(error, 'opened');
      await practice.issuer.stop();
      return instead();
    }
  }

  #failed(error: unknown, what: 'prepared' | 'opened'): string {
    return `The rehearsal could not be ${what}; the log says why under ${this.#log.report('rehearsal', error)}.`;
  }

  /** If no kiosk can be opened any more, that is for a new start of the program to mend, as at any start. */
  #change(open: () => Promise<Kiosk>): void {
    this.#changing = true;
    this.#standing = this.#changed(open);
  }

  async #changed(open: () => Promise<Kiosk>): Promise<Kiosk> {
    await pause(answerMs);
    for (const listener of this.#hangUpListeners) listener();
    await this.#kiosk.close();
    this.#kiosk = await open();
    this.#changing = false;
    return this.#kiosk;
  }
}
