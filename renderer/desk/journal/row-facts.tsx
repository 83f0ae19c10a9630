import type { RowDetails } from '../../../shared/contract/journal.ts';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { entryWords } from './row-words.ts';
import { useVocabulary } from './use-vocabulary.ts';

type Fact = readonly [word: DeskWord, value: string | undefined, lang?: 'en'];

function FactList(props: { readonly title?: string; readonly facts: readonly Fact[] }) {
  const t = useDeskText();
  const facts = props.facts.filter(([, value]) => value !== undefined && value !== '');
  return (
    <>
      {props.title !== undefined && <h3>{props.title}</h3>}
      <dl className="facts">
        {facts.map(([word, value, lang]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd lang={lang}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What happened, in the order in which somebody asks; then what the kiosk knew at that minute. */
export function RowFacts({ details }: { readonly details: RowDetails }) {
  const t = useDeskText();
  const formats = useFormats();
  const vocabulary = useVocabulary();
  const { people } = useDesk();
  const { row, impaired } = details;
  const { ages, direction, reason } = row;
  const age = (seconds: number | undefined) =>
    seconds === undefined ? undefined : formats.ageOfSeconds(seconds);
  const unreached = Object.entries(impaired).map(([name, state]) => `${name} (${t(`network.${state}`)})`);
  const happened: readonly Fact[] = [
    ['details.at', formats.whole(Date.parse(row.at))],
    [
      'details.happenedAt',
      row.happenedAt === undefined ? undefined : formats.whole(Date.parse(row.happenedAt)),
    ],
    ['details.reason', reason === undefined ? undefined : vocabulary.staffReason(reason)],
    ['details.code', reason, 'en'],
    ['details.rule', row.rule],
    ['correction', 'override', 'manual-entry'].includes(row.kind)
      ? ['details.note', row.note]
      : ['details.note', row.note, 'en'],
    ['details.entry', entryWords(row, vocabulary) || undefined],
    ['details.staff', people.find(({ id }) => id === row.staff)?.name ?? row.staff],
    ['details.vouchedBy', people.find(({ id }) => id === row.vouchedBy)?.name ?? row.vouchedBy],
    ['details.askedBy', people.find(({ id }) => id === row.askedBy)?.name ?? row.askedBy],
    ['details.takenBy', people.find(({ id }) => id === row.takenBy)?.name ?? row.takenBy],
    ['details.direction', direction === undefined ? undefined : t(`direction.${direction}`)],
    ['details.format', row.format],
    ['details.issuer', row.issuer],
    ['details.keyId', row.keyId],
    ['details.pass', row.pass],
    ['details.venue', row.venue],
    ['details.gate', row.gate],
  ];
  const known: readonly Fact[] = [
    ['details.clock', t(`clock.${row.clock}`)],
    ['details.network', t(`network.${row.network}`)],
    ['details.unreached', unreached.join(', ')],
    ['details.policy', row.policy],
    ['details.keysAge', age(ages?.keys)],
    ['details.revocationsAge', age(ages?.revocations)],
    ['details.version', row.version],
  ];
  return (
    <>
      <FactList facts={happened} />
      <FactList title={t('details.known')} facts={known} />
    </>
  );
}
