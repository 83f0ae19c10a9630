import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SettleDetails } from '../../../shared/contract/settle.ts';
import { settlingWords } from '../../../shared/locales/settling.ts';
import { useLanguage } from '../../language.tsx';
import { DecisionTag } from '../decision-tag.tsx';
import { CallNotice, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useStaffReason } from '../reason-words.ts';
import { KnownFacts } from './known-facts.tsx';
import { SettleKeys } from './settle-keys.tsx';
import { useSettleDetails } from './use-settle-details.ts';

/** Why a scan was not admitted, what would settle it, and whether its pass came in before. */
function Why(props: {
  readonly details: SettleDetails;
  /** Somebody is about to override it: what else would help makes room. */
  readonly brief: boolean;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const formats = useFormats();
  const staffReason = useStaffReason();
  const { row, rule, earlier } = props.details;
  return (
    <>
      <p className="details-what">
        {row.decision !== undefined && <DecisionTag decision={row.decision} />}
        {row.reason !== undefined && <b>{staffReason(row.reason)}</b>}
      </p>
      {rule !== undefined && <p className="settle-rule">{rule[language]}</p>}
      {row.settled === undefined && row.reason !== undefined && !props.brief && (
        <section className="settle-how">
          <h3>{t('settle.how')}</h3>
          <p>{settlingWords[language][row.reason]}</p>
        </section>
      )}
      {earlier !== undefined && row.settled === undefined && (
        <p className="notice warn">
          {t(earlier.inside ? 'settle.earlier-inside' : 'settle.earlier-left', {
            time: formats.short(earlier.at),
            gate: earlier.gate,
          })}
        </p>
      )}
    </>
  );
}

/** Somebody came in by hand soon after this refusal, as having no scan. */
function Doubted(props: { readonly seq: number; readonly onOpen: (seq: number) => void }) {
  const t = useDeskText();
  return (
    <div className="notice warn settle-doubted">
      <p>{t('settle.doubted-long')}</p>
      <button type="button" className="button" onClick={() => props.onOpen(props.seq)}>
        {t('former.open', { seq: props.seq })}
      </button>
    </div>
  );
}

/** One scan, opened beside the list. */
export function ScanDetails(props: {
  readonly seq: number;
  readonly onRecord: (scan: number) => void;
  readonly onOpenRow: (seq: number) => void;
  readonly onClose: () => void;
}) {
  const t = useDeskText();
  const found = useSettleDetails(props.seq);
  const [overriding, setOverriding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const details = found?.type === 'done' ? found.value : undefined;
  const title = t('settle.scan', { seq: props.seq });
  return (
    <aside className="card details settle-details" aria-label={title} data-details={props.seq}>
      <div className="details-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="button" onClick={props.onClose}>
          <X />
          {t('settle.close')}
        </button>
      </div>
      {found !== undefined && found.type !== 'done' && (
        <CallNotice outcome={found} refused={t('settle.gone')} />
      )}
      {details !== undefined && (
        <>
          <Why details={details} brief={overriding} />
          {details.row.doubted !== undefined && (
            <Doubted seq={details.row.doubted} onOpen={props.onOpenRow} />
          )}
          <SettleKeys
            row={details.row}
            overriding={overriding}
            onOverriding={setOverriding}
            onRecord={props.onRecord}
          />
          {!overriding && <KnownFacts details={details} />}
        </>
      )}
    </aside>
  );
}
