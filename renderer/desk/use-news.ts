import { useKiosk } from '../kiosk-state.tsx';
import { useDesk } from './desk.tsx';

/** Another value whenever something happened that the journal may show: at the door, or by this desk. */
export function useNews(): string {
  const { last, status, connected } = useKiosk();
  const { changes } = useDesk();
  return `${last?.at} ${last?.repeat} ${status.inside} ${status.network} ${connected} ${changes}`;
}
