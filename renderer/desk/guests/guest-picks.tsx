import { useDeskText } from '../desk.tsx';

const parties = [2, 3, 4, 5, 6, 7, 8] as const;
const reasons = ['left', 'others', 'mistake'] as const;

/** How many come: the touch lets them in. */
export function PartyPicks(props: { readonly name: string; readonly onParty: (party: number) => void }) {
  const t = useDeskText();
  return (
    <fieldset className="guest-picks">
      <legend>{t('guests.party-of', { name: props.name })}</legend>
      <div className="segments">
        {parties.map((party) => (
          <button key={party} type="button" className="pick" onClick={() => props.onParty(party)}>
            {t('count.people', { count: party })}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Why somebody who is in comes in again: the touch lets them in. */
export function AgainPicks(props: { readonly onReason: (reason: string) => void }) {
  const t = useDeskText();
  return (
    <fieldset className="guest-picks">
      <legend>{t('guests.again-why')}</legend>
      <div className="segments">
        {reasons.map((reason) => {
          const words = t(`guests.because-${reason}`);
          return (
            <button key={reason} type="button" className="pick" onClick={() => props.onReason(words)}>
              {words}
            </button>
          );
        })}
      </div>
      <p className="fine">{t('guests.because-hint')}</p>
    </fieldset>
  );
}
