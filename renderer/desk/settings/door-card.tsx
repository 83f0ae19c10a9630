import { useDeskText } from '../desk.tsx';
import { FilterSelect } from '../journal/filter-select.tsx';
import { Choice, Problems, Stepper } from './setting-fields.tsx';
import type { CardProps } from './settings-page.tsx';

const second = 1_000;

/** Which way guests pass here, by which clock, and how soon the same code is another scan. */
export function DoorCard({ draft, onChange, problems }: CardProps) {
  const t = useDeskText();
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => [zone, zone] as const);
  return (
    <section className="card" data-card="door">
      <h2>{t('settings.door')}</h2>
      <Choice
        title={t('setting.direction')}
        options={(['entry', 'exit'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
        chosen={draft.direction}
        onChoose={(direction) => onChange({ ...draft, direction })}
      />
      <FilterSelect
        label={t('setting.timeZone')}
        value={draft.timeZone}
        options={zones}
        isSet={false}
        onChange={(timeZone = draft.timeZone) => onChange({ ...draft, timeZone })}
      />
      <Problems of="timeZone" problems={problems} />
      <p className="fine">{t('settings.zone-hint')}</p>
      <Stepper
        title={t('setting.repeatMs')}
        value={draft.repeatMs / second}
        step={0.5}
        min={0}
        max={10}
        unit="settings.seconds"
        onChange={(seconds) => onChange({ ...draft, repeatMs: Math.round(seconds * second) })}
      />
      <Problems of="repeatMs" problems={problems} />
    </section>
  );
}
