import { CallNotice, useDeskText } from '../desk.tsx';
import { useAsking } from '../house/use-asking.ts';
import type { ShiftNote } from './use-shift-note.ts';

/** The last of a day has nobody to hand over to: the shift ends, and the desk locks. */
export function EndShift(props: {
  readonly note: ShiftNote;
  readonly onEnded: () => void;
  readonly onCancel: () => void;
}) {
  const t = useDeskText();
  const { busy, outcome, ask } = useAsking();
  const { note } = props;
  const end = () =>
    ask(async (desk) => {
      await desk.endShift({ note: note.text });
      note.write('');
      props.onEnded();
    });
  return (
    <div className="end-shift">
      <p>{t('shift.end-lead')}</p>
      <p className="shift-note">{note.text.trim() === '' ? t('shift.no-note') : note.text.trim()}</p>
      <CallNotice outcome={outcome} />
      <div className="row">
        <button type="button" className="button go" disabled={busy} onClick={() => void end()}>
          {t('shift.end')}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {t('shift.cancel')}
        </button>
      </div>
    </div>
  );
}
