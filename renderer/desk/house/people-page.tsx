import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useScreen } from '../../parts/screen.ts';
import { type Person, useDesk, useDeskText } from '../desk.tsx';
import { PageHead } from '../page-head.tsx';
import { AccountForm } from './account-form.tsx';
import { OwnPinCard } from './own-pin-card.tsx';

/** Who can unlock the desk: managers change it, everybody changes their own PIN. */
export function PeoplePage() {
  useScreen('desk');
  const t = useDeskText();
  const { session, people } = useDesk();
  const [chosen, setChosen] = useState<Person | 'new'>();
  const manages = session.role === 'manager';
  const person = chosen === 'new' ? undefined : chosen;
  return (
    <>
      <PageHead title={t('page.people')}>
        {manages && (
          <button type="button" className="button go head-key" onClick={() => setChosen('new')}>
            <UserPlus />
            {t('people.add')}
          </button>
        )}
      </PageHead>
      {manages && chosen !== undefined && (
        <AccountForm key={person?.id ?? 'new'} person={person} onDone={() => setChosen(undefined)} />
      )}
      <section className="card">
        <h2>{t('people.all')}</h2>
        <ul className="people accounts">
          {people.map((one) => (
            <li key={one.id}>
              <button type="button" disabled={!manages} onClick={() => setChosen(one)}>
                <b>{one.name}</b>
                <span>{t(`role.${one.role}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="fine">{t(manages ? 'people.lead' : 'people.manager-only')}</p>
      </section>
      <OwnPinCard />
    </>
  );
}
