import { decisionOf, type Reason } from '../../shared/verdict.ts';
import type { Judgement } from './judge.ts';
import type { FirstPass, PassPairs } from './pass-pairs.ts';

/** A judgement, and the pass that was shown before it if the two belong together. */
export interface Paired {
  readonly judgement: Judgement;
  readonly first?: FirstPass;
}

const samePerson = {
  id: 'same-person',
  sentence: {
    ko: '두 패스가 같은 사람의 것이 아닙니다. 같은 분의 패스 두 개를 보여 주세요.',
    en: 'The two passes are not of one person. Show both passes of the same person.',
  },
};

function changed(judgement: Judgement, reason: Reason, detail: string): Judgement {
  return { ...judgement, decision: decisionOf[reason], reason, detail };
}

function decided({ second: _, ...judgement }: Judgement, reason: Reason, detail: string): Judgement {
  return changed(judgement, reason, detail);
}

/** What a pass comes to beside the one that was shown a moment ago. */
export function pairJudgement(judgement: Judgement, pairs: PassPairs): Paired {
  const { pass, second } = judgement;
  if (pass === undefined) return { judgement };
  if (second === undefined || judgement.reason !== 'second-pass-needed') {
    pairs.forget();
    return { judgement };
  }
  const meeting = pairs.meet(pass, second);
  switch (meeting.state) {
    case 'first':
      return { judgement };
    case 'together': {
      const { first } = meeting;
      const detail = `Together with the pass in row ${first.seq}, of the same person.`;
      return { judgement: decided(judgement, 'ok', detail), first };
    }
    case 'other-person': {
      // It may be the next guest's first: it waits for its own second all the same.
      const refused = changed(judgement, 'rule-not-met', samePerson.sentence.en);
      return { judgement: { ...refused, rule: samePerson } };
    }
    case 'unclear': {
      const detail = 'The two passes do not say enough to tell whether they are of one person.';
      return { judgement: decided(judgement, 'rule-undecided', detail) };
    }
  }
}
