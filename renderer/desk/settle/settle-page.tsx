import { useState } from 'react';
import type { SettleRow } from '../../../shared/contract/settle.ts';
import { useScreen } from '../../parts/screen.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { CallNotice, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';
import { useStaffReason } from '../reason-words.ts';
import { ScanDetails } from './scan-details.tsx';
import { type Shown, shownAtMost, useToSettle } from './use-to-settle.ts';

function Scan(props: {
  readonly row: SettleRow;
  readonly selected: boolean;
  readonly onSelect: (seq: number) => void;
}) {
  const { row, selected } = props;
  const t = useDeskText();
  const formats = useFormats();
  const staffReason = useStaffReason();
  return (
    <li>
      <button
        type="button"
        className="settle-scan"
        data-row={row.seq}
        data-settled={row.settled !== undefined}
        aria-expanded={selected}
        onClick={() => props.onSelect(row.seq)}
      >
        <time dateTime={row.at}>{formats.short(Date.parse(row.at))}</time>
        {row.decision !== undefined && <DecisionTag decision={row.decision} />}
        <span className="settle-why">{row.reason !== undefined && staffReason(row.reason)}</span>
        {row.settled !== undefined && (
          <span className="small-tag">{t('journal.settled', { seq: row.settled })}</span>
        )}
        {row.doubted !== undefined && (
          <span className="small-tag doubted">{t('settle.doubted', { seq: row.doubted })}</span>
        )}
      </button>
    </li>
  );
}

/** Scans of the last hours that were not admitted: who waits, why, and what can be done about it. */
export function SettlePage(props: {
  readonly selected: number | undefined;
  readonly onSelect: (seq: number | undefined) => void;
  readonly onRecord: (scan: number) => void;
  readonly onOpenRow: (seq: number) => void;
}) {
  useScreen('desk');
  const t = useDeskText();
  const [shown, setShown] = useState<Shown>('all');
  const { found, trouble } = useToSettle(shown);
  const { selected, onSelect } = props;
  return (
    <>
      <PageHead title={t('page.settle')}>
        {found !== undefined && (
          <p className={found.open === 0 ? 'pill' : 'pill warn'} data-open={found.open}>
            {t('settle.open-count', { count: found.open })}
          </p>
        )}
        <fieldset className="toggle">
          <legend className="visually-hidden">{t('settle.show')}</legend>
          {(['all', 'review', 'refuse'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
              {t(`settle.${one}`)}
            </button>
          ))}
        </fieldset>
      </PageHead>
      <CallNotice outcome={trouble} />
      <div className="settle">
        {found === undefined ? (
          <p className="fine">{t('settle.loading')}</p>
        ) : found.rows.length === 0 ? (
          <p className="card empty">{t('settle.empty', { hours: found.hours })}</p>
        ) : (
          <section className="card settle-list" aria-label={t('settle.list', { hours: found.hours })}>
            <ul>
              {found.rows.map((row) => (
                <Scan key={row.seq} row={row} selected={row.seq === selected} onSelect={onSelect} />
              ))}
            </ul>
            {found.more && <p className="fine">{t('settle.more', { count: shownAtMost })}</p>}
          </section>
        )}
        {selected !== undefined ? (
          <ScanDetails
            key={selected}
            seq={selected}
            onRecord={props.onRecord}
            onOpenRow={props.onOpenRow}
            onClose={() => onSelect(undefined)}
          />
        ) : (
          (found?.rows.length ?? 0) > 0 && <p className="card empty settle-hint">{t('settle.choose')}</p>
        )}
      </div>
    </>
  );
}
