import { useCallback, useEffect, useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import type { FoundFile } from '../../../shared/contract/settings.ts';
import { problemSentence } from '../../../shared/locales/setting-words.ts';
import { useLanguage } from '../../language.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { FileList } from '../file-list.tsx';
import { PlaceButtons } from '../place-buttons.tsx';
import { ImportPreview } from './import-preview.tsx';
import { useImport } from './use-import.ts';

interface Found {
  readonly places: readonly ReportPlace[];
  readonly files: readonly FoundFile[];
}

/** The settings as one file: saved for the next kiosk, or taken in from another after a look at what would change. */
export function TransferCard(props: { readonly onTaken: () => Promise<void> }) {
  const t = useDeskText();
  const { language } = useLanguage();
  const { call } = useDesk();
  const [found, setFound] = useState<Found>({ places: [], files: [] });
  const find = useCallback(async () => {
    const result = await call((desk) => desk.settingsFiles());
    if (result.type === 'done') setFound(result.value);
  }, [call]);
  useEffect(() => void find(), [find]);
  const { state, kept, busy, outcome, look, toggle, take, cancel } = useImport(props.onTaken);
  const name = state.type === 'choosing' ? '' : state.file.name;
  return (
    <section className="card wide" data-card="transfer">
      <h2>{t('transfer.title')}</h2>
      <p className="fine">{t('transfer.lead')}</p>
      <h3>{t('transfer.save')}</h3>
      <PlaceButtons
        places={found.places}
        save={async (desk, place) => {
          const saved = await desk.saveSettings({ place });
          await find();
          return saved;
        }}
      />
      <h3>{t('transfer.take')}</h3>
      {state.type === 'looking' ? (
        <ImportPreview
          name={name}
          plan={state.plan}
          kept={kept}
          busy={busy}
          onToggle={toggle}
          onTake={take}
          onCancel={cancel}
        />
      ) : (
        <FileList
          files={found.files}
          none={t('transfer.none')}
          open={{ short: t('transfer.open'), whole: (file) => t('transfer.open-file', { name: file }) }}
          onFind={() => void find()}
          onOpen={look}
        />
      )}
      {state.type === 'taken' && <p role="status">{t('transfer.taken', { name })}</p>}
      {state.type === 'unusable' && (
        <p className="notice bad" role="alert">
          {name}: {t(`transfer.${state.fault}`)}
        </p>
      )}
      {state.type === 'wrong' && (
        <div className="notice bad" role="alert">
          <p>{t('transfer.wrong', { name })}</p>
          <ul>
            {state.problems.map((problem) => (
              <li key={`${problem.field} ${problem.fault}`}>{problemSentence(language, problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <CallNotice outcome={outcome} />
    </section>
  );
}
