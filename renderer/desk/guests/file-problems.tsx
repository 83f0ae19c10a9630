import type { GuestProblem } from '../../../shared/guest-file.ts';
import { useDeskText } from '../desk.tsx';

/** What to mend in a file, by line and column. */
export function FileProblems(props: {
  readonly name: string;
  readonly problems: readonly GuestProblem[];
  readonly more: number;
}) {
  const t = useDeskText();
  const where = ({ line, column }: GuestProblem) =>
    [
      line === undefined ? '' : t('import.at-line', { line }),
      column === undefined ? '' : t(`import.column-${column}`),
    ]
      .filter((part) => part)
      .join(' · ');
  return (
    <div className="file-problems" role="alert">
      <p>
        <b>{props.name}</b>
      </p>
      <p className="notice bad">{t('import.problems')}</p>
      <ul className="lines">
        {props.problems.map((problem) => (
          <li key={`${where(problem)} ${problem.problem}`}>
            <b>{where(problem)}</b>
            <span>{t(`problem-of.${problem.problem}`, { other: problem.other ?? '' })}</span>
          </li>
        ))}
      </ul>
      {props.more > 0 && <p className="fine">{t('import.more', { count: props.more })}</p>}
    </div>
  );
}
