import { Printer, RefreshCw } from 'lucide-react';
import type { DeskSession } from '../../../shared/contract/sessions.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';
import { EarlierCard } from './earlier-card.tsx';
import { HandOverCard } from './hand-over-card.tsx';
import { OpenedNote } from './opened-note.tsx';
import { ShiftFigures } from './shift-figures.tsx';
import { ToDoCard } from './to-do-card.tsx';
import { useShift } from './use-shift.ts';
import type { ShiftNote } from './use-shift-note.ts';

/** The shift that goes on, what it leaves to do, and how it goes to the next. */
export function ShiftPage(props: {
  readonly note: ShiftNote;
  readonly onSettle: (scan: number) => void;
  readonly onTaken: (session: DeskSession) => void;
  readonly onEnded: () => void;
}) {
  useScreen('desk');
  const t = useDeskText();
  const formats = useFormats();
  const { people } = useDesk();
  const { venue, gate } = useKiosk().status;
  const { shift, busy, outcome, again } = useShift();
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const [began] = shift?.wasHandedOver ? shift.before : [];
  return (
    <>
      <PageHead title={t('page.shift')}>
        <div className="row">
          <button type="button" className="button" disabled={busy} onClick={again}>
            <RefreshCw />
            {t('reports.again')}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            <Printer />
            {t('reports.print')}
          </button>
        </div>
      </PageHead>
      <CallNotice outcome={outcome} />
      {shift === undefined && outcome === undefined && <p className="fine">{t('reports.counting')}</p>}
      {shift !== undefined && (
        <div className="cards shift" data-shift-of={shift.summary.staff} aria-busy={busy}>
          <div className="print-head">
            <p className="print-title">{t('shift.printed', { venue, gate })}</p>
          </div>
          <div className="shift-head">
            <h2>{t('shift.title', { name: nameOf(shift.summary.staff) })}</h2>
            <p>
              {t('shift.span', {
                since: formats.dateTime(Date.parse(shift.summary.since)),
                at: formats.dateTime(shift.at),
              })}
            </p>
            {began !== undefined && (
              <p className="fine" role="status">
                {t('shift.from', {
                  name: nameOf(began.from),
                  time: formats.dateTime(began.at),
                  seq: began.seq,
                })}
              </p>
            )}
            {began?.hasNote && <OpenedNote handOver={began} />}
          </div>
          <ShiftFigures summary={shift.summary} />
          <ToDoCard shift={shift} onSettle={props.onSettle} />
          <HandOverCard
            inChargeOf={shift.summary.staff}
            note={props.note}
            onTaken={props.onTaken}
            onEnded={props.onEnded}
            onLook={again}
          />
          <EarlierCard before={shift.before} nameOf={nameOf} />
        </div>
      )}
    </>
  );
}
