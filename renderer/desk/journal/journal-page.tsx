import { useCallback, useMemo, useRef, useState } from 'react';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { UndoOffer } from '../entry/undo-offer.tsx';
import { NetworkPill } from '../network-pill.tsx';
import { PageHead } from '../page-head.tsx';
import { CorrectionPage } from './correction-page.tsx';
import { JournalFilters } from './journal-filters.tsx';
import { JournalTable } from './journal-table.tsx';
import { NewRows } from './new-rows.tsx';
import type { Correcting } from './opened-entry.tsx';
import { boundsOf, type Period } from './period.ts';
import { RowDetails } from './row-details.tsx';
import { useCount } from './use-count.ts';
import { type Place, useJournal } from './use-journal.ts';
import { isAnythingWanted, type Wanted } from './wanted.ts';

/** What happened at this gate, as far back as it is kept; every row opens, and entries are put right. */
export function JournalPage(props: {
  readonly onRecord: (scan: number) => void;
  /** The row that is open at first. */
  readonly opened?: number | undefined;
}) {
  useScreen('desk');
  const t = useDeskText();
  const { status, now } = useKiosk();
  const [period, setPeriod] = useState<Period>({ type: 'today' });
  const [wanted, setWanted] = useState<Wanted>({ kinds: 'door' });
  const [selected, setSelected] = useState(props.opened);
  const [correcting, setCorrecting] = useState<Correcting>();
  const filter: JournalFilter = useMemo(
    () => ({ ...wanted, ...boundsOf(period, now(), status.timeZone) }),
    [wanted, period, now, status.timeZone],
  );
  const place = useRef<Place>({ reading: false, top: undefined });
  const { listed, trouble, older, restart } = useJournal(
    filter,
    useCallback(() => place.current, []),
  );
  const counted = useCount(filter, listed);
  const onPlace = useCallback((next: Place) => {
    place.current = next;
  }, []);

  if (correcting !== undefined) {
    return (
      <CorrectionPage
        correcting={correcting}
        onEnd={(seq) => {
          setCorrecting(undefined);
          if (seq !== undefined) setSelected(seq);
        }}
      />
    );
  }
  const isBare = period.type === 'today' && !isAnythingWanted(wanted);
  return (
    <>
      <PageHead title={t('page.journal')}>
        <NetworkPill />
        <UndoOffer />
      </PageHead>
      <JournalFilters period={period} wanted={wanted} onPeriod={setPeriod} onWanted={setWanted}>
        <output className="count">{counted !== undefined && t('journal.count', { count: counted })}</output>
      </JournalFilters>
      <CallNotice outcome={trouble} />
      <div className={selected === undefined ? 'journal' : 'journal with-details'}>
        <div className="journal-list">
          {listed === undefined && <p className="fine">{t('journal.loading')}</p>}
          {listed !== undefined && listed.rows.length === 0 && (
            <p className="card empty">{t(isBare ? 'journal.empty' : 'journal.none')}</p>
          )}
          {listed !== undefined && listed.rows.length > 0 && (
            <JournalTable
              // Another list begins at its top.
              key={`${JSON.stringify(filter)} ${listed.begun}`}
              rows={listed.rows}
              more={listed.more}
              selected={selected}
              onSelect={setSelected}
              onRecord={props.onRecord}
              onPlace={onPlace}
              onOlder={older}
              end={t(
                period.type === 'whole' && !isAnythingWanted(wanted) ? 'journal.end' : 'journal.all-shown',
              )}
            />
          )}
          {listed !== undefined && <NewRows listed={listed} onShow={restart} />}
        </div>
        {selected !== undefined && (
          <RowDetails
            key={selected}
            seq={selected}
            onGo={setSelected}
            onRecord={props.onRecord}
            onCorrect={setCorrecting}
            onClose={() => setSelected(undefined)}
          />
        )}
      </div>
    </>
  );
}
