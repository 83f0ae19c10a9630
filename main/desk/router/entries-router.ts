import { deskRow } from '../desk-rows.ts';
import type { DeskServices } from '../services.ts';
import { incharge, orRefused, os, unlocked } from './gate.ts';

export function entriesRouter(kiosk: DeskServices) {
  return {
    entryForms: os.desk.entryForms.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.entries.forms()];
    }),
    recordEntry: os.desk.recordEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const entered = await orRefused(errors, () => kiosk.entries.record(staff.id, input));
      kiosk.changed();
      return entered;
    }),
    formerEntry: os.desk.formerEntry.handler(async ({ input, context, errors }) => {
      unlocked(context, errors);
      const row = await kiosk.formerEntries.find(input);
      if (row === undefined) return null;
      const { seq, staff, decision, gate, at, happenedAt } = row;
      return { seq, staff, decision, gate, at: Date.parse(happenedAt ?? at) };
    }),
    openEntry: os.desk.openEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const opened = await orRefused(errors, () => kiosk.entries.open(staff, input.seq));
      if (!opened.ok) throw errors.NOT_ALLOWED();
      return { row: deskRow(kiosk.journal, opened.row), values: { ...opened.values } };
    }),
    undoableEntry: os.desk.undoableEntry.handler(({ context, errors }) => {
      unlocked(context, errors);
      return kiosk.corrections.undoable() ?? null;
    }),
    correctEntry: os.desk.correctEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const may =
        input.change.type === 'void'
          ? incharge.includes(staff.role) || kiosk.corrections.isFresh(input.seq)
          : kiosk.corrections.mayAmend(staff, input.seq, input.change.admitted);
      if (!may) throw errors.NOT_ALLOWED();
      const corrected = await orRefused(errors, () =>
        kiosk.corrections.correct(staff.id, input.seq, input.reason, input.change),
      );
      kiosk.changed();
      return corrected;
    }),
  };
}
