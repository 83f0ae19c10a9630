import type { DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { ArrivalsTable } from './arrivals-table.tsx';

/** The gates that this kiosk stood at. */
export function GatesCard({ gates }: Pick<DoorReport, 'gates'>) {
  const t = useDeskText();
  if (gates.length === 0) return null;
  return (
    <section className="card wide" data-card="gates">
      <h2>{t('reports.gates')}</h2>
      <ArrivalsTable head={t('reports.gate')} rows={gates} nameOf={({ gate }) => gate} />
    </section>
  );
}
