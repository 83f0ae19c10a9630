import { useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import { type ReportFile, reportFiles } from '../../../shared/contract/reports.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { PlaceButtons } from '../place-buttons.tsx';

/** Files of the days that are looked at, to a stick or to the kiosk's own folder. */
export function SaveCard(props: {
  readonly days: DoorReport['days'];
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
          const { path, rows } = await desk.saveDays({ days, file, language, place });
          return { path, note: rows === undefined ? undefined : t('reports.held', { rows }) };
        }}
      />
    </section>
  );
}
