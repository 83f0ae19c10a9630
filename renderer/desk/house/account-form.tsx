import { useEffect, useRef, useState } from 'react';
import { type Role, roles } from '../../../shared/settings.ts';
import { CallNotice, type Person, useDesk, useDeskText } from '../desk.tsx';
import { AccountFields } from './account-fields.tsx';
import { type AccountLines, type AccountProblem, checkAccount } from './check-account.ts';
import { useAsking } from './use-asking.ts';

function RoleChoice(props: { readonly role: Role; readonly onChange: (role: Role) => void }) {
  const t = useDeskText();
  return (
    <fieldset className="toggle large">
      <legend className="visually-hidden">{t('people.role')}</legend>
      {roles.map((one) => (
        <button key={one} type="button" aria-pressed={one === props.role} onClick={() => props.onChange(one)}>
          {t(`role.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** A new account, or another name, role or PIN for one that there is; and its end, after a second look. */
export function AccountForm(props: { readonly person: Person | undefined; readonly onDone: () => void }) {
  const t = useDeskText();
  const { person, onDone } = props;
  const { reloadPeople } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [lines, setLines] = useState<AccountLines>({ name: person?.name ?? '' });
  const [role, setRole] = useState<Role>(person?.role ?? 'steward');
  const [problem, setProblem] = useState<AccountProblem>();
  const [sure, setSure] = useState(false);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever touched a name far down the list sees what came of it.
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const send = (work: Parameters<typeof ask>[0]) =>
    ask(async (desk) => {
      await work(desk);
      await reloadPeople();
      onDone();
    });
  const save = async () => {
    const wrong = checkAccount(lines, person === undefined ? 'needed' : 'optional');
    setProblem(wrong);
    if (wrong !== undefined) return;
    const { pin = '' } = lines;
    const name = (lines.name ?? '').trim();
    if (person === undefined) return send((desk) => desk.addPerson({ name, role, pin }));
    const change = {
      ...(name === person.name ? {} : { name }),
      ...(role === person.role ? {} : { role }),
      ...(pin === '' ? {} : { pin }),
    };
    if (Object.keys(change).length === 0) return onDone();
    await send((desk) => desk.changePerson({ id: person.id, change }));
  };
  return (
    <section className="card account" ref={card}>
      <h2>{person === undefined ? t('people.add') : t('people.change', { name: person.name })}</h2>
      <AccountFields
        lines={['name', 'pin', 'pinAgain']}
        values={lines}
        onChange={(line, value) => setLines({ ...lines, [line]: value })}
      />
      <p className="fine">{t(person === undefined ? 'people.pin-hint' : 'people.pin-kept')}</p>
      <RoleChoice role={role} onChange={setRole} />
      {problem !== undefined && (
        <p className="notice bad" role="alert">
          {t(`people.${problem}`)}
        </p>
      )}
      <CallNotice outcome={outcome} refused={t('people.refused')} />
      {sure && person !== undefined ? (
        <div role="alertdialog" aria-label={t('people.remove')} className="sure">
          <p>{t('people.remove-sure', { name: person.name })}</p>
          <div className="row">
            <button
              type="button"
              className="button danger"
              disabled={busy}
              onClick={() => void send((desk) => desk.removePerson({ id: person.id }))}
            >
              {t('people.remove-now')}
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              {t('people.cancel')}
            </button>
          </div>
        </div>
      ) : (
        <div className="row">
          <button type="button" className="button go" disabled={busy} onClick={() => void save()}>
            {t('people.save')}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {t('people.cancel')}
          </button>
          {person !== undefined && (
            <button type="button" className="button" onClick={() => setSure(true)}>
              {t('people.remove')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
