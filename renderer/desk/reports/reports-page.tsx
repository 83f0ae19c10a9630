import { Printer, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { DoorReport } from '../../../shared/report.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';
import { useNow } from '../use-now.ts';
import { ArrivalPatterns } from './arrival-patterns.tsx';
import { ArrivalsCard } from './arrivals-card.tsx';
import { type Choice, ChooseDays } from './choose-days.tsx';
import { CompareCards } from './compare-cards.tsx';
import { DegradedCard } from './degraded-card.tsx';
import { FigureCards } from './figure-cards.tsx';
import { GatesCard } from './gates-card.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import { RetentionCard } from './retention-card.tsx';
import { SaveCard } from './save-card.tsx';
import { useDates } from './use-dates.ts';
import { useReport } from './use-report.ts';
import { useRetention } from './use-retention.ts';
import { addDays, daysBack, venueDateOf } from './venue-dates.ts';

/** A list of more days than this helps nobody; the commands reach further. */
const longestList = 400;

/** What is counted for a choice: its days, and the day beside them. */
function wantedBy({ mode, day, from, other }: Choice): readonly [DoorReport['days'], DoorReport['days']?] {
  if (mode === 'range') return [{ from, until: day }];
  const one = { from: day, until: day };
  return mode === 'two' ? [one, { from: other, until: other }] : [one];
}

/** A week ago is no choice where rows are kept for three days. */
function within(kept: readonly string[], choice: Choice): Choice {
  const oldest = kept.at(-1) ?? choice.day;
  const inside = (date: string) => (date < oldest ? oldest : date);
  return { ...choice, day: inside(choice.day), from: inside(choice.from), other: inside(choice.other) };
}

/** The heading of the printed page: where, which days, when it was counted. */
function PrintHead({ report }: { readonly report: DoorReport }) {
  const t = useDeskText();
  const dates = useDates();
  const formats = useFormats();
  const { venue, gate, timeZone } = useKiosk().status;
  const { from, until } = report.days;
  return (
    <div className="print-head">
      <p className="print-title">{t('reports.title', { venue, gate })}</p>
      <p>
        {from === until ? dates(from) : `${dates(from)} – ${dates(until)}`} (
        {from === until ? from : `${from} – ${until}`}, {timeZone})
      </p>
      <p className="fine">{t('reports.counted', { time: formats.whole(report.at) })}</p>
    </div>
  );
}

/** The door in numbers: a day, several, or two beside each other. */
export function ReportsPage() {
  useScreen('desk');
  const t = useDeskText();
  const formats = useFormats();
  const { timeZone } = useKiosk().status;
  const today = venueDateOf(useNow(), timeZone);
  const [chosen, setChoice] = useState<Choice>(() => ({
    mode: 'one',
    day: today,
    from: addDays(today, -6),
    other: addDays(today, -7),
  }));
  const retention = useRetention();
  const kept = daysBack(today, Math.min(retention?.keptDays ?? 28, longestList));
  const choice = within(kept, chosen);
  const [days, otherDays] = wantedBy(choice);
  const counted = useReport(days);
  const other = useReport(otherDays);
  const { report } = counted;
  const pair =
    report !== undefined && other.report !== undefined ? { report, other: other.report } : undefined;
  return (
    <>
      <PageHead title={t('page.reports')}>
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer />
          {t('reports.print')}
        </button>
      </PageHead>
      <ArrivalPatterns />
      <ChooseDays choice={choice} days={kept} onChoose={setChoice} />
      <div className="row counted">
        <p className="fine" role="status">
          {counted.busy || report === undefined
            ? t('reports.counting')
            : t('reports.counted', { time: formats.short(report.at) })}
        </p>
        <button type="button" className="button small" disabled={counted.busy} onClick={counted.again}>
          <RefreshCw />
          {t('reports.again')}
        </button>
        <p className="fine">{t('reports.night')}</p>
      </div>
      <CallNotice outcome={counted.outcome ?? other.outcome} />
      {report !== undefined && (
        <div className="cards report" data-report={`${report.days.from}/${report.days.until}`}>
          <PrintHead report={report} />
          {choice.mode !== 'two' && (
            <>
              <FigureCards report={report} isToday={report.days.until === today} />
              <ArrivalsCard report={report} />
              <ReasonsCard reasons={report.reasons} />
              <GatesCard gates={report.gates} />
              <DegradedCard degraded={report.degraded} />
            </>
          )}
          {choice.mode === 'two' && pair !== undefined && <CompareCards {...pair} />}
          {retention !== undefined && (
            <SaveCard
              key={`${days.from}/${days.until}/${otherDays?.from ?? ''}`}
              days={otherDays === undefined ? [days] : [days, otherDays]}
              places={retention.places}
            />
          )}
          {retention !== undefined && <RetentionCard retention={retention} />}
        </div>
      )}
    </>
  );
}
