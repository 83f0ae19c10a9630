import { useDeskText } from '../desk.tsx';
import { GuestRow } from './guest-row.tsx';
import type { CheckingIn } from './use-check-in.ts';
import type { GuestSearch } from './use-guest-search.ts';

/** Whom a search found, the best first; what to do where it found nobody. */
export function FoundGuests(props: {
  readonly id: string;
  readonly found: GuestSearch['found'];
  readonly checking: CheckingIn;
  readonly onIn: () => void;
  readonly onRecord: () => void;
}) {
  const { found } = props;
  const t = useDeskText();
  if (found === undefined) return null;
  if (found.guests.length === 0) {
    return (
      <section className="card guest-none" role="status">
        <h2>{t('guests.none', { query: found.query })}</h2>
        <p>{t('guests.none-help')}</p>
        <button type="button" className="button" onClick={props.onRecord}>
          {t('guests.to-entry')}
        </button>
      </section>
    );
  }
  return (
    <section id={props.id} className="card guest-found" aria-label={t('guests.found')}>
      <ul>
        {found.guests.map((guest) => (
          <GuestRow key={guest.guest} guest={guest} checking={props.checking} onIn={props.onIn} />
        ))}
      </ul>
      {found.more && <p className="fine">{t('guests.more')}</p>}
    </section>
  );
}
