import { useEffect, useState } from 'react';
import type { EntryForm } from '../../../shared/entry-form.ts';
import { type Language, languages } from '../../../shared/settings.ts';
import { useLanguage } from '../../language.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { Picks } from '../house/picks.tsx';
import { PageHead } from '../page-head.tsx';
import { PaperSheetView } from './paper-sheet.tsx';

const counts = [1, 2, 5, 10, 20] as const;
const languageNames: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

function useRetentionDays(): number | undefined {
  const { call } = useDesk();
  const [days, setDays] = useState<number>();
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.retention());
      if (current && result.type === 'done') setDays(result.value.keptDays);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call]);
  return days;
}

/** Empty lists of the forms in force, as they come out of the printer: A4, so many of each. */
export function PaperList(props: { readonly forms: readonly EntryForm[]; readonly onClose: () => void }) {
  const t = useDeskText();
  const screen = useLanguage();
  const [language, setLanguage] = useState<Language>(screen.language);
  const [count, setCount] = useState<(typeof counts)[number]>(1);
  const retentionDays = useRetentionDays();
  return (
    <>
      <PageHead title={t('paper.title')}>
        <button type="button" className="button" onClick={props.onClose}>
          {t('paper.close')}
        </button>
      </PageHead>
      <section className="card paper-choice">
        <p>{t('paper.lead')}</p>
        <Picks
          question={t('paper.language')}
          values={languages}
          isPicked={(one) => one === language}
          say={(one) => languageNames[one]}
          onPick={setLanguage}
        />
        <Picks
          question={t('paper.pages')}
          values={counts}
          isPicked={(one) => one === count}
          say={(one) => t('paper.count', { count: one })}
          onPick={setCount}
        />
        <button
          type="button"
          className="button go"
          disabled={retentionDays === undefined}
          onClick={() => window.print()}
        >
          {t('paper.print')}
        </button>
      </section>
      <div className="paper" lang={language}>
        {retentionDays !== undefined &&
          props.forms.flatMap((form) =>
            Array.from({ length: count }, (_, copy) => (
              <PaperSheetView
                // biome-ignore lint/suspicious/noArrayIndexKey: copies of a sheet are nothing but their place
                key={`${form.id} ${copy}`}
                form={form}
                language={language}
                retentionDays={retentionDays}
              />
            )),
          )}
      </div>
    </>
  );
}
