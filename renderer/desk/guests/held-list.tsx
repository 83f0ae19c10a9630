import { useState } from 'react';
import type { HeldList } from '../../../shared/contract/guests.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useAsking } from '../house/use-asking.ts';

/** A list that is held: how many, how old, until when; managers destroy it, after a second look. */
export function HeldListLine({ list }: { readonly list: HeldList }) {
  const t = useDeskText();
  const formats = useFormats();
  const { session, changed } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [sure, setSure] = useState(false);
  const { name, guests, importedAt, until } = list;
  const remove = () =>
    ask(async (desk) => {
      await desk.removeGuestList({ name });
      changed();
    });
  return (
    <li data-list={name}>
      <b>{name}</b>
      <span className="state">{t('guests.list-count', { count: guests })}</span>
      {session.role === 'manager' && !sure && (
        <button
          type="button"
          className="button small"
          aria-label={`${t('list.remove')}: ${name}`}
          onClick={() => setSure(true)}
        >
          {t('list.remove')}
        </button>
      )}
      <p className="fine">
        {t('guests.list-age', { age: formats.age(importedAt) })} ·{' '}
        {t('guests.list-until', { date: formats.dateTime(until) })}
      </p>
      {sure && (
        <div role="alertdialog" aria-label={t('list.remove')} className="sure">
          <p>{t('list.remove-sure', { list: name })}</p>
          <div className="row">
            <button type="button" className="button danger" disabled={busy} onClick={() => void remove()}>
              {t('list.remove-now')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => setSure(false)}>
              {t('list.remove-not')}
            </button>
          </div>
        </div>
      )}
      <CallNotice outcome={outcome} />
    </li>
  );
}
