import type { FoundFile } from '../../shared/contract/settings.ts';
import { useDeskText } from './desk.tsx';
import { useFormats } from './formats.ts';

/** Where a file lies, as staff call it. */
function placeOf({ path, name }: FoundFile): string {
  return (
    path
      .slice(0, -name.length - 1)
      .split(/[/\\]/)
      .at(-1) ?? path
  );
}

/** Files that somebody can take in, newest first: nobody reaches others on a kiosk that fills the screen. */
export function FileList(props: {
  readonly files: readonly FoundFile[];
  readonly none: string;
  /** What the button of a file says, and whole for those who hear it. */
  readonly open: { readonly short: string; readonly whole: (name: string) => string };
  readonly onFind: () => void;
  readonly onOpen: (file: FoundFile) => void;
}) {
  const t = useDeskText();
  const formats = useFormats();
  const { files } = props;
  return (
    <>
      {files.length === 0 && <p className="fine">{props.none}</p>}
      <ul className="lines files">
        {files.map((file) => (
          <li key={file.path} data-file={file.name}>
            <b className="location">{file.name}</b>
            <span className="fine">
              {file.kind === 'kiosk' ? t('transfer.on-kiosk') : placeOf(file)} ·{' '}
              {formats.dateTime(file.changedAt)}
            </span>
            <button
              type="button"
              className="button small"
              aria-label={props.open.whole(file.name)}
              onClick={() => props.onOpen(file)}
            >
              {props.open.short}
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={props.onFind}>
          {t('transfer.look')}
        </button>
      </div>
    </>
  );
}
