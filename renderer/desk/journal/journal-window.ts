import type { DeskRow } from '../../../shared/contract/journal.ts';

/** The part of the journal that is loaded, newest first, without a gap among the rows that fit. */
export interface JournalWindow {
  readonly rows: readonly DeskRow[];
  /** Whether older rows fit that are not loaded. */
  readonly more: boolean;
  /** Newer rows that came while somebody reads further down: shown when they ask for them. */
  readonly waiting: readonly DeskRow[];
  /** So many came that there may be others between `waiting` and `rows`. */
  readonly gap: boolean;
  /** The newest row when the window was begun; 0: there was none. */
  readonly begun: number;
  /** Rows that came since. */
  readonly arrived: number;
}

interface Page {
  readonly rows: readonly DeskRow[];
  readonly more: boolean;
}

export function windowOf({ rows, more }: Page): JournalWindow {
  return { rows, more, waiting: [], gap: false, begun: rows[0]?.seq ?? 0, arrived: 0 };
}

/** The newest row that is known, shown or not. */
export function newestOf({ waiting, rows }: JournalWindow): number {
  return waiting[0]?.seq ?? rows[0]?.seq ?? 0;
}

export function withOlder(window: JournalWindow, page: Page): JournalWindow {
  return { ...window, rows: [...window.rows, ...page.rows], more: page.more };
}

/** Rows that were written since: on top of the list, or aside if that would move what somebody reads. */
export function withNewer(window: JournalWindow, page: Page, reading: boolean): JournalWindow {
  if (page.rows.length === 0) return window;
  const waiting = [...page.rows, ...window.waiting];
  const gap = window.gap || page.more;
  const arrived = window.arrived + page.rows.length;
  return reading || gap
    ? { ...window, waiting, gap, arrived }
    : { ...window, rows: [...waiting, ...window.rows], waiting: [], arrived };
}

/** Rows read again: one may have been settled, corrected or looked at again meanwhile. */
export function renewed(window: JournalWindow, read: readonly DeskRow[]): JournalWindow {
  const bySeq = new Map(read.map((row) => [row.seq, row]));
  return { ...window, rows: window.rows.map((row) => bySeq.get(row.seq) ?? row) };
}
