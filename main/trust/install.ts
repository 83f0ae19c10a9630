import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import { tell } from './advice.ts';
import type { Bundle, IssuerPart } from './bundle.ts';
import { checkSequence } from './check-sequence.ts';
import { putFleetSettings } from './fleet-settings-store.ts';
import { filesOf, markOf } from './generation.ts';
import { Generations } from './generations.ts';
import { installHashes } from './install-hashes.ts';
import { installKeys, type KeyOrigin, withdrawCertificates, withdrawUnlisted } from './install-keys.ts';
import { installLists } from './install-lists.ts';
import { checkSigner, installSource } from './install-source.ts';
import { putPolicy } from './policies.ts';
import { SourceRefused } from './source-refused.ts';

export interface Installation {
  /** The source's location: a source is known by where it is. */
  readonly location: string;
  /** Staff trust what the source says now: forget the issuer first, with all that is held of it. */
  readonly replace: boolean;
  /** It is a generation that was in force once, and staff put it in force again: that it is older is the point. */
  readonly restoring?: boolean;
  readonly now: EpochMs;
  /** Whether a staged file of entries still lies there: another process may have tidied up meanwhile. */
  readonly hasFile: (name: string) => boolean;
}

/** A signed directory is the same wherever it is read from; one that is not signed is only where it is. */
function originOf({ kind, signed }: Bundle, location: string): KeyOrigin {
  if (kind === 'repository') return { kind, location, directory: `repository:${location}` };
  const directory = signed === undefined ? location : `key:${signed.by}`;
  return { kind, location, directory: kind === 'directory' ? directory : null };
}

/** One issuer's part: its keys, or nothing of it; then each of its lists on its own. */
function installPart(
  database: Handle,
  part: IssuerPart,
  origin: KeyOrigin,
): { readonly taken: number; readonly refused: readonly SourceRefused[] } {
  const { keys, lists, cardLists, withdrawn, tickets, certificateList, entryList } = part;
  if (keys !== undefined) installKeys(database, part, keys, origin);
  const refused = installLists(database, part);
  const whole = [keys, withdrawn, tickets, certificateList, entryList].filter(
    (held) => held !== undefined,
  ).length;
  const taken = whole + lists.length + cardLists.length - refused.length;
  return { taken, refused };
}

/**
 * Of what lies in several files, some may not have come. A generation is what can be put in force again as it is, so
 * what came in parts is none. Of many issuers one that is refused stays so, and the others go on.
 */
function isWhole({ kind }: Bundle, problems: readonly SourceRefused[]): boolean {
  return kind === 'repository' || kind === 'directory' || problems.length === 0;
}

/**
 * Writes what a source gave, and its ages, in one transaction. A published folder is one thing, taken as a whole or not
 * at all; of a directory all that can be taken is, so that one issuer does not hold up another. What is refused here is
 * what only the transaction can know: signers, rollbacks.
 *
 * @returns the parts that were not taken, those that could not be read included
 * @throws {SourceRefused} nothing could be taken: what is held, and its age, stay as they are
 */
export function install(
  database: Handle,
  bundle: Bundle,
  installation: Installation,
): readonly SourceRefused[] {
  const { location, replace, now, restoring = false } = installation;
  const { kind, parts, hashes } = bundle;
  const origin = originOf(bundle, location);
  const generations = new Generations(database);
  const mark = markOf(bundle);
  const run = database.transaction(() => {
    const problems = [...bundle.problems];
    let taken = 0;
    if (!filesOf(bundle).every(installation.hasFile)) {
      throw new SourceRefused(
        'unreachable',
        'The file of its entries is not there any more. Import it again.',
      );
    }
    if (!replace && !restoring) {
      checkSigner(database, bundle, location);
      checkSequence(generations, location, mark);
    }
    if (origin.directory !== null) withdrawUnlisted(database, origin.directory, parts);
    if (kind === 'certificates') withdrawCertificates(database, location, parts);
    for (const part of parts) {
      if (replace) database.prepare('DELETE FROM issuers WHERE id = ?').run(part.issuer);
      try {
        const installed = installPart(database, part, origin);
        taken += installed.taken;
        problems.push(...installed.refused);
      } catch (error) {
        if (origin.directory === null || !(error instanceof SourceRefused)) throw error;
        problems.push(error);
      }
    }
    if (hashes !== undefined) {
      installHashes(database, { source: location, ...hashes });
      taken += 1;
    }
    for (const policy of bundle.policies ?? []) {
      putPolicy(database, policy);
      taken += 1;
    }
    if (bundle.settings !== undefined) {
      try {
        putFleetSettings(database, location, bundle.settings);
        taken += 1;
      } catch (error) {
        if (!(error instanceof SourceRefused)) throw error;
        problems.push(error);
      }
    }
    const [first] = problems;
    if (first !== undefined && (taken === 0 || kind === 'published-folder')) {
      const said = [...new Set(problems.map(({ message }) => message))].join(' ');
      throw new SourceRefused(first.code, said, { cause: first });
    }
    installSource(database, bundle, { location, now, error: first === undefined ? null : tell(problems) });
    const isFirst = generations.of(location) === undefined;
    if (!restoring && (isWhole(bundle, problems) || isFirst)) generations.keep(location, bundle, mark, now);
    return problems;
  });
  return run.immediate();
}
