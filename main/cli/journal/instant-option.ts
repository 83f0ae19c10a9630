import { InvalidArgumentError } from 'commander';
import type { EpochMs } from '../../../shared/clock.ts';
import { instantForms, parseInstant } from '../../issuer/instant.ts';

/** Reads an option that is an instant, or a whole day, of which `edge` tells the end that is meant. */
export function instant(edge: 'from' | 'until'): (text: string) => EpochMs {
  return (text) => {
    const at = parseInstant(text, edge);
    if (at === undefined) throw new InvalidArgumentError(`It is not understood: ${instantForms}.`);
    return at;
  };
}
