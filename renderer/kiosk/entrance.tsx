import { useEffect, useMemo } from 'react';
import { entrance } from '../../shared/locales/entrance.ts';
import type { Reason } from '../../shared/verdict.ts';
import { useKiosk } from '../kiosk-state.tsx';
import type { VerdictEvent } from '../kiosk-view.ts';
import { useLanguage, useText } from '../language.tsx';
import { captureWedge } from '../wedge.ts';
import { IdleScreen } from './idle-screen.tsx';
import './kiosk.css';
import { OutOfOrder } from './out-of-order.tsx';
import { PartScreen } from './part-screen.tsx';
import { ReadingScreen } from './reading-screen.tsx';
import { useSounds } from './use-sounds.ts';
import { useSpeech } from './use-speech.ts';
import { VerdictCard } from './verdict-card.tsx';
import { verdictWords } from './verdict-words.ts';

/** What staff want from the desk when they leave the entrance for it. */
export type StaffRequest =
  | { readonly type: 'desk' }
  | { readonly type: 'entry'; readonly scan?: number; readonly reason?: Reason };

function requestFor({ seq, verdict }: VerdictEvent): StaffRequest {
  return { type: 'entry', reason: verdict.reason, ...(seq === undefined ? {} : { scan: seq }) };
}

/** While guests stand here, every key is the scanner's; F2 is the keyboard's way to the desk. */
function useWedge(onStaff: () => void): void {
  const { client } = useKiosk();
  useEffect(() => {
    const end = captureWedge({
      target: window,
      send: (keys) => void client.kiosk.keys(keys).catch(() => undefined),
      soon: requestAnimationFrame,
      onStaffKey: onStaff,
    });
    return end;
  }, [client, onStaff]);
}

/** What a listener hears: the word and the sentence of each verdict, once. */
function Announcement() {
  const { shown } = useKiosk();
  const { language } = useLanguage();
  const t = useText(entrance);
  const said = useMemo(() => {
    if (shown.type === 'part') {
      return (
        shown.sentence?.[language] ?? t('part.progress', { done: shown.have.length, count: shown.count })
      );
    }
    if (shown.type !== 'verdict') return '';
    const { word, sentence } = verdictWords(shown.event, language);
    return `${word}. ${sentence}`;
  }, [shown, language, t]);
  return (
    <p className="visually-hidden" role="status" aria-live="assertive">
      {said}
    </p>
  );
}

/** The guest's side of the kiosk. A verdict comes before everything, an order that is out before an invitation. */
export function Entrance(props: { readonly onDesk: (request: StaffRequest) => void }) {
  const { shown, status, dismiss } = useKiosk();
  const { onDesk } = props;
  const request = useMemo(
    (): StaffRequest =>
      shown.type === 'verdict' && shown.event.verdict.decision === 'review'
        ? requestFor(shown.event)
        : { type: 'desk' },
    [shown],
  );
  const onStaff = useMemo(
    () => () => {
      dismiss();
      onDesk(request);
    },
    [dismiss, onDesk, request],
  );
  useWedge(onStaff);
  useSounds(shown, status.sounds);
  useSpeech();

  const screen = () => {
    if (shown.type === 'verdict') {
      return <VerdictCard key={shown.turn} shown={shown} onRecord={onStaff} onClose={dismiss} />;
    }
    if (status.mode === 'out-of-order') return <OutOfOrder onStaff={onStaff} />;
    if (shown.type === 'reading') return <ReadingScreen />;
    if (shown.type === 'part') return <PartScreen part={shown} onStaff={onStaff} />;
    return <IdleScreen onStaff={onStaff} />;
  };
  return (
    <>
      {screen()}
      <Announcement />
    </>
  );
}
