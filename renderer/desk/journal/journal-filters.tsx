import { decisions } from '../../../shared/verdict.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { FilterSelect } from './filter-select.tsx';
import type { Period } from './period.ts';
import { PeriodPicks } from './period-picks.tsx';
import { useJournalValues } from './use-journal-values.ts';
import { useVocabulary } from './use-vocabulary.ts';
import { isAnythingWanted, type Wanted } from './wanted.ts';

/** What somebody looks for in the journal: when, what, how it was decided and why, at which gate, by whom. */
export function JournalFilters(props: {
  readonly period: Period;
  readonly wanted: Wanted;
  readonly onPeriod: (period: Period) => void;
  readonly onWanted: (wanted: Wanted) => void;
  readonly children: React.ReactNode;
}) {
  const t = useDeskText();
  const { people } = useDesk();
  const { staffReason } = useVocabulary();
  const { kinds, reasons, gates, staff } = useJournalValues();
  const { wanted, onWanted } = props;
  const personWords = (id: string) =>
    people.find((one) => one.id === id)?.name ?? t('journal.former', { id: id.slice(0, 8) });
  return (
    <search className="filters" aria-label={t('journal.filters')}>
      <div className="row">
        <PeriodPicks period={props.period} onChange={props.onPeriod} />
        {props.children}
      </div>
      <div className="row">
        <FilterSelect
          label={t('journal.kind')}
          value={wanted.kinds}
          isSet={wanted.kinds !== 'door'}
          options={[
            ['door', t('journal.door')],
            ['all', t('journal.all')],
            ...kinds.map((kind) => [kind, t(`kind.${kind}`)] as const),
          ]}
          onChange={(value) => onWanted({ ...wanted, kinds: value ?? 'door' })}
        />
        <FilterSelect
          label={t('journal.decision')}
          value={wanted.decision}
          any={t('journal.any')}
          options={decisions.map((decision) => [decision, t(`decision.${decision}`)])}
          onChange={(decision) => onWanted({ ...wanted, decision })}
        />
        <FilterSelect
          label={t('journal.reason')}
          value={wanted.reason}
          any={t('journal.any')}
          options={reasons.map((reason) => [reason, staffReason(reason)])}
          onChange={(reason) => onWanted({ ...wanted, reason })}
        />
        <FilterSelect
          label={t('journal.gate')}
          value={wanted.gate}
          any={t('journal.any')}
          options={gates.map((gate) => [gate, gate])}
          onChange={(gate) => onWanted({ ...wanted, gate })}
        />
        <FilterSelect
          label={t('journal.staff')}
          value={wanted.staff}
          any={t('journal.any')}
          options={staff.map((id) => [id, personWords(id)])}
          onChange={(id) => onWanted({ ...wanted, staff: id })}
        />
        {isAnythingWanted(wanted) && (
          <button type="button" className="button" onClick={() => onWanted({ kinds: 'door' })}>
            {t('journal.clear')}
          </button>
        )}
      </div>
    </search>
  );
}
