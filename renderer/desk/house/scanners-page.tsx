import type { ScannerState, ScannerStatus } from '../../../shared/kiosk-event.ts';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';

/** What staff can do about it. */
const help: Partial<Readonly<Record<ScannerState, DeskWord>>> = {
  absent: 'scanner.help-absent',
  lost: 'scanner.help-lost',
  failed: 'scanner.help-failed',
};

function Scanner({ scanner }: { readonly scanner: ScannerStatus }) {
  const t = useDeskText();
  const formats = useFormats();
  const advice = help[scanner.state];
  return (
    <li className="card scanner" data-scanner-state={scanner.state}>
      <h2>
        {scanner.kind === 'wedge' ? t('scanners.keyboard') : scanner.name}
        <span className={`state ${scanner.state === 'open' ? 'online' : 'offline'}`}>
          {t(`scanner.${scanner.state}`)}
        </span>
      </h2>
      <p className="fine">
        {t(`scanners.${scanner.kind}`)} · {t('scanner.since', { age: formats.short(scanner.since) })}
      </p>
      {advice !== undefined && <p>{t(advice)}</p>}
      {scanner.kind === 'wedge' && scanner.state === 'open' && <p>{t('scanner.wedge-desk')}</p>}
      {scanner.detail !== undefined && (
        <p lang="en" className="fine">
          {scanner.detail}
        </p>
      )}
    </li>
  );
}

/** Every scanner, whether it works, and what to do if not. */
export function ScannersPage() {
  useScreen('desk');
  const t = useDeskText();
  const { status } = useKiosk();
  return (
    <>
      <PageHead title={t('page.scanners')} />
      {status.scanners.length === 0 && <p className="card empty">{t('scanners.none')}</p>}
      <ul className="scanners">
        {status.scanners.map((scanner) => (
          <Scanner key={scanner.id} scanner={scanner} />
        ))}
      </ul>
    </>
  );
}
