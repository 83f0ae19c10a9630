import { useEffect, useState } from 'react';
import { useScreen } from '../../parts/screen.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { PageHead } from '../page-head.tsx';
import { CheckedInBand } from './checked-in.tsx';
import { FoundGuests } from './found-guests.tsx';
import { GuestRow } from './guest-row.tsx';
import { GuestSearchField } from './guest-search.tsx';
import { ImportList } from './import-list.tsx';
import { ListsCard } from './lists-card.tsx';
import { useCheckIn } from './use-check-in.ts';
import { useGuestLists } from './use-guest-lists.ts';
import { useGuestSearch } from './use-guest-search.ts';
import { useScannedGuest } from './use-scanned-guest.ts';

const results = 'guests-found';

/** The lists of an organiser: find a guest by name, let them in with one touch, and see who is in already. */
export function GuestsPage(props: { readonly onRecord: () => void }) {
  useScreen('desk');
  const t = useDeskText();
  const [query, setQuery] = useState('');
  // What was typed may be a name: it goes with the lock, too.
  useEffect(() => () => setQuery(''), []);
  const lists = useGuestLists();
  const { found, trouble } = useGuestSearch(query);
  const scanned = useScannedGuest();
  const checking = useCheckIn();
  const [importing, setImporting] = useState(false);
  const next = () => setQuery('');
  const holdsAny = lists !== undefined && lists.length > 0;
  return (
    <>
      <PageHead title={t('page.guests')} />
      <div className="guests">
        {checking.done.map((guest) => (
          <CheckedInBand key={guest.seq} guest={guest} onUndone={(by) => checking.undone(guest.seq, by)} />
        ))}
        <CallNotice outcome={trouble ?? checking.outcome} refused={t('guests.refused')} />
        {scanned !== undefined && (
          <section className="card guest-found" aria-label={t('guests.scanned')} data-scanned>
            <h2>{t('guests.scanned')}</h2>
            <ul>
              <GuestRow guest={scanned} checking={checking} onIn={next} />
            </ul>
          </section>
        )}
        {importing && lists !== undefined && <ImportList lists={lists} onClose={() => setImporting(false)} />}
        {holdsAny && !importing && <GuestSearchField query={query} onQuery={setQuery} results={results} />}
        <FoundGuests id={results} found={found} checking={checking} onIn={next} onRecord={props.onRecord} />
        {lists !== undefined && found === undefined && (holdsAny || !importing) && (
          <ListsCard lists={lists} onImport={importing ? undefined : () => setImporting(true)} />
        )}
      </div>
    </>
  );
}
