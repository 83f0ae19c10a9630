import type { GenerationMark } from './generation.ts';
import type { Generations } from './generations.ts';
import { SourceRefused } from './source-refused.ts';

/**
 * While staff have turned a generation back, the parts that are held are older than what was seen already, so it is
 * the generation that keeps a source from going back: only what is newer than the one turned back ends that.
 *
 * @throws {SourceRefused} `turned-back`, `rollback`
 */
export function checkSequence(generations: Generations, location: string, mark: GenerationMark): void {
  const held = generations.of(location);
  if (held?.turnedBack === undefined) return;
  const { inForce, turnedBack } = held;
  const sequences = [mark.sequence, turnedBack.sequence] as const;
  const [given, known] = sequences;
  if (given !== undefined && known !== undefined && given < known) {
    throw new SourceRefused('rollback', `What ${location} gives is older than what it gave before.`);
  }
  if (given === undefined || known === undefined ? mark.digest.equals(turnedBack.digest) : given === known) {
    throw new SourceRefused(
      'turned-back',
      `Staff turned back generation ${turnedBack.number} of ${location}, and it still gives that one. Generation ${inForce.number} stays in force until it gives a newer one.`,
    );
  }
}
