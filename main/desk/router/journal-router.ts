import { deskRow } from '../desk-rows.ts';
import type { DeskServices } from '../services.ts';
import { os, unlocked } from './gate.ts';

export function journalRouter(kiosk: DeskServices) {
  return {
    journal: os.desk.journal.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      const { before, since, limit, kinds } = input;
      const page = kiosk.journal.page({
        limit,
        kinds,
        ...(before === undefined ? {} : { before }),
        ...(since === undefined ? {} : { since }),
      });
      return { rows: page.rows.map((row) => deskRow(kiosk.journal, row)), more: page.more };
    }),
    summary: os.desk.summary.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return { ...kiosk.journal.counts(input.since), inside: kiosk.status().inside };
    }),
  };
}
