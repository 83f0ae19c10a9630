import { useKiosk } from '../kiosk-state.tsx';
import { useDeskText } from './desk.tsx';
import { useFormats } from './formats.ts';
import { useSummary } from './use-summary.ts';

/** While the network is down: since when, and how many were written down by hand today. */
export function NetworkPill() {
  const t = useDeskText();
  const formats = useFormats();
  const { status } = useKiosk();
  const summary = useSummary();
  const down = status.upstreams.filter(({ state }) => state !== 'online').map(({ since }) => since);
  const since =
    down.length === 0 ? '' : ` ${t('network.since', { time: formats.minutes(Math.min(...down)) })}`;
  const network = status.network === 'online' ? '' : `${t(`network.${status.network}`)}${since} · `;
  return (
    <p className={status.network === 'online' ? 'pill' : 'pill warn'}>
      {network}
      {t('entries.today', { count: summary?.manual ?? 0 })}
    </p>
  );
}
