import type { StickStatus } from '../../../shared/contract/trust.ts';
import { useDeskText } from '../desk.tsx';
import { Stranger } from './stranger.tsx';

/** The colour of a state, by the names that the network has for them. */
const colour = { taken: 'online', unknown: 'degraded', refused: 'offline' } as const;

function Stick(props: { readonly stick: StickStatus; readonly onTrusted: () => void }) {
  const t = useDeskText();
  const { path, state, stranger, detail } = props.stick;
  return (
    <li data-stick={state}>
      <b className="location">{path}</b>
      <span className={`state ${colour[state]}`}>{t(`trust.stick-${state}`)}</span>
      {stranger !== undefined && (
        <Stranger key={stranger.sha256} location={path} stranger={stranger} onTrusted={props.onTrusted} />
      )}
      {detail !== undefined && (
        <p lang="en" className="fine">
          {detail}
        </p>
      )}
    </li>
  );
}

/** What the sticks bring that are plugged in; nothing where there is none. */
export function Sticks(props: { readonly sticks: readonly StickStatus[]; readonly onTrusted: () => void }) {
  const t = useDeskText();
  if (props.sticks.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('trust.sticks')}</h2>
      <ul className="lines">
        {props.sticks.map((stick) => (
          <Stick key={stick.path} stick={stick} onTrusted={props.onTrusted} />
        ))}
      </ul>
    </section>
  );
}
