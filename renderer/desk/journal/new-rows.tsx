import { useDeskText } from '../desk.tsx';
import type { JournalWindow } from './journal-window.ts';

/** Rows that came while somebody reads further down, offered rather than pushed under the finger. */
export function NewRows(props: { readonly listed: JournalWindow; readonly onShow: () => void }) {
  const t = useDeskText();
  const { waiting, gap } = props.listed;
  const count = waiting.length;
  return (
    <div className="new-rows" role="status">
      {count > 0 && (
        <button type="button" className="button go" onClick={props.onShow}>
          {t(gap ? 'journal.new-more' : 'journal.new', { count })}
        </button>
      )}
    </div>
  );
}
