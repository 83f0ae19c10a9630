import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';

const states = { running: '', passed: 'online', failed: 'offline' } as const;

/** How the kiosk did with codes whose answers are known, and whose passes staff decide about because of that. */
export function SelfCheckCard() {
  const t = useDeskText();
  const { selfCheck } = useKiosk().status;
  const failed = selfCheck.filter(({ state }) => state === 'failed');
  const count = selfCheck.filter(({ state }) => state !== 'unchecked').length;
  const outcome = selfCheck.length === 0 ? 'running' : failed.length === 0 ? 'passed' : 'failed';
  return (
    <section className="card" data-self-check={outcome}>
      <h2>
        {t('status.self-check')}
        <span className={`state ${states[outcome]}`}>{t(`status.self-check-${outcome}`)}</span>
      </h2>
      {outcome !== 'running' && <p className="fine">{t('status.self-check-lead', { count })}</p>}
      {failed.length > 0 && (
        <>
          <p>{t('status.self-check-unfit')}</p>
          <ul className="lines">
            {failed.map(({ format, detail, reference = '' }) => (
              <li key={format}>
                <b>{format}</b>
                <span className="fine">{t('status.self-check-reference', { reference })}</span>
                <p lang="en" className="fine">
                  {detail}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
