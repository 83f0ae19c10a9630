import { useEffect, useRef } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { type Correcting, OpenedEntry } from './opened-entry.tsx';
import { entryWords, isUnsettled, kindWords, linkOf, recheckWords } from './row-words.ts';
import { useRow } from './use-row.ts';
import { useVocabulary } from './use-vocabulary.ts';

type Fact = readonly [word: DeskWord, value: string | undefined, lang?: 'en'];

/** Everything the kiosk knew, in the order in which somebody asks. */
function useFacts(row: DeskRow): readonly Fact[] {
  const t = useDeskText();
  const formats = useFormats();
  const vocabulary = useVocabulary();
  const { people } = useDesk();
  const { ages, direction, reason } = row;
  return [
    ['details.at', formats.whole(Date.parse(row.at))],
    [
      'details.happenedAt',
      row.happenedAt === undefined ? undefined : formats.whole(Date.parse(row.happenedAt)),
    ],
    ['details.reason', reason === undefined ? undefined : vocabulary.staffReason(reason)],
    ['details.code', reason, 'en'],
    ['details.rule', row.rule],
    [
      'details.note',
      row.note,
      row.kind === 'correction' || row.kind === 'override' ? undefined : 'en',
    ] as Fact,
    ['details.entry', entryWords(row, vocabulary) || undefined],
    ['details.staff', people.find(({ id }) => id === row.staff)?.name ?? row.staff],
    ['details.askedBy', people.find(({ id }) => id === row.askedBy)?.name ?? row.askedBy],
    ['details.direction', direction === undefined ? undefined : t(`direction.${direction}`)],
    ['details.format', row.format],
    ['details.issuer', row.issuer],
    ['details.keyId', row.keyId],
    ['details.pass', row.pass],
    ['details.policy', row.policy],
    ['details.keysAge', ages?.keys === undefined ? undefined : formats.ageOfSeconds(ages.keys)],
    [
      'details.revocationsAge',
      ages?.revocations === undefined ? undefined : formats.ageOfSeconds(ages.revocations),
    ],
    ['details.clock', t(`clock.${row.clock}`)],
    ['details.network', t(`network.${row.network}`)],
    ['details.venue', row.venue],
    ['details.gate', row.gate],
    ['details.version', row.version],
  ];
}

function Facts({ row }: { readonly row: DeskRow }) {
  const t = useDeskText();
  const facts = useFacts(row).filter(([, value]) => value !== undefined && value !== '');
  return (
    <dl className="facts">
      {facts.map(([word, value, lang]) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd lang={lang}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One row, opened beside the list. */
export function RowDetails(props: {
  readonly seq: number;
  readonly onGo: (seq: number) => void;
  readonly onRecord: (scan: number) => void;
  readonly onCorrect: (correcting: Correcting) => void;
  readonly onClose: () => void;
}) {
  const t = useDeskText();
  const vocabulary = useVocabulary();
  const found = useRow(props.seq);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const row = found?.type === 'row' ? found.row : undefined;
  const rechecked = row?.rechecked;
  const link = row === undefined ? undefined : linkOf(row);
  return (
    <aside
      className="card details"
      aria-label={t('details.title', { seq: props.seq })}
      data-details={props.seq}
    >
      <div className="details-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('details.title', { seq: props.seq })}
        </h2>
        <button type="button" className="button" onClick={props.onClose}>
          {t('details.close')}
        </button>
      </div>
      {found?.type === 'gone' && <p>{t('details.gone')}</p>}
      {found?.type === 'trouble' && <CallNotice outcome={found.outcome} />}
      {row !== undefined && (
        <>
          <p className="details-what">
            <b>{kindWords(row, vocabulary)}</b>
            {row.decision !== undefined && row.kind !== 'rechecked' && (
              <DecisionTag decision={row.decision} />
            )}
            {row.corrected && <span className="small-tag">{t('journal.corrected')}</span>}
          </p>
          {rechecked !== undefined && (
            <p>{t('journal.rechecked', { outcome: recheckWords(rechecked, vocabulary) })}</p>
          )}
          {row.kind === 'rechecked' && <p>{recheckWords(row, vocabulary)}</p>}
          <div className="details-keys">
            {link !== undefined && (
              <button type="button" className="button" onClick={() => props.onGo(link.seq)}>
                {t(link.word, { seq: link.seq })}
              </button>
            )}
            {rechecked !== undefined && (
              <button type="button" className="button" onClick={() => props.onGo(rechecked.seq)}>
                {t('journal.recheck-link', { seq: rechecked.seq })}
              </button>
            )}
            {isUnsettled(row) && (
              <button type="button" className="button go" onClick={() => props.onRecord(row.seq)}>
                {t('journal.record-by-hand')}
              </button>
            )}
          </div>
          {row.kind === 'manual-entry' && <OpenedEntry row={row} onCorrect={props.onCorrect} />}
          <Facts row={row} />
        </>
      )}
    </aside>
  );
}
