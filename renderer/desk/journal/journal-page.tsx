import { useRef, useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { UndoOffer } from '../entry/undo-offer.tsx';
import { NetworkPill } from '../network-pill.tsx';
import { PageHead } from '../page-head.tsx';
import { venueTodayBegan } from '../venue-today.ts';
import { CorrectionPage } from './correction-page.tsx';
import { JournalTable } from './journal-table.tsx';
import type { Correcting } from './opened-entry.tsx';
import { RowDetails } from './row-details.tsx';
import { useJournal } from './use-journal.ts';

/** What happened at this gate today, and as far back as it is kept; every row opens, and entries are put right. */
export function JournalPage(props: { readonly onRecord: (scan: number) => void }) {
  useScreen('desk');
  const t = useDeskText();
  const { status, now } = useKiosk();
  const [kinds, setKinds] = useState<'door' | 'all'>('door');
  const [everything, setEverything] = useState(false);
  const [selected, setSelected] = useState<number>();
  const [correcting, setCorrecting] = useState<Correcting>();
  const today = useRef(venueTodayBegan(now(), status.timeZone)).current;
  const { listed, trouble, older } = useJournal({ kinds, since: everything ? undefined : today });

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
  return (
    <>
      <PageHead title={t('page.journal')}>
        <NetworkPill />
        <UndoOffer />
        <fieldset className="toggle">
          <legend className="visually-hidden">{t('journal.kinds')}</legend>
          {(['door', 'all'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={kinds === one} onClick={() => setKinds(one)}>
              {t(`journal.${one}`)}
            </button>
          ))}
        </fieldset>
      </PageHead>
      <CallNotice outcome={trouble} />
      <div className={selected === undefined ? 'journal' : 'journal with-details'}>
        <div className="journal-list">
          {listed === undefined ? (
            <p className="fine">{t('journal.loading')}</p>
          ) : (
            <JournalTable
              rows={listed.rows}
              selected={selected}
              onSelect={setSelected}
              onRecord={props.onRecord}
            />
          )}
          {listed !== undefined && (listed.more || !everything) && (
            <button
              type="button"
              className="button more"
              onClick={() => (listed.more ? void older() : setEverything(true))}
            >
              {t(listed.more ? 'journal.more' : 'journal.earlier')}
            </button>
          )}
          {listed !== undefined && everything && !listed.more && <p className="fine">{t('journal.end')}</p>}
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
