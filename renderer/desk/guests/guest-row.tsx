import { useState } from 'react';
import type { FoundGuest } from '../../../shared/contract/guests.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { AgainPicks, PartyPicks } from './guest-picks.tsx';
import type { CheckingIn } from './use-check-in.ts';

/** In words: not yet, in since when and by which gate, with how many, or gone again. */
function useStateWords({ earlier, inside }: FoundGuest): string {
  const t = useDeskText();
  const formats = useFormats();
  if (earlier === undefined) return t('guests.not-yet');
  const { gate } = earlier;
  const time = formats.short(earlier.at);
  if (!earlier.inside) return t('guests.left', { time, gate });
  return t(inside > 1 ? 'guests.inside-party' : 'guests.inside', { time, gate, count: inside });
}

/** A guest of a list: who, where they are, and one touch to let them in. */
export function GuestRow(props: {
  readonly guest: FoundGuest;
  readonly checking: CheckingIn;
  readonly onIn: () => void;
}) {
  const { guest, checking, onIn } = props;
  const t = useDeskText();
  const { status } = useKiosk();
  const words = useStateWords(guest);
  const [picking, setPicking] = useState<'party' | 'again'>();
  const { name, company, list, earlier } = guest;
  const isExit = status.direction === 'exit';
  const isIn = earlier?.inside === true;
  const letIn = async (how?: { readonly party?: number; readonly again?: string }) => {
    const isNow = await checking.checkIn(guest, how);
    setPicking(undefined);
    if (isNow) onIn();
  };
  const key = (what: 'admit' | 'admit-exit' | 'again' | 'party', go: boolean, onClick: () => void) => (
    <button
      type="button"
      className={go ? 'button big go' : 'button big'}
      aria-label={`${t(`guests.${what}`)}: ${name}`}
      aria-expanded={what === 'again' || what === 'party' ? picking === what : undefined}
      disabled={checking.busy}
      onClick={onClick}
    >
      {t(`guests.${what}`)}
    </button>
  );
  const pick = (what: 'party' | 'again') => () => setPicking(picking === what ? undefined : what);
  return (
    <li className="guest" data-guest={guest.guest} data-inside={isIn}>
      <div className="guest-who">
        <p>
          <b>{name}</b>
          {company !== undefined && <span>{company}</span>}
        </p>
        <p className="guest-state">
          <span className={isIn ? 'state online' : 'state'}>{words}</span>
          <span className="small-tag">{list}</span>
        </p>
      </div>
      <div className="guest-keys">
        {isExit ? (
          key('admit-exit', isIn, () => void letIn())
        ) : isIn ? (
          key('again', false, pick('again'))
        ) : (
          <>
            {key('party', false, pick('party'))}
            {key('admit', true, () => void letIn())}
          </>
        )}
      </div>
      {picking === 'party' && <PartyPicks name={name} onParty={(party) => void letIn({ party })} />}
      {picking === 'again' && <AgainPicks onReason={(again) => void letIn({ again })} />}
    </li>
  );
}
