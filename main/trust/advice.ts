import type { SourceProblem, SourceRefused } from './source-refused.ts';

/** What staff can do about each problem, in English. Empty: its own sentence says it. */
const advice: Readonly<Record<SourceProblem, string>> = {
  'not-allowed': 'Check the address.',
  unreachable: 'Check the network and the address, or whether the stick is in.',
  'timed-out':
    'Check the network, and if it is good, ask whoever runs that server; pull out a stick that does not answer.',
  'too-large': 'Check the address: nothing that a door needs is that large.',
  'http-status': 'Check the address; if it is right, ask whoever runs that server.',
  unrecognised: 'Check the address, and whether the network asks for a log-in first.',
  invalid: 'Ask its publisher to mend it.',
  'private-key': '',
  'issuer-needed': '',
  untrusted: '',
  signature: 'Ask its publisher whether somebody changed it on the way.',
  mismatch: 'Ask its publisher for a copy that is whole.',
  rollback: 'Ask its publisher for the newest one.',
  'turned-back': '',
  'nothing-before': '',
  'no-room': '',
  expired: 'Ask its publisher for a newer one.',
};

/** What went wrong with a source and what to do, each said once. */
export function tell(problems: readonly Pick<SourceRefused, 'code' | 'message'>[]): string {
  const sentences = problems.flatMap(({ code, message }) => [
    message,
    ...(advice[code] === '' ? [] : [advice[code]]),
  ]);
  const last = new Map(sentences.map((sentence, at) => [sentence, at]));
  return sentences.filter((sentence, at) => last.get(sentence) === at).join(' ');
}
