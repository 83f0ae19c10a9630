import type { EpochMs } from '../../../shared/clock.ts';
import type { ArrivalKind, Arrivals, DoorReport } from '../../../shared/report.ts';
import type { DoorRow, Standing } from './door-rows.ts';
import { DurationCount } from './quantiles.ts';

type Counted = { -readonly [kind in ArrivalKind]: number };
type ReasonCount = DoorReport['reasons'][number];

export type DoorFigures = Pick<
  DoorReport,
  'slots' | 'arrivals' | 'left' | 'manual' | 'overrides' | 'manualShare' | 'reasons' | 'gates' | 'tookMs'
>;

function none(): Counted {
  return { admit: 0, refuse: 0, review: 0, manual: 0 };
}

function sumOf(counted: readonly Arrivals[]): Arrivals {
  const sum = none();
  for (const one of counted) {
    sum.admit += one.admit;
    sum.refuse += one.refuse;
    sum.review += one.review;
    sum.manual += one.manual;
  }
  return sum;
}

/** The last of the ascending `starts` that is not after `at`; -1 if all are. */
function slotOf(starts: readonly EpochMs[], at: EpochMs): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Counts the rows of the door into the slots of a chart, by gate and by reason. Order does not matter. */
export class DoorTally {
  readonly #starts: readonly EpochMs[];
  readonly #slots: readonly Counted[];
  readonly #gates = new Map<string, Counted>();
  readonly #reasons = new Map<string, ReasonCount>();
  readonly #durations = new DurationCount();
  readonly #manual = { entries: 0, admitted: 0, refused: 0, takenBack: 0 };
  /** Who came in by hand, and by their code. */
  #byHand = 0;
  #byCode = 0;
  #left = 0;
  #overrides = 0;

  /** @param starts when each slot begins, ascending */
  constructor(starts: readonly EpochMs[]) {
    this.#starts = starts;
    this.#slots = starts.map(none);
  }

  scan(row: DoorRow): void {
    const { decision, reason, tookMs } = row;
    if (tookMs !== null) this.#durations.add(tookMs);
    if (decision === null || reason === null) return;
    const key = `${decision} ${reason}`;
    this.#reasons.set(key, { decision, reason, count: 1 + (this.#reasons.get(key)?.count ?? 0) });
    if (row.direction === 'exit') {
      if (decision === 'admit') this.#left += 1;
      return;
    }
    // The same guest shows another pass: that one counts.
    if (reason === 'second-pass-needed') return;
    if (decision === 'admit') this.#byCode += 1;
    this.#arrived(row, decision);
  }

  manual(row: DoorRow, standing: Standing): void {
    if (standing.takenBack === 1) {
      this.#manual.takenBack += 1;
      return;
    }
    const admitted = (standing.decision ?? row.decision) === 'admit';
    this.#manual.entries += 1;
    this.#manual[admitted ? 'admitted' : 'refused'] += 1;
    if (row.direction === 'exit') return;
    if (admitted) this.#byHand += 1;
    if (row.scan === null) this.#arrived(row, 'manual');
  }

  /** Whom staff in charge let pass came in by hand; their scan was counted when they arrived. */
  override(row: DoorRow, { takenBack }: Standing): void {
    if (takenBack === 1) return;
    this.#overrides += 1;
    if (row.direction === 'exit') this.#left += 1;
    else this.#byHand += 1;
  }

  figures(): DoorFigures {
    const in_ = this.#byHand + this.#byCode;
    const tookMs = this.#durations.quantiles();
    return {
      slots: this.#starts.map((at, n) => ({ at, ...(this.#slots[n] ?? none()) })),
      arrivals: sumOf(this.#slots),
      left: this.#left,
      manual: this.#manual,
      overrides: this.#overrides,
      ...(in_ === 0 ? {} : { manualShare: this.#byHand / in_ }),
      reasons: [...this.#reasons.values()].sort(
        (one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1),
      ),
      gates: [...this.#gates]
        .map(([gate, counted]) => ({ gate, ...counted }))
        .sort((one, other) => (one.gate < other.gate ? -1 : 1)),
      ...(tookMs === undefined ? {} : { tookMs }),
    };
  }

  #arrived({ at, gate }: DoorRow, kind: ArrivalKind): void {
    const slot = this.#slots[slotOf(this.#starts, Date.parse(at))];
    if (slot !== undefined) slot[kind] += 1;
    const ofGate = this.#gates.get(gate) ?? none();
    ofGate[kind] += 1;
    this.#gates.set(gate, ofGate);
  }
}
