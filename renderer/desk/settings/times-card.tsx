import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';
import { Choice, Problems, Stepper } from './setting-fields.tsx';
import type { CardProps } from './settings-page.tsx';

const second = 1_000;
const stays = ['admitMs', 'refuseMs', 'reviewMs'] as const;

/** How long things stand, and how long the journal keeps. */
export function TimesCard({ draft, onChange, problems }: CardProps) {
  const t = useDeskText();
  const { status } = useKiosk();
  const { timings, ...rest } = draft;
  return (
    <section className="card" data-card="times">
      <h2>{t('settings.times')}</h2>
      <Choice
        title={t('setting.timings')}
        options={(['policy', 'own'] as const).map((value) => ({
          value,
          label: t(`settings.timings-${value}`),
        }))}
        chosen={timings === undefined ? 'policy' : 'own'}
        onChoose={(value) =>
          onChange(value === 'own' ? { ...draft, timings: timings ?? status.timings } : rest)
        }
      />
      {timings !== undefined &&
        stays.map((stay) => (
          <Stepper
            key={stay}
            title={t(`setting.${stay}`)}
            value={timings[stay] / second}
            step={1}
            min={1}
            max={120}
            unit="settings.seconds"
            onChange={(value) => onChange({ ...draft, timings: { ...timings, [stay]: value * second } })}
          />
        ))}
      <Stepper
        title={t('setting.deskLockMs')}
        value={draft.deskLockMs / second}
        step={30}
        min={30}
        max={3600}
        unit="settings.seconds"
        onChange={(value) => onChange({ ...draft, deskLockMs: value * second })}
      />
      <Stepper
        title={t('setting.retentionDays')}
        value={draft.retentionDays}
        step={1}
        min={1}
        max={3650}
        unit="settings.days"
        onChange={(retentionDays) => onChange({ ...draft, retentionDays })}
      />
      <Problems of="retentionDays" problems={problems} />
      <p className="fine">{t('settings.retention-hint')}</p>
    </section>
  );
}
