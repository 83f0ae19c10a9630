import type { FoundSource, StickStatus, Stranger } from '../../shared/contract/trust.ts';
import type { Errands } from '../trust/errands.ts';
import type { ImportReport } from '../trust/import-report.ts';
import { isPairing, parsePairing } from '../trust/repository/pairing.ts';
import { SourceRefused } from '../trust/source-refused.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import { believing, type StickWatch } from '../uplink/stick-watch.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';

function whoOf(stranger: Stranger): string {
  return stranger.what === 'root'
    ? `the publisher with the root ${stranger.version}`
    : `${stranger.name} (${stranger.issuer})`;
}

/** Sources that a manager adds at the desk: what is on a stick, at an address, in a folder, behind a pairing code. */
export class NewSources {
  readonly #trust: Pick<TrustStore, 'sources'>;
  readonly #errands: Pick<Errands, 'importSource'>;
  readonly #sticks: Pick<StickWatch, 'sticks' | 'trust'>;
  readonly #logbook: Logbook;
  readonly #onTaken: () => void;

  constructor(options: {
    readonly trust: Pick<TrustStore, 'sources'>;
    readonly errands: Pick<Errands, 'importSource'>;
    readonly sticks: Pick<StickWatch, 'sticks' | 'trust'>;
    readonly logbook: Logbook;
    /** Other verdicts may hold now. */
    readonly onTaken: () => void;
  }) {
    this.#trust = options.trust;
    this.#errands = options.errands;
    this.#sticks = options.sticks;
    this.#logbook = options.logbook;
    this.#onTaken = options.onTaken;
  }

  sticks(): readonly StickStatus[] {
    return this.#sticks.sticks();
  }

  /**
   * What is in a place, and whom it would take to trust.
   *
   * @param text a path, an address, an identifier or a pairing code
   * @throws {CannotBeDone} it cannot be read, or is nothing of ours
   */
  async look(text: string, staff: string): Promise<FoundSource> {
    if (isPairing(text)) {
      const paired = this.#pairedStick(text);
      if (paired !== undefined) return paired;
    }
    const before = new Set(this.#trust.sources().map(({ location }) => location));
    const report = await this.#errands.importSource(text, { strangers: 'refuse' });
    if (!report.ok && report.stranger !== undefined) {
      return { state: 'unknown', location: text, stranger: report.stranger };
    }
    const { location } = this.#taken(report);
    const what = before.has(location) ? 'was read again' : 'is a source from now on';
    this.#logbook.note('trust', { staff, note: `${location} ${what}` });
    return { state: 'taken', location };
  }

  /**
   * Believes whoever has this fingerprint, and takes in what is there.
   *
   * @throws {CannotBeDone} somebody else is there by now, or it cannot be read
   */
  async trust(
    { location, stranger }: { readonly location: string; readonly stranger: Stranger },
    staff: string,
  ): Promise<{ readonly location: string }> {
    // The row first: nobody is believed on somebody's word that is not written down.
    const who = `${whoOf(stranger)}, fingerprint ${stranger.sha256}`;
    this.#logbook.note('trust', { staff, note: `${who}, is trusted from now on` });
    try {
      return await this.#take(location, stranger);
    } catch (error) {
      this.#logbook.note('trust', { staff, note: `nothing was taken in of ${who}` });
      throw error;
    }
  }

  async #take(location: string, stranger: Stranger): Promise<{ readonly location: string }> {
    if (!this.sticks().some(({ path }) => path === location)) {
      return this.#taken(await this.#errands.importSource(location, believing(stranger)));
    }
    const stick = await this.#sticks.trust(location, stranger);
    if (stick === undefined) throw new CannotBeDone('This stick is not in any more.');
    if (stick.state !== 'taken') {
      throw new CannotBeDone(stick.detail ?? 'This stick has another fingerprint by now. Look at it again.');
    }
    this.#onTaken();
    return { location };
  }

  #taken(report: ImportReport): { readonly location: string } {
    // Of a source that is held the good parts were taken, and the list says what is wrong with the others.
    if (report.source === undefined) throw new CannotBeDone(report.ok ? '' : report.detail);
    this.#onTaken();
    return { location: report.source.location };
  }

  /** A code without an address is about what comes on a stick. @throws {CannotBeDone} none is in, or it is not whole */
  #pairedStick(code: string): FoundSource | undefined {
    try {
      const { root, at } = parsePairing(code);
      if (at !== undefined) return undefined;
      const unknown = this.sticks().filter(({ stranger }) => stranger?.what === 'root');
      const stick = unknown.find(({ stranger }) => stranger?.sha256 === root.sha256) ?? unknown[0];
      if (stick === undefined) {
        throw new CannotBeDone(
          'This code names no address. Plug in the stick it belongs to, then enter it again.',
        );
      }
      return { state: 'unknown', location: stick.path, stranger: { what: 'root', ...root } };
    } catch (error) {
      if (error instanceof SourceRefused) throw new CannotBeDone(error.message, { cause: error });
      throw error;
    }
  }
}
