import { Save, Usb } from 'lucide-react';
import { useState } from 'react';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { Client } from '../client.ts';
import { CallNotice, useDesk, useDeskText } from './desk.tsx';
import { useAsking } from './house/use-asking.ts';

/** Where a file is now, and what else is to be said about it. */
export interface SavedFile {
  readonly path: string;
  readonly note?: string | undefined;
}

/** A button for each place where a file can be saved, and what became of it. For supervisors and managers. */
export function PlaceButtons(props: {
  readonly places: readonly ReportPlace[];
  readonly save: (desk: Client['desk'], place: string) => Promise<SavedFile>;
}) {
  const t = useDeskText();
  const { inCharge } = useDesk();
  const { places } = props;
  const { busy, done, outcome, ask } = useAsking();
  const [saved, setSaved] = useState<SavedFile>();
  const save = ({ path }: ReportPlace) => ask(async (desk) => setSaved(await props.save(desk, path)));
  return (
    <>
      <div className="row">
        {places.map((place) => (
          <button
            key={place.path}
            type="button"
            className="button"
            disabled={!inCharge || busy}
            onClick={() => void save(place)}
          >
            {place.kind === 'kiosk' ? <Save /> : <Usb />}
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
          {saved.note !== undefined && <span className="under">{saved.note}</span>}
        </p>
      )}
      {places.every(({ kind }) => kind === 'kiosk') && <p className="fine">{t('outages.stick-hint')}</p>}
      {!inCharge && <p className="fine">{t('status.in-charge')}</p>}
      <CallNotice outcome={outcome} refused={t('outages.not-saved')} />
    </>
  );
}
