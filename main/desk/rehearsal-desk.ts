import type { EpochMs } from '../../shared/clock.ts';
import type { RehearsalView } from '../../shared/contract/rehearsal.ts';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import type { Policy } from '../../shared/policy.ts';
import type { PracticeName } from '../../shared/practice-pass.ts';
import type { PracticeTask } from '../../shared/rehearsal.ts';
import type { Settings } from '../../shared/settings.ts';
import { frameOf } from '../scanners/frame-of.ts';
import type { Frame } from '../scanners/framer.ts';
import type { Cable } from '../uplink/cable.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';

/** What a rehearsal is made like. */
export interface RehearsalModel {
  readonly settings: Settings;
  readonly policy: Policy;
}

/** A rehearsal that nobody has changed over to yet. */
export interface Prepared {
  /** Changes over to it, a moment later. */
  readonly begin: () => void;
  /** Nobody will: nothing of it stays. */
  readonly giveUp: () => Promise<void>;
}

/** What a kiosk at a door has to do with rehearsals. */
export interface RehearsalOffer {
  readonly type: 'offered';
  /** Makes all that a rehearsal needs, while this kiosk goes on. @throws {CannotBeDone} */
  readonly prepare: (model: RehearsalModel) => Promise<Prepared>;
  /** Why the last one came to nothing, in English. */
  readonly failure: () => string | undefined;
}

/** What a kiosk has to do with the rehearsal that it is. */
export interface RehearsalUnderWay {
  readonly type: 'under-way';
  readonly since: EpochMs;
  readonly cable: Cable;
  readonly tasks: readonly PracticeTask[];
  /** Changes back, a moment later. */
  readonly end: (staff: string) => void;
}

export type RehearsalPart = RehearsalOffer | RehearsalUnderWay;

export interface RehearsalDeskOptions {
  /** Absent: nobody is there to change over to one. */
  readonly part: RehearsalPart | undefined;
  readonly inForce: InForce;
  readonly logbook: Logbook;
  /** Does with it what is done with what a scanner reads; resolves when that is shown. */
  readonly scan: (frame: Frame) => Promise<void>;
}

/** Rehearsals, as staff begin, work and end them. */
export class RehearsalDesk {
  readonly #options: RehearsalDeskOptions;

  constructor(options: RehearsalDeskOptions) {
    this.#options = options;
  }

  status(): Pick<KioskStatus, 'rehearsal'> {
    const { part } = this.#options;
    if (part?.type !== 'under-way') return {};
    return { rehearsal: { since: part.since, cable: part.cable.isPulled ? 'pulled' : 'plugged' } };
  }

  view(): RehearsalView {
    const { part } = this.#options;
    if (part?.type === 'under-way') return { type: 'under-way', tasks: [...part.tasks] };
    const failure = part?.failure();
    return { type: 'offered', ...(failure === undefined ? {} : { failure }) };
  }

  /**
   * Resolves when all is prepared and on disk; the change-over follows.
   *
   * @param staff nobody: by command
   * @throws {CannotBeDone}
   * @throws {JournalUnwritable} and no rehearsal begins
   */
  async begin(staff?: string): Promise<void> {
    const { part, inForce, logbook } = this.#options;
    const { isSetUp, settings, policy } = inForce;
    if (part?.type !== 'offered') throw new CannotBeDone('This kiosk cannot change over to a rehearsal.');
    if (!isSetUp) throw new CannotBeDone('Set the kiosk up first.');
    if (policy === undefined) throw new CannotBeDone(`The policy "${settings.policy}" is not in the store.`);
    const prepared = await part.prepare({ settings, policy });
    try {
      logbook.note('rehearsal', {
        rehearsal: 'begun',
        note: staff === undefined ? 'a rehearsal begins, by command' : 'a rehearsal begins',
        ...(staff === undefined ? {} : { staff }),
      });
    } catch (error) {
      await prepared.giveUp();
      throw error;
    }
    prepared.begin();
  }

  /** Writes down, at the door itself, that a rehearsal is over. `staff`: nobody, if the kiosk was started again. */
  ended(staff?: string): void {
    this.#options.logbook.note('rehearsal', {
      rehearsal: 'ended',
      note:
        staff === undefined ? 'the rehearsal is over: the kiosk was started again' : 'the rehearsal is over',
      ...(staff === undefined ? {} : { staff }),
    });
  }

  /** @throws {CannotBeDone} this is no rehearsal */
  setCable(isPulled: boolean, staff: string): void {
    const { cable } = this.#underWay();
    if (cable.isPulled === isPulled) return;
    const note = isPulled ? 'the cable was pulled' : 'the cable was put back';
    this.#options.logbook.note('changed', { staff, note });
    cable.set(isPulled);
  }

  /** Resolves when the verdict is shown. @throws {CannotBeDone} this is no rehearsal, or it has no such pass */
  async hold(name: PracticeName): Promise<void> {
    const task = this.#underWay().tasks.find((one) => one.name === name);
    const frame = task && frameOf(task.text);
    if (frame === undefined) throw new CannotBeDone(`There is no practice pass "${name}".`);
    await this.#options.scan(frame);
  }

  /** @throws {CannotBeDone} this is no rehearsal */
  end(staff: string): void {
    this.#underWay().end(staff);
  }

  #underWay(): RehearsalUnderWay {
    const { part } = this.#options;
    if (part?.type !== 'under-way') throw new CannotBeDone('This is no rehearsal.');
    return part;
  }
}
