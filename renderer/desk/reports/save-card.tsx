import { useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import { type ReportFile, reportFiles } from '../../../shared/contract/reports.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { useLanguage } from '../../language.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from '../house/use-asking.ts';

interface Saved {
  readonly path: string;
  readonly rows?: number | undefined;
}

/** Files of the days that are looked at, to a stick or to the kiosk's own folder. */
export function SaveCard(props: {
  readonly days: DoorReport['days'];
  readonly places: readonly ReportPlace[];
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const { inCharge } = useDesk();
  const { days, places } = props;
  const [file, setFile] = useState<ReportFile>('csv');
  const [saved, setSaved] = useState<Saved>();
  const { busy, done, outcome, ask } = useAsking();
  const save = (place: ReportPlace) =>
    ask(async (desk) => setSaved(await desk.saveDays({ days, file, language, place: place.path })));
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
      <div className="row">
        {places.map((place) => (
          <button
            key={place.path}
            type="button"
            className="button"
            disabled={!inCharge || busy}
            onClick={() => void save(place)}
          >
            {place.kind === 'kiosk'
              ? t('outages.save-kiosk')
              : t('outages.save-stick', { name: place.path.split('/').at(-1) ?? place.path })}
          </button>
        ))}
      </div>
      {busy && <p role="status">{t('outages.saving')}</p>}
      {done && !busy && saved !== undefined && (
        <p role="status" data-saved={saved.path}>
          {t('outages.saved')} <span className="fine location">{saved.path}</span>
          {saved.rows !== undefined && (
            <span className="under">{t('reports.held', { rows: saved.rows })}</span>
          )}
        </p>
      )}
      {places.every(({ kind }) => kind === 'kiosk') && <p className="fine">{t('outages.stick-hint')}</p>}
      {!inCharge && <p className="fine">{t('status.in-charge')}</p>}
      <CallNotice outcome={outcome} refused={t('outages.not-saved')} />
    </section>
  );
}
