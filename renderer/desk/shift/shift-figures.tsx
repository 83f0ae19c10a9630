import type { ShiftSummary } from '../../../shared/shift.ts';
import { useDeskText } from '../desk.tsx';

const large = [
  'admitted',
  'refused',
  'reviewed',
  'manual',
] as const satisfies readonly (keyof ShiftSummary)[];
const small = [
  ['settled', 'unsettled'],
  ['overrides', 'corrections', 'limitsLifted'],
  ['outages', 'faults'],
] as const;

type Figure = (typeof large)[number] | (typeof small)[number][number];

function figuresOf(summary: ShiftSummary): Readonly<Record<Figure, number>> {
  return { ...summary, settled: summary.reviewed - summary.unsettled };
}

/** A shift at a glance. */
export function ShiftFigures({ summary }: { readonly summary: ShiftSummary }) {
  const t = useDeskText();
  const figures = figuresOf(summary);
  return (
    <>
      <div className="numbers">
        <div className="card number inside" data-figure="inside">
          <h2>{t('shift.inside')}</h2>
          <p>{t('status.guests', { count: summary.inside })}</p>
        </div>
        {large.map((name) => (
          <div key={name} className="card number" data-figure={name}>
            <h2>{t(`shift.${name}`)}</h2>
            <p>{t('shift.times', { count: figures[name] })}</p>
          </div>
        ))}
      </div>
      <div className="figure-lists">
        {small.map((group) => (
          <dl key={group[0]} className="card">
            {group.map((name) => (
              <div key={name} data-figure={name}>
                <dt>{t(`shift.${name}`)}</dt>
                <dd>{t('shift.times', { count: figures[name] })}</dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
    </>
  );
}

/** The same of a shift that was handed over, in one list. */
export function ShiftFacts({ summary }: { readonly summary: ShiftSummary }) {
  const t = useDeskText();
  const figures = figuresOf(summary);
  return (
    <dl className="facts shift-facts">
      <div>
        <dt>{t('shift.inside')}</dt>
        <dd>{t('status.guests', { count: summary.inside })}</dd>
      </div>
      {[...large, ...small.flat()].map((name) => (
        <div key={name} data-figure={name}>
          <dt>{t(`shift.${name}`)}</dt>
          <dd>{t('shift.times', { count: figures[name] })}</dd>
        </div>
      ))}
    </dl>
  );
}
