import type { EntryForm } from '../../../shared/entry-form.ts';
import { paperListWords } from '../../../shared/locales/paper-list.ts';
import { linesOfASheet, paperSheet } from '../../../shared/paper-list.ts';
import type { Language } from '../../../shared/settings.ts';
import { useKiosk } from '../../kiosk-state.tsx';

const lines = Array.from({ length: linesOfASheet }, (_, line) => line + 1);

/** One empty sheet, as `munjigi paper-list` writes it. */
export function PaperSheetView(props: {
  readonly form: EntryForm;
  readonly language: Language;
  readonly retentionDays: number;
}) {
  const { form, language, retentionDays } = props;
  const { status } = useKiosk();
  const words = paperListWords[language];
  const { title, columns, legends } = paperSheet(form, language);
  return (
    <section className="paper-sheet" aria-label={title}>
      <h2>{title}</h2>
      <p className="paper-head">
        <b>{status.venue}</b>
        <span>
          {words.gate}: {status.gate}
        </span>
        <span className="paper-date">{words.date}:</span>
      </p>
      {legends.map(({ label, options }) => (
        <p key={label}>
          <b>{label}</b>: {options}. {words.choose}
        </p>
      ))}
      <table>
        <thead>
          <tr>
            <td className="paper-number" />
            <th scope="col" className="paper-time">
              {words.time}
            </th>
            {columns.map(({ id, label, optional, short }) => (
              <th key={id} scope="col" className={short ? 'paper-short' : undefined}>
                {label}
                {optional && <small>{words.optional}</small>}
              </th>
            ))}
            <th scope="col" className="paper-short">
              {words.admitted}
            </th>
            <th scope="col" className="paper-short">
              {words.staff}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line}>
              <td className="paper-number">{line}</td>
              <td />
              {columns.map(({ id }) => (
                <td key={id} />
              ))}
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.afterwards(retentionDays)}</p>
    </section>
  );
}
