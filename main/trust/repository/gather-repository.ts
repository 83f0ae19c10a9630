import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { z } from 'zod';
import { type FleetSettings, fleetSettingsSchema } from '../../../shared/fleet-settings.ts';
import { type Policy, policySchema } from '../../../shared/policy.ts';
import type { Bundle } from '../bundle.ts';
import { gather } from '../gather.ts';
import { type Gathering, gatherParts, parseJson } from '../gathering.ts';
import type { Location } from '../location.ts';
import type { SourceDocument } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';
import type { ReadRepository } from './read-repository.ts';
import { type TargetRole, targetRoleSchema } from './target-role.ts';

const customSchema = z.object({ munjigi: targetRoleSchema });

interface RoledTarget {
  readonly path: string;
  readonly role: TargetRole;
}

/** A target that is not for kiosks, or for newer ones, has no role that is known here. */
function roleOf({ path, custom }: TargetFile): RoledTarget | undefined {
  const parsed = customSchema.safeParse(custom);
  return parsed.success ? { path, role: parsed.data.munjigi } : undefined;
}

function readPolicy(document: SourceDocument): Policy {
  const parsed = policySchema.safeParse(parseJson(document));
  if (parsed.success) return parsed.data;
  throw new SourceRefused(
    'invalid',
    `${document.location.id} is not a policy: ${z.prettifyError(parsed.error)}`,
  );
}

function readSettings(document: SourceDocument): FleetSettings {
  const parsed = fleetSettingsSchema.safeParse(parseJson(document));
  if (parsed.success) return parsed.data;
  throw new SourceRefused(
    'invalid',
    `${document.location.id} holds settings that no repository may bring: ${z.prettifyError(parsed.error)}`,
  );
}

/** Files of the repository by their paths below `targets/`; what it does not list is not there. */
function targetReader(folder: string, { targets }: ReadRepository, from: SourceDocument['from']) {
  const listed = new Set(targets.map(({ path }) => path));
  return async (location: Location): Promise<SourceDocument> => {
    const path =
      location.kind === 'path' ? relative(folder, location.path).split(sep).join('/') : location.id;
    if (!listed.has(path)) throw new SourceRefused('mismatch', `The repository does not list ${path}.`);
    const file = join(folder, path);
    return { location: { kind: 'path', path: file, id: path }, bytes: await readFile(file), from };
  };
}

/**
 * Everything that a repository carries, of as many issuers as there are in it. Who its keys are is what the repository
 * says: that is what its root is trusted for, so no key that is held already need sign for them.
 *
 * @param folder of the targets, each verified
 * @throws {SourceRefused} there is nothing in it for a kiosk
 */
export async function gatherRepository(
  folder: string,
  found: ReadRepository,
  {
    from,
    ...gathering
  }: Omit<Gathering, 'read' | 'issuer' | 'name' | 'replace'> & Pick<SourceDocument, 'from'>,
): Promise<Bundle> {
  const read = targetReader(folder, found, from);
  const at = (path: string): Location => ({ kind: 'path', path: join(folder, path), id: path });
  const roled = found.targets.map(roleOf).filter((target) => target !== undefined);
  const sources = await gatherParts(
    roled.flatMap(({ path, role }) =>
      role.is === 'source'
        ? [gather(at(path), { ...gathering, issuer: role.issuer, name: role.name, replace: true, read })]
        : [],
    ),
  );
  const policies = await gatherParts(
    roled.flatMap(({ path, role }) => (role.is === 'policy' ? [read(at(path)).then(readPolicy)] : [])),
  );
  const settings = await gatherParts(
    roled.flatMap(({ path, role }) => (role.is === 'settings' ? [read(at(path)).then(readSettings)] : [])),
  );
  const [setTo, ...more] = settings.found;
  if (more.length > 0) throw new SourceRefused('invalid', 'The repository lists settings more than once.');
  if (!roled.some(({ role }) => role.is !== 'part')) {
    throw new SourceRefused('unrecognised', 'The repository lists nothing that is for a kiosk.');
  }
  const hashes = sources.found.flatMap((bundle) => bundle.hashes ?? []);
  return {
    kind: 'repository',
    publication: found.version,
    // Its keys change when the repository says so: it is by its root that they are known.
    parts: sources.found.flatMap(({ parts }) =>
      parts.map(({ keys, ...part }) => ({
        ...part,
        ...(keys === undefined ? {} : { keys: { keys: keys.keys, asOf: keys.asOf } }),
      })),
    ),
    ...(hashes.length === 0
      ? {}
      : {
          hashes: {
            batches: hashes.flatMap(({ batches }) => batches),
            asOf: Math.min(...hashes.map(({ asOf }) => asOf)),
          },
        }),
    policies: policies.found,
    ...(setTo === undefined ? {} : { settings: setTo }),
    documents: await Promise.all(found.targets.map(({ path }) => read(at(path)))),
    skipped: sources.found.flatMap(({ skipped }) => skipped),
    problems: [...sources.problems, ...policies.problems, ...settings.problems],
  };
}
