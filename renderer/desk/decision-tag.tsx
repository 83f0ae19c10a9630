import type { Decision } from '../../shared/verdict.ts';
import { DecisionShape } from '../parts/decision-shape.tsx';
import { useDeskText } from './desk.tsx';

/** The decision as at the entrance: shape, colour and word. */
export function DecisionTag({ decision }: { readonly decision: Decision }) {
  const t = useDeskText();
  return (
    <span className={`tag ${decision}`}>
      <DecisionShape decision={decision} size={20} />
      {t(`decision.${decision}`)}
    </span>
  );
}
