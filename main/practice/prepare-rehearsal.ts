import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { PracticeTask } from '../../shared/rehearsal.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RehearsalModel } from '../desk/rehearsal-desk.ts';
import { smartHealthCard } from '../passes/smart-health-card/smart-health-card.ts';
import { VENUE_PASS_TYPE } from '../passes/venue-pass.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { practiceTasks } from './expected.ts';
import { IssuerServer } from './issuer-server.ts';
import { answerAbout, onlineEndpoint } from './online-codes.ts';
import { makePracticePasses } from './practice-passes.ts';
import { importPracticeTrust } from './practice-trust.ts';

/** A profile to rehearse on, and the practice issuer, whose web server runs until somebody stops it. */
export interface PreparedRehearsal {
  readonly profile: string;
  readonly issuer: IssuerServer;
  readonly tasks: readonly PracticeTask[];
}

/** Where a kiosk's rehearsals are. Whatever is in it is of the last one and may be lost. */
export function rehearsalFolder(profile: string): string {
  return join(profile, 'rehearsal');
}

const formatsOfPractice = [VENUE_PASS_TYPE, smartHealthCard.id, 'opaque'];

/** The venue's policy, of which the practice passes can meet all that does not depend on who is at the door and when. */
function forPractice(policy: Policy, origin: string): Policy {
  const { formats, issuers } = policy.accepts;
  return {
    ...policy,
    accepts: {
      formats: formats && [...new Set([...formats, ...formatsOfPractice])],
      issuers: issuers && [...issuers, origin, `${origin}/health`, `${origin}/online`],
    },
    openingHours: null,
    rules: null,
  };
}

/** The same door with the same staff, which asks the practice issuer alone and takes in no stick. */
function settingsForPractice(settings: Settings, policy: Policy, origin: string): Settings {
  const { limitOverride: _, ...rest } = settings;
  return {
    ...rest,
    direction: 'entry',
    policy: policy.name,
    issuerEndpoints: [onlineEndpoint(origin, 'Practice')],
    trustFolders: [],
  };
}

/**
 * Makes a rehearsal of a kiosk: journal, stores and keys of its own, none of them kept from one before, and passes
 * of an issuer that no other door knows.
 *
 * @throws {PortTaken} the practice issuer cannot listen
 * @throws {PracticeTrustRefused} what it published cannot be taken in
 */
export async function prepareRehearsal(
  of: string,
  { settings, policy: real }: RehearsalModel,
  clock: Clock,
): Promise<PreparedRehearsal> {
  const profile = rehearsalFolder(of);
  const published = join(profile, 'published');
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(published, { recursive: true, mode: 0o700 });
  let tasks: readonly PracticeTask[] = [];
  const isOurs = (code: string) => tasks.some(({ name, text }) => name === 'online' && text === code);
  const issuer = new IssuerServer(published, 0, answerAbout(isOurs, clock));
  await issuer.start();
  try {
    const origin = `http://127.0.0.1:${issuer.port}`;
    const policy = forPractice(real, origin);
    const places = { profile, workshop: join(profile, 'workshop'), published, origin };
    tasks = practiceTasks(await makePracticePasses(places, settings.venue, clock.now()), policy);
    const trust = TrustStore.open(profile, { clock });
    try {
      await importPracticeTrust(trust, origin);
      trust.putPolicy(policy);
    } finally {
      trust.close();
    }
    new SettingsFile(profile).write(settingsForPractice(settings, policy, origin));
  } catch (error) {
    await issuer.stop();
    throw error;
  }
  return { profile, issuer, tasks };
}
