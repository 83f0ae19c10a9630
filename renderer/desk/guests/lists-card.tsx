import type { HeldList } from '../../../shared/contract/guests.ts';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

/** Which lists are held, how many are on them, how old they are and until when; what to do where there is none. */
export function ListsCard(props: { readonly lists: readonly HeldList[] }) {
  const t = useDeskText();
  const formats = useFormats();
  if (props.lists.length === 0) {
    return (
      <section className="card guest-lists" data-lists="0">
        <h2>{t('guests.no-lists')}</h2>
        <p>{t('guests.no-lists-help')}</p>
      </section>
    );
  }
  return (
    <section className="card guest-lists" data-lists={props.lists.length}>
      <h2>{t('guests.lists')}</h2>
      <ul className="lines">
        {props.lists.map(({ name, guests, importedAt, until }) => (
          <li key={name} data-list={name}>
            <b>{name}</b>
            <span className="state">{t('guests.list-count', { count: guests })}</span>
            <p className="fine">
              {t('guests.list-age', { age: formats.age(importedAt) })} ·{' '}
              {/* The instant itself is the first of the day after. */}
              {t('guests.list-until', { date: formats.dateTime(until - 1) })}
            </p>
          </li>
        ))}
      </ul>
      <p className="fine">{t('guests.lists-lead')}</p>
    </section>
  );
}
