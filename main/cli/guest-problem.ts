import { type GuestProblem, guestColumns } from '../../shared/guest-file.ts';

function words({ problem, other }: GuestProblem): string {
  switch (problem) {
    case 'empty':
      return 'is empty';
    case 'too-long':
      return `is longer than ${other} characters`;
    case 'repeated':
      return `is the same as on line ${other}`;
    case 'missing-column':
      return 'is missing. The first line must name the columns, id and name among them';
    case 'unknown-column':
      return `there is no column "${other}". The first line must name the columns, out of ${guestColumns.join(', ')}`;
    case 'repeated-column':
      return 'is there twice';
    case 'malformed':
      return 'this is not well-formed CSV, or has too many or few columns';
    case 'nobody':
      return 'there is no guest in it';
    case 'encoding':
      return 'the file is neither UTF-8 nor EUC-KR';
    case 'too-large':
      return `the file is larger than ${other} MB`;
    case 'unreadable':
      return `the file cannot be read (${other})`;
  }
}

/** What is wrong with a file of guests, on a line of its own. */
export function guestProblemLine(problem: GuestProblem): string {
  const { line, column } = problem;
  const at = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  return `  ${[at.join(', '), words(problem)].filter((part) => part).join(': ')}`;
}
