import { DoorOpen, Lock } from 'lucide-react';
import { useKiosk } from '../kiosk-state.tsx';
import { useDesk, useDeskText } from './desk.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PageIcon } from './page-icon.tsx';

export const pageNames = [
  'rehearsal',
  'entry',
  'guests',
  'settle',
  'journal',
  'status',
  'reports',
  'shift',
  'trust',
  'scanners',
  'people',
  'settings',
] as const;
export type PageName = (typeof pageNames)[number];

/** The pages, who works here, and the ways out: a column on a wide screen, bars above and below on a tall one. */
export function Rail(props: {
  readonly page: PageName;
  readonly onOpen: (page: PageName) => void;
  readonly onLeave: () => void;
  readonly onLock: () => void;
}) {
  const t = useDeskText();
  const { session } = useDesk();
  const { rehearsal } = useKiosk().status;
  const pages = pageNames.filter((name) => name !== 'rehearsal' || rehearsal !== undefined);
  return (
    <header className="rail">
      <p className="brand">{t('desk.name')}</p>
      <nav aria-label={t('desk.pages')}>
        {pages.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === props.page ? 'page' : undefined}
            onClick={() => props.onOpen(name)}
          >
            <PageIcon page={name} />
            <span>{t(`page.${name}`)}</span>
          </button>
        ))}
      </nav>
      <div className="me">
        <p>
          <b>{session.name}</b>
          <span>{t(`role.${session.role}`)}</span>
        </p>
        <div className="me-keys">
          <button type="button" className="button" onClick={props.onLock}>
            <Lock />
            {t('desk.lock')}
          </button>
          <LanguageSwitch />
          <button type="button" className="button" onClick={props.onLeave}>
            <DoorOpen />
            {t('desk.back')}
          </button>
        </div>
      </div>
    </header>
  );
}
