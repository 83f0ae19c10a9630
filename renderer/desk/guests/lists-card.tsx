import type { HeldList } from '../../../shared/contract/guests.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { HeldListLine } from './held-list.tsx';

/** Which lists are held; what to do where there is none. Managers import another. */
export function ListsCard(props: {
  readonly lists: readonly HeldList[];
  /** Absent while a list is being imported. */
  readonly onImport: (() => void) | undefined;
}) {
  const t = useDeskText();
  const { session } = useDesk();
  const { lists } = props;
  const none = lists.length === 0;
  return (
    <section className="card guest-lists" data-lists={lists.length}>
      <h2>{t(none ? 'guests.no-lists' : 'guests.lists')}</h2>
      {none ? (
        <p>{t('guests.no-lists-help')}</p>
      ) : (
        <ul className="lines">
          {lists.map((list) => (
            <HeldListLine key={list.name} list={list} />
          ))}
        </ul>
      )}
      {!none && <p className="fine">{t('guests.lists-lead')}</p>}
      {session.role === 'manager' && props.onImport !== undefined && (
        <button type="button" className={none ? 'button go' : 'button'} onClick={props.onImport}>
          {t('import.open')}
        </button>
      )}
    </section>
  );
}
