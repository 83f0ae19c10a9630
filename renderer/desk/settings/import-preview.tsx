import { settingLines, settingName } from '../../../shared/locales/setting-words.ts';
import type { SettingDifference } from '../../../shared/settings-change.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import type { Fitting } from './use-import.ts';

function Difference(props: {
  readonly difference: SettingDifference;
  readonly kept: boolean;
  readonly onToggle: () => void;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const { difference, kept } = props;
  const name = settingName(language, difference.field);
  return (
    <li data-difference={difference.field} className={kept ? 'kept' : undefined}>
      <div className="difference">
        {settingLines(language, difference).map((line) => (
          <p key={line.field}>
            <b>{line.name}</b> <span>{line.before ?? t('transfer.empty')}</span>{' '}
            <span aria-hidden="true">{t('transfer.to')}</span>
            <span className="visually-hidden">{t('transfer.changed-to')}</span>{' '}
            <strong>{line.after ?? t('transfer.empty')}</strong>
          </p>
        ))}
      </div>
      <fieldset className="toggle">
        <legend className="visually-hidden">{name}</legend>
        <button type="button" aria-pressed={!kept} onClick={() => kept && props.onToggle()}>
          {t('transfer.change')}
        </button>
        <button type="button" aria-pressed={kept} onClick={() => kept || props.onToggle()}>
          {t('transfer.keep')}
        </button>
      </fieldset>
    </li>
  );
}

/** What a file would change here, field by field, before anything does. */
export function ImportPreview(props: {
  readonly name: string;
  readonly plan: Fitting;
  readonly kept: readonly string[];
  readonly busy: boolean;
  readonly onToggle: (field: string) => void;
  readonly onTake: () => void;
  readonly onCancel: () => void;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const { name, plan, kept, busy } = props;
  const { differences, leftAlone } = plan;
  const count = differences.length - kept.length;
  return (
    <div className="import-preview" data-import={name}>
      <h4>{t('transfer.preview', { name })}</h4>
      {differences.length === 0 && <p role="status">{t('transfer.same')}</p>}
      <ul className="lines">
        {differences.map((difference) => (
          <Difference
            key={difference.field}
            difference={difference}
            kept={kept.includes(difference.field)}
            onToggle={() => props.onToggle(difference.field)}
          />
        ))}
      </ul>
      {leftAlone.length > 0 && (
        <p className="fine">
          {t('transfer.left-alone', {
            fields: leftAlone.map((field) => settingName(language, field)).join(', '),
          })}
        </p>
      )}
      <div className="row">
        <button type="button" className="button go" disabled={busy || count === 0} onClick={props.onTake}>
          {t('transfer.apply', { count })}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {t('transfer.cancel')}
        </button>
      </div>
    </div>
  );
}
