import type { TestContext } from 'node:test';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { policySchema } from '../../../shared/policy.ts';
import type { Role } from '../../../shared/settings.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

/** 24 November 2026, noon in Seoul. */
export const noon = Date.UTC(2026, 10, 24, 3);

export interface EntryDesk {
  readonly profile: string;
  readonly time: { now: number };
  readonly terminal: Terminal;
  readonly desk: Terminal['client']['desk'];
  /** Somebody of this role is at the desk from now on. */
  readonly as: (role: Role) => Promise<void>;
  /** Writes an entry down and gives its row. */
  readonly record: (entry: Parameters<Terminal['client']['desk']['recordEntry']>[0]) => Promise<number>;
}

const pin = '482913';

/** A kiosk whose desk is unlocked by its manager, with a policy that offers these forms of a manual entry. */
export async function openEntryDesk(context: TestContext, manualEntry?: unknown): Promise<EntryDesk> {
  const { profile, remove } = temporaryProfile();
  const time = { now: noon };
  const settings = await settingsFor({
    venue: '한빛',
    gate: '북문',
    manager: 'manager',
    pin,
    language: 'ko',
  });
  const [manager] = settings.staff;
  if (manager === undefined) throw new Error('nobody is set up');
  const others = (['supervisor', 'steward'] as const).map((role) => ({
    ...manager,
    id: role,
    name: role,
    role,
  }));
  new SettingsFile(profile).write({ ...settings, policy: 'door', staff: [manager, ...others] });
  const trust = TrustStore.open(profile, { clock: { now: () => time.now } });
  trust.putPolicy(policySchema.parse({ name: 'door', manualEntry }));
  trust.close();
  const terminal = new Terminal(profile, time);
  // In this order: a kiosk that runs still writes into the folder that is to go.
  context.after(async () => {
    await terminal.close();
    remove();
  });
  await terminal.listen();
  const { desk } = terminal.client;
  const as = async (role: Role) => {
    const staff = (await desk.people()).find((one) => one.role === role)?.id ?? '';
    const unlocked = await desk.unlock({ staff, pin });
    if (!unlocked.ok) throw new Error(`the ${role} does not get in`);
  };
  await as('manager');
  const record: EntryDesk['record'] = async (entry) => {
    const entered = await desk.recordEntry(entry);
    if (!entered.ok) throw new Error(`not taken: ${JSON.stringify(entered)}`);
    return entered.seq;
  };
  return { profile, time, terminal, desk, as, record };
}

/** The contract's code for what went wrong. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
}
