import type { SettleDetails } from '../../../shared/contract/settle.ts';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

type Fact = readonly [word: DeskWord, value: string | undefined, lang?: 'en'];

/** What the verdict rested on, as far as the row and the stores still say. */
export function KnownFacts({ details }: { readonly details: SettleDetails }) {
  const t = useDeskText();
  const formats = useFormats();
  const { row, issuerName } = details;
  const { keys, revocations } = row.ages ?? {};
  const age = (seconds: number | undefined) =>
    seconds === undefined ? undefined : formats.ageOfSeconds(seconds);
  const facts: readonly Fact[] = [
    ['details.at', formats.whole(Date.parse(row.at))],
    ['details.code', row.reason, 'en'],
    ['details.note', row.note, 'en'],
    ['details.format', row.format],
    ['details.issuer', issuerName ?? row.issuer],
    ['details.keyId', row.keyId],
    ['details.policy', row.policy],
    ['details.keysAge', age(keys)],
    ['details.revocationsAge', age(revocations)],
    ['details.clock', t(`clock.${row.clock}`)],
    ['details.network', t(`network.${row.network}`)],
    ['details.direction', row.direction === undefined ? undefined : t(`direction.${row.direction}`)],
    ['details.gate', row.gate],
    ['details.pass', row.pass],
  ];
  return (
    <>
      <h3>{t('settle.known')}</h3>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([word, value, lang]) => (
            <div key={word}>
              <dt>{t(word)}</dt>
              <dd lang={lang}>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
