import { useCallback, useEffect, useState } from 'react';
import type { GuestFile } from '../../../shared/contract/guest-imports.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

/** The CSV files of the sticks, the newest first; what to do where there is none. */
export function ChooseFile(props: { readonly onChoose: (file: GuestFile) => void }) {
  const t = useDeskText();
  const formats = useFormats();
  const { call } = useDesk();
  const [files, setFiles] = useState<readonly GuestFile[]>();
  const find = useCallback(async () => {
    const result = await call((desk) => desk.guestFiles());
    if (result.type === 'done') setFiles(result.value);
  }, [call]);
  useEffect(() => void find(), [find]);
  if (files === undefined) return null;
  return (
    <>
      {files.length === 0 ? (
        <>
          <p role="status">{t('import.none')}</p>
          <p className="fine">{t('import.none-help')}</p>
        </>
      ) : (
        <>
          <p>{t('import.choose')}</p>
          <ul className="people files">
            {files.map((file) => (
              <li key={file.path}>
                <button type="button" onClick={() => props.onChoose(file)}>
                  <b>{file.name}</b>
                  <span className="under">{file.path}</span>
                  <span>
                    {formats.dateTime(file.changedAt)} ·{' '}
                    {t('import.size', { kilobytes: Math.ceil(file.bytes / 1024) })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="button" onClick={() => void find()}>
        {t('import.again')}
      </button>
    </>
  );
}
