import { JournalUnwritable } from '../../../main/journal/faults.ts';
import { Journal } from '../../../main/journal/journal.ts';
import { noon, scan } from './test-journal.ts';

// A process of its own, started under a limit of file sizes: writes rows until the disk takes no more, and tells how
// many were written and what it was told then.
const journal = Journal.open(process.argv[2] ?? '', {
  clock: { now: () => noon },
  version: '0.0.0',
  retentionDays: 28,
  place: () => ({ venue: 'V', gate: 'G' }),
});
let written = 0;
try {
  for (;;) {
    const seq = journal.write((transaction) => {
      const row = transaction.append(scan);
      transaction.enter({ pass: `pass ${row}`, entry: 'once', seq: row, at: noon });
      return row;
    });
    written = seq;
  }
} catch (error) {
  const { seq } = journal.head();
  const told = error instanceof JournalUnwritable ? error.message : String(error);
  process.stdout.write(JSON.stringify({ written, head: seq, told }));
}
journal.close();
