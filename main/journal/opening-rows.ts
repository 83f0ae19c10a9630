import type { JournalWriter } from './journal-writer.ts';
import { type KioskKeys, marksOf } from './kiosk-keys.ts';
import type { KnownKeys } from './known-keys.ts';

/**
 * Says what is unlike the last time, before anything else is written: that the journal begins anew, and why, and
 * which of the kiosk's keys is another one than before.
 *
 * @throws {JournalUnwritable}
 */
export function writeOpeningRows(
  writer: JournalWriter,
  {
    begunAnew,
    keys,
    knownKeys,
  }: { readonly begunAnew: string | undefined; readonly keys: KioskKeys; readonly knownKeys: KnownKeys },
): void {
  const unknown = knownKeys.unknown(marksOf(keys));
  if (begunAnew === undefined && unknown.length === 0) return;
  // Nobody has looked at the clock or the network yet.
  const circumstances = { clock: 'untrusted', network: 'offline' } as const;
  writer.write(({ append }) => {
    if (begunAnew !== undefined) append({ kind: 'set-aside', ...circumstances, note: begunAnew });
    for (const mark of knownKeys.unknown(marksOf(keys))) {
      const another = knownKeys.remember(mark, keys.signing.publicJwk);
      if (another) append({ kind: 'changed', ...circumstances, note: mark.lost });
    }
  });
}
