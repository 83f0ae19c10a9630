import type { RowKind } from '../../../shared/journal-row.ts';

/** Rows that may be written while the kiosk itself does not run, or before it has looked at the network. */
export const noSignOfLife: ReadonlySet<RowKind> = new Set([
  'set-aside',
  'changed',
  'trust',
  'set-up',
  'destroyed',
]);
