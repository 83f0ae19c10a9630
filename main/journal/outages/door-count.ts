import type { JournalRow } from '../../../shared/journal-row.ts';
import type { DoorFigures } from '../../../shared/outage.ts';
import type { Decision, Reason } from '../../../shared/verdict.ts';

type Counted = DoorFigures['reasons'][number];

/** Counts scans, manual entries and overrides of one stretch of the journal. */
export class DoorCount {
  readonly #reasons = new Map<string, Counted>();
  /** What each entry decided; `undefined`: it was taken back. */
  readonly #entries = new Map<number, Decision | undefined>();
  /** Overrides; `false`: it was taken back. */
  readonly #overrides = new Map<number, boolean>();

  scan(decision: Decision, reason: Reason): void {
    const key = `${decision} ${reason}`;
    const count = (this.#reasons.get(key)?.count ?? 0) + 1;
    this.#reasons.set(key, { decision, reason, count });
  }

  entry({ seq, decision }: JournalRow): void {
    this.#entries.set(seq, decision);
  }

  override({ seq }: JournalRow): void {
    this.#overrides.set(seq, true);
  }

  /** A correction may come long after the stretch: what counts is what stands now. */
  correct(entry: number, { void: takenBack, decision }: JournalRow): void {
    if (this.#overrides.has(entry)) {
      if (takenBack === true) this.#overrides.set(entry, false);
      return;
    }
    if (takenBack === true) this.#entries.set(entry, undefined);
    else if (decision !== undefined) this.#entries.set(entry, decision);
  }

  figures(): DoorFigures {
    const reasons = [...this.#reasons.values()].sort(
      (one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1),
    );
    const scansOf = (decision?: Decision) =>
      reasons
        .filter((one) => decision === undefined || one.decision === decision)
        .reduce((sum, { count }) => sum + count, 0);
    const entries = [...this.#entries.values()];
    const entriesOf = (decision?: Decision) => entries.filter((one) => one === decision).length;
    return {
      scans: scansOf(),
      admitted: scansOf('admit'),
      refused: scansOf('refuse'),
      reviewed: scansOf('review'),
      reasons,
      manual: {
        entries: entries.length - entriesOf(),
        admitted: entriesOf('admit'),
        refused: entriesOf('refuse'),
        takenBack: entriesOf(),
      },
      overrides: [...this.#overrides.values()].filter((stands) => stands).length,
    };
  }
}
