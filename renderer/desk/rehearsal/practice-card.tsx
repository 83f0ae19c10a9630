import { ScanLine } from 'lucide-react';
import type { Expected, PracticeTask } from '../../../shared/rehearsal.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { useDeskText } from '../desk.tsx';
import { useStaffReason } from '../reason-words.ts';
import { QrCode } from './qr-code.tsx';

function Outcome({ expected }: { readonly expected: Expected }) {
  const reasonOf = useStaffReason();
  return (
    <p className="practice-outcome">
      <DecisionTag decision={expected.decision} />
      {expected.reason !== 'ok' && <span className="fine">{reasonOf(expected.reason)}</span>}
    </p>
  );
}

/** One practice pass: its code, what should come of it, and a hand to hold it before the scanner. */
export function PracticeCard(props: {
  readonly task: PracticeTask;
  readonly disabled: boolean;
  readonly onHold: () => void;
}) {
  const t = useDeskText();
  const { name, text, expect, again } = props.task;
  const title = t(`practice.${name}`);
  return (
    <li className="card practice" data-pass={name}>
      <QrCode text={text} label={t('rehearsal.code', { name: title })} />
      <div>
        <h2>{title}</h2>
        <Outcome expected={expect} />
        {name === 'online' && <p className="fine">{t('practice.online-hint')}</p>}
        {again !== undefined && (
          <>
            <p className="fine">{t('rehearsal.again')}</p>
            <Outcome expected={again} />
          </>
        )}
        <button type="button" className="button" disabled={props.disabled} onClick={props.onHold}>
          <ScanLine />
          {t('rehearsal.hold')}
        </button>
      </div>
    </li>
  );
}
