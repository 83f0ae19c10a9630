import { deskRow } from '../desk-rows.ts';
import { journalValues } from '../journal-values.ts';
import type { DeskServices } from '../services.ts';
import { os, unlocked } from './gate.ts';

export function journalRouter(kiosk: DeskServices) {
  const { journal } = kiosk;
  return {
    journal: os.desk.journal.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      const page = journal.list.page(input);
      return { rows: page.rows.map((row) => deskRow(journal, row)), more: page.more };
    }),
    journalCount: os.desk.journalCount.handler(async ({ input, context, errors }) => {
      unlocked(context, errors);
      const { upTo, ...filter } = input;
      return await journal.list.count(filter, upTo);
    }),
    journalValues: os.desk.journalValues.handler(({ context, errors }) => {
      unlocked(context, errors);
      return journalValues(journal.list);
    }),
    journalRow: os.desk.journalRow.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      const row = journal.row(input.seq);
      if (row === undefined) return undefined;
      return {
        row: deskRow(journal, row),
        related: journal.related.of(row).map((one) => deskRow(journal, one)),
        impaired: journal.related.networkAt(row.seq)?.impaired ?? {},
      };
    }),
    summary: os.desk.summary.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return { ...journal.counts(input.since), inside: kiosk.status().inside };
    }),
  };
}
