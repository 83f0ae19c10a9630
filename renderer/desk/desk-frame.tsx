import { useCallback, useState } from 'react';
import type { DeskSession } from '../../shared/contract/sessions.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useDesk, useDeskText } from './desk.tsx';
import type { DeskIntent } from './desk-app.tsx';
import { EntryPage } from './entry/entry-page.tsx';
import { type EntryStart, useEntryDraft } from './entry/use-entry-draft.ts';
import { GuestsPage } from './guests/guests-page.tsx';
import { PeoplePage } from './house/people-page.tsx';
import { ScannersPage } from './house/scanners-page.tsx';
import { StatusPage } from './house/status-page.tsx';
import { TrustPage } from './house/trust-page.tsx';
import { useIdleWatch } from './idle-watch.ts';
import { JournalPage } from './journal/journal-page.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { LastVerdictStrip } from './last-verdict-strip.tsx';
import { type PageName, Rail } from './rail.tsx';
import { RehearsalPage } from './rehearsal/rehearsal-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { SettingsNotice } from './settings-notice.tsx';
import { SettlePage } from './settle/settle-page.tsx';
import { ShiftPage } from './shift/shift-page.tsx';
import { useShiftNote } from './shift/use-shift-note.ts';

function started(intent: DeskIntent): EntryStart {
  return intent.type === 'entry' && intent.scan !== undefined ? { scan: intent.scan } : {};
}

/** The rail, the last verdict, and one page. What is being written down outlives a look at another page. */
export function DeskFrame(props: {
  readonly intent: DeskIntent;
  readonly onLeave: () => void;
  readonly onHeld: () => void;
  readonly onLock: (byTime: boolean) => void;
  readonly onTaken: (session: DeskSession) => void;
}) {
  const { intent, onLeave, onLock } = props;
  const { session, call } = useDesk();
  const { last, paired, status } = useKiosk();
  const t = useDeskText();
  const [page, setPage] = useState<PageName>(
    intent.type === 'entry' ? 'entry' : status.rehearsal === undefined ? 'journal' : 'rehearsal',
  );
  /** Whoever came from a guest's review goes back to the guests when it is done. */
  const [cameFrom, setCameFrom] = useState<'entrance' | 'desk'>(
    intent.type === 'entry' ? 'entrance' : 'desk',
  );
  const [scanned, setScanned] = useState({ event: paired, code: '' });
  if (paired !== scanned.event) {
    setScanned({ event: paired, code: paired?.code ?? '' });
    setPage('trust');
  }
  const frame = useKeptFocus<HTMLDivElement>();
  const shiftNote = useShiftNote();
  const draft = useEntryDraft(started(intent));
  const secondsLeft = useIdleWatch({
    lockAfterMs: session.lockAfterMs,
    onAlive: () => void call((desk) => desk.touch()),
    onIdle: () => onLock(true),
  });

  const { begin } = draft;
  const recordByHand = useCallback(
    (scan: number) => {
      begin({ scan });
      setCameFrom('desk');
      setPage('entry');
    },
    [begin],
  );
  const [settling, setSettling] = useState<number>();
  const settle = useCallback((scan: number) => {
    setSettling(scan);
    setPage('settle');
  }, []);
  const [openedRow, setOpenedRow] = useState<number>();
  const openRow = (seq: number) => {
    setOpenedRow(seq);
    setPage('journal');
  };
  const open = (next: PageName) => {
    setOpenedRow(undefined);
    setCameFrom('desk');
    setScanned({ event: paired, code: '' });
    setPage(next);
  };

  // The entry says itself which scan it settles.
  const beingWritten = page === 'entry' && draft.scan !== undefined && draft.scan === last?.seq;
  return (
    <div className="desk-frame" ref={frame}>
      <Rail page={page} onOpen={open} onLeave={onLeave} onLock={() => onLock(false)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page of mere text scrolls by keyboard too */}
      <main className="page" tabIndex={0}>
        {!beingWritten && <LastVerdictStrip onRecord={recordByHand} onSettle={settle} />}
        <SettingsNotice />
        {secondsLeft !== undefined && (
          <p className="notice warn" role="status">
            {t('desk.locks-in', { seconds: secondsLeft })}
          </p>
        )}
        {page === 'entry' && (
          <EntryPage draft={draft} cameFrom={cameFrom} onLeave={onLeave} onOpenRow={openRow} />
        )}
        {page === 'guests' && <GuestsPage onRecord={() => open('entry')} />}
        {page === 'settle' && (
          <SettlePage
            selected={settling}
            onSelect={setSettling}
            onRecord={recordByHand}
            onOpenRow={openRow}
          />
        )}
        {page === 'journal' && <JournalPage onRecord={recordByHand} opened={openedRow} />}
        {page === 'rehearsal' && <RehearsalPage onHeld={props.onHeld} />}
        {page === 'status' && <StatusPage />}
        {page === 'reports' && <ReportsPage />}
        {page === 'shift' && (
          <ShiftPage
            key={session.id}
            note={shiftNote}
            onSettle={settle}
            onTaken={props.onTaken}
            onEnded={() => onLock(false)}
          />
        )}
        {page === 'trust' && <TrustPage scanned={scanned.code} />}
        {page === 'scanners' && <ScannersPage />}
        {/* Each session its own: a PIN half typed is not for the next person's eyes. */}
        {page === 'people' && <PeoplePage key={session.id} />}
        {page === 'settings' && <SettingsPage key={session.id} onTrust={() => open('trust')} />}
      </main>
    </div>
  );
}
