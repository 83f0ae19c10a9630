import { useState } from 'react';
import type { HandOver } from '../../../shared/contract/shift.ts';
import { checkTitle } from '../../../shared/locales/check-list.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { OpenedNote } from './opened-note.tsx';
import { ShiftFacts } from './shift-figures.tsx';

function Earlier(props: { readonly handOver: HandOver; readonly nameOf: (id: string) => string }) {
  const { handOver, nameOf } = props;
  const t = useDeskText();
  const { language } = useLanguage();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const { seq, at, from, to, summary, hasNote } = handOver;
  const { checks } = summary;
  return (
    <li data-hand-over={seq}>
      <button type="button" className="earlier" aria-expanded={open} onClick={() => setOpen(!open)}>
        <time>{formats.dateTime(at)}</time>
        <b>
          {to === undefined
            ? t('shift.ended', { name: nameOf(from) })
            : t('shift.from-to', { from: nameOf(from), to: nameOf(to) })}
        </b>
        <span className="small-tag">{t('details.title', { seq })}</span>
      </button>
      {open && (
        <div className="earlier-open">
          <p className="fine">
            {t('shift.title', { name: nameOf(summary.staff) })} ·{' '}
            {t('shift.span', {
              since: formats.dateTime(Date.parse(summary.since)),
              at: formats.dateTime(at),
            })}
          </p>
          <ShiftFacts summary={summary} />
          {checks.length > 0 && (
            <p className="fine">
              {t('shift.checks', { what: checks.map((check) => checkTitle(language, check)).join(' · ') })}
            </p>
          )}
          {hasNote && <OpenedNote handOver={handOver} />}
        </div>
      )}
    </li>
  );
}

/** Shifts that were handed over, as both saw them. */
export function EarlierCard(props: {
  readonly before: readonly HandOver[];
  readonly nameOf: (id: string) => string;
}) {
  const t = useDeskText();
  const { before, nameOf } = props;
  return (
    <section className="card wide" data-card="earlier">
      <h2>{t('shift.before')}</h2>
      {before.length === 0 && <p className="empty">{t('shift.none-before')}</p>}
      <ul className="earlier-list">
        {before.map((handOver) => (
          <Earlier key={handOver.seq} handOver={handOver} nameOf={nameOf} />
        ))}
      </ul>
    </section>
  );
}
