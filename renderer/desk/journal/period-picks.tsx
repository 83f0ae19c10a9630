import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';
import { venueTodayBegan } from '../venue-today.ts';
import { type Period, usualPeriods, wallText } from './period.ts';

/** Today, yesterday, a week, everything with one touch; or from and until. */
export function PeriodPicks(props: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const t = useDeskText();
  const { status, now } = useKiosk();
  const { period, onChange } = props;
  const begin = () => {
    const from = wallText(venueTodayBegan(now(), status.timeZone), status.timeZone);
    onChange({ type: 'own', from, until: '' });
  };
  return (
    <>
      <fieldset className="toggle">
        <legend className="visually-hidden">{t('journal.period')}</legend>
        {usualPeriods.map((type) => (
          <button
            key={type}
            type="button"
            aria-pressed={period.type === type}
            onClick={() => onChange({ type })}
          >
            {t(`journal.${type}`)}
          </button>
        ))}
        <button type="button" aria-pressed={period.type === 'own'} onClick={begin}>
          {t('journal.own')}
        </button>
      </fieldset>
      {period.type === 'own' && (
        <fieldset className="own-period">
          <legend className="visually-hidden">{t('journal.own')}</legend>
          {(['from', 'until'] as const).map((end) => (
            <label key={end}>
              <span>{t(`journal.${end}`)}</span>
              <input
                type="datetime-local"
                value={period[end]}
                onChange={(event) => onChange({ ...period, [end]: event.target.value })}
              />
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
