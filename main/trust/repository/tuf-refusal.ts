import { type SourceProblem, SourceRefused } from '../source-refused.ts';

/** By the words of tuf-js and @tufjs/models, whose updater wraps some errors into a text: first match wins. */
const problems: readonly (readonly [RegExp, SourceProblem, string])[] = [
  [
    /is expired/i,
    'expired',
    'What the repository says has ended, so it may be held back or its publisher late: publish it again.',
  ],
  [
    /less than current|Expected version|does not match snapshot version|Missing file|Snapshot version/i,
    'rollback',
    'The repository is older than what was seen of it, or its files are of different publications.',
  ],
  [
    /signed by \d+\/\d+|no signature|failed to verify/i,
    'signature',
    'The repository is not signed by the keys that its root names.',
  ],
  [/Max length/i, 'mismatch', 'A file of the repository is longer than was signed.'],
  [/length|hash/i, 'mismatch', 'A file of the repository is not the one that was signed.'],
];

/**
 * Why a repository was not taken in, as this house says it.
 *
 * @param failure what kept the last file from being read, if something did
 */
export function refusalOf(error: unknown, failure: SourceRefused | undefined): SourceRefused {
  if (error instanceof SourceRefused) return error;
  if (failure !== undefined) return failure;
  const text = error instanceof Error ? error.message : String(error);
  const [, code, sentence] = problems.find(([words]) => words.test(text)) ?? [
    undefined,
    'invalid' as const,
    'This is no valid repository of The Update Framework.',
  ];
  return new SourceRefused(code, `${sentence} (${text})`, { cause: error });
}
