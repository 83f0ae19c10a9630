import { useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import { type ReportFile, reportFiles } from '../../../shared/contract/reports.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { PlaceButtons } from '../place-buttons.tsx';

/** Files of the days that are looked at, to a stick or to the kiosk's own folder. */
export function SaveCard(props: {
  /** What is looked at: each is a file of its own. */
  readonly days: readonly DoorReport['days'][];
  readonly places: readonly ReportPlace[];
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const { days, places } = props;
  const [file, setFile] = useState<ReportFile>('csv');
  return (
    <section className="card wide" data-card="save">
      <h2>{t('reports.save')}</h2>
      <p className="fine">{t('reports.save-lead')}</p>
      <fieldset className="toggle">
        <legend className="visually-hidden">{t('reports.save')}</legend>
        {reportFiles.map((one) => (
          <button key={one} type="button" aria-pressed={one === file} onClick={() => setFile(one)}>
            {t(`reports.${one}`)}
          </button>
        ))}
      </fieldset>
      {file === 'journal' && <p className="fine">{t('reports.journal-lead')}</p>}
      <PlaceButtons
        places={places}
        save={async (desk, place) => {
          const saved = [];
          for (const each of days) saved.push(await desk.saveDays({ days: each, file, language, place }));
          const rows = saved.every((one) => one.rows === undefined)
            ? undefined
            : saved.reduce((sum, one) => sum + (one.rows ?? 0), 0);
          return {
            path: saved.map(({ path }) => path).join(', '),
            note: rows === undefined ? undefined : t('reports.held', { rows }),
          };
        }}
      />
    </section>
  );
}
