import type { Handle } from '../store/open-database.ts';
import { Generations } from './generations.ts';
import { install } from './install.ts';
import { SourceRefused } from './source-refused.ts';
import { withdraw } from './withdraw.ts';

/**
 * Puts the other generation of a source in force, in one transaction and with the age that it had: the one before, or
 * the one that was turned back for it. Nothing of it is verified again but that keys still held signed its lists.
 *
 * @throws {SourceRefused} `nothing-before`, `invalid`, `untrusted`, `unreachable`
 */
export function restore(
  database: Handle,
  location: string,
  {
    generation,
    hasFile,
  }: { readonly generation: number | undefined; readonly hasFile: (name: string) => boolean },
): void {
  const generations = new Generations(database);
  const run = database.transaction(() => {
    const held = generations.of(location);
    const other = held?.previous ?? held?.turnedBack;
    if (held === undefined || other === undefined) {
      throw new SourceRefused('nothing-before', `No other generation of ${location} is held.`);
    }
    if (generation !== undefined && other.number !== generation) {
      throw new SourceRefused(
        'nothing-before',
        `Generation ${generation} of ${location} is not held any more: the other one is ${other.number} now.`,
      );
    }
    const bundle = generations.bundle(location, other.number);
    withdraw(database, generations.bundle(location, held.inForce.number), location);
    withdraw(database, bundle, location);
    const [problem] = install(database, bundle, {
      location,
      now: other.currentAt,
      replace: false,
      restoring: true,
      hasFile,
    });
    if (problem !== undefined) throw problem;
    generations.putInForce(location, other.number);
  });
  run.immediate();
}
