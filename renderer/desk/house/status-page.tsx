import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';
import { BeginRehearsalCard } from '../rehearsal/begin-card.tsx';
import { useSummary } from '../use-summary.ts';
import { CheckListCard } from './check-list-card.tsx';
import { ClockCard, DirectionCard, LeaveCard } from './in-charge.tsx';
import { LimitsCard } from './limits-card.tsx';
import { OutagesCard } from './outages-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { SelfCheckCard } from './self-check-card.tsx';

const numbers = ['admitted', 'refused', 'reviewed', 'manual'] as const;

function Numbers() {
  const t = useDeskText();
  const { status } = useKiosk();
  const summary = useSummary();
  return (
    <section className="numbers" aria-label={t('status.today')}>
      <div className="card number inside">
        <h2>{t('status.inside')}</h2>
        <p>{t('status.guests', { count: status.inside })}</p>
      </div>
      {numbers.map((one) => (
        <div key={one} className={`card number ${one}`}>
          <h2>{t(`status.${one}`)}</h2>
          <p>{summary === undefined ? '–' : t('status.count', { count: summary[one] })}</p>
        </div>
      ))}
    </section>
  );
}

function Network() {
  const t = useDeskText();
  const formats = useFormats();
  const { status } = useKiosk();
  return (
    <section className="card">
      <h2>
        {t('status.network')}
        <span className={`state ${status.network}`}>{t(`network.${status.network}`)}</span>
      </h2>
      {status.upstreams.length === 0 && <p className="fine">{t('status.upstream-none')}</p>}
      <ul className="lines">
        {status.upstreams.map((upstream) => (
          <li key={upstream.name}>
            <b>{upstream.name}</b>
            <span className={`state ${upstream.state}`}>{t(`upstream.${upstream.state}`)}</span>
            <span className="fine">{t('network.since', { time: formats.short(upstream.since) })}</span>
            {upstream.detail !== undefined && (
              <p lang="en" className="fine">
                {upstream.detail}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="fine">{t('status.local')}</p>
    </section>
  );
}

/** The door in numbers, what it is connected to, and what those in charge may set. */
export function StatusPage() {
  useScreen('desk');
  const t = useDeskText();
  return (
    <>
      <PageHead title={t('page.status')} />
      <Numbers />
      <div className="cards">
        <CheckListCard />
        <LimitsCard />
        <Network />
        <DirectionCard />
        <ClockCard />
        <SelfCheckCard />
        <LeaveCard />
        <BeginRehearsalCard />
        <OutagesCard />
        <PolicyCard />
      </div>
    </>
  );
}
