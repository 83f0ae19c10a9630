import { type Language, languages } from '../../../shared/settings.ts';
import { useDeskText } from '../desk.tsx';
import { Choice, Problems, Stepper } from './setting-fields.tsx';
import type { CardProps } from './settings-page.tsx';
import { SpeechSetting } from './speech-setting.tsx';

/** Languages and sounds of the guests' screens. */
export function ScreensCard({ draft, onChange, problems }: CardProps) {
  const t = useDeskText();
  const { sounds } = draft;
  const offered = draft.languages.length > 1 ? 'all' : 'one';
  const offer = (which: 'all' | 'one', language: Language) => (which === 'all' ? [...languages] : [language]);
  return (
    <section className="card" data-card="screens">
      <h2>{t('settings.screens')}</h2>
      <Choice
        title={t('setting.language')}
        options={languages.map((value) => ({ value, label: t(`settings.language-${value}`) }))}
        chosen={draft.language}
        onChoose={(language) => onChange({ ...draft, language, languages: offer(offered, language) })}
      />
      <Choice
        title={t('setting.languages')}
        options={(['all', 'one'] as const).map((value) => ({
          value,
          label: t(`settings.languages-${value}`),
        }))}
        chosen={offered}
        onChoose={(which) => onChange({ ...draft, languages: offer(which, draft.language) })}
      />
      <Problems of="languages" problems={problems} />
      <Choice
        title={t('setting.sounds')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.sounds-${value}`) }))}
        chosen={sounds.on ? 'on' : 'off'}
        onChoose={(value) => onChange({ ...draft, sounds: { ...sounds, on: value === 'on' } })}
      />
      <Stepper
        title={t('setting.volume')}
        value={sounds.volume}
        step={10}
        min={0}
        max={100}
        unit="settings.percent"
        onChange={(volume) => onChange({ ...draft, sounds: { ...sounds, volume } })}
      />
      <SpeechSetting
        sounds={sounds}
        languages={draft.languages}
        onChange={(changed) => onChange({ ...draft, sounds: changed })}
      />
    </section>
  );
}
