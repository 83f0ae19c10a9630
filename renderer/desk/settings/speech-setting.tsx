import { Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { entrance } from '../../../shared/locales/entrance.ts';
import type { Language, Settings } from '../../../shared/settings.ts';
import { type Heard, Speech, windowSynthesiser } from '../../parts/speech.ts';
import { textOf } from '../../text.ts';
import { useDeskText } from '../desk.tsx';
import { Choice } from './setting-fields.tsx';

/** What a welcome sounds like at this machine, in each language that guests can choose, and why it may not. */
function Trial(props: { readonly languages: readonly Language[]; readonly loudness: number }) {
  const t = useDeskText();
  const [speech] = useState(() => new Speech(windowSynthesiser()));
  const [tried, setTried] = useState<{ readonly language: Language; readonly heard: Heard }>();
  useEffect(() => {
    speech.warm();
    return () => speech.hush();
  }, [speech]);
  const attempt = async (language: Language) => {
    const say = textOf(entrance, language);
    setTried(undefined);
    const saying = { language, text: `${say('word.admit')}. ${say('say.ok')}` };
    const heard = await speech.say([saying], { loudness: props.loudness, afterMs: 0 });
    if (heard !== 'cut') setTried({ language, heard });
  };
  return (
    <>
      <div className="row">
        {props.languages.map((language) => (
          <button key={language} type="button" className="button" onClick={() => void attempt(language)}>
            <Volume2 />
            {t(`settings.speech-try-${language}`)}
          </button>
        ))}
      </div>
      <p role="status" className={tried === undefined ? 'visually-hidden' : 'fine'}>
        {tried?.heard === 'begun' && t('settings.speech-begun')}
        {tried?.heard === 'silent' && t('settings.speech-silent')}
        {tried?.heard === 'no-voice' && t(`settings.speech-none-${tried.language}`)}
      </p>
    </>
  );
}

/** Whether verdicts are spoken, and how that sounds. */
export function SpeechSetting(props: {
  readonly sounds: Settings['sounds'];
  readonly languages: readonly Language[];
  readonly onChange: (sounds: Settings['sounds']) => void;
}) {
  const t = useDeskText();
  const { sounds, languages, onChange } = props;
  return (
    <>
      <Choice
        title={t('setting.speech')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.sounds-${value}`) }))}
        chosen={sounds.speech ? 'on' : 'off'}
        onChoose={(value) => onChange({ ...sounds, speech: value === 'on' })}
      />
      <p className="fine">{t('settings.speech-hint')}</p>
      <Trial languages={languages} loudness={sounds.volume / 100} />
    </>
  );
}
