import { implement } from '@orpc/server';
import { contract } from '../../shared/contract.ts';
import type { Role } from '../../shared/settings.ts';
import type { KioskContext } from './context.ts';
import { deskRow } from './desk-rows.ts';
import { CannotBeDone } from './manual-entries.ts';
import type { DeskServices } from './services.ts';
import type { Session } from './session.ts';

const os = implement(contract).$context<KioskContext>();

interface DeskErrors {
  readonly LOCKED: () => Error;
  readonly NOT_ALLOWED: () => Error;
}

/** The session of this screen, or the error that sends it back to the PIN. */
function unlocked(context: KioskContext, errors: DeskErrors): Session {
  const session = context.desk.touch();
  if (session === undefined) throw errors.LOCKED();
  return session;
}

function allowed(context: KioskContext, errors: DeskErrors, roles: readonly Role[]): Session {
  const session = unlocked(context, errors);
  if (!roles.includes(session.staff.role)) throw errors.NOT_ALLOWED();
  return session;
}

const incharge: readonly Role[] = ['supervisor', 'manager'];

/** Runs what may turn out to be impossible, and says so in the contract's words. */
async function orRefused<T>(
  errors: { readonly REFUSED: (error: { data: { detail: string } }) => Error },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotBeDone) throw errors.REFUSED({ data: { detail: error.message } });
    throw error;
  }
}

function kioskRouter(kiosk: DeskServices) {
  return {
    events: os.kiosk.events.handler(async function* ({ signal }) {
      const events = kiosk.events(signal);
      yield { type: 'status', status: kiosk.status() };
      yield* events;
    }),
    keys: os.kiosk.keys.handler(({ input }) => kiosk.keys(input)),
    setup: os.kiosk.setup.handler(({ input, errors }) => orRefused(errors, () => kiosk.setUp(input))),
  };
}

function sessionRouter(kiosk: DeskServices) {
  return {
    people: os.desk.people.handler(() =>
      kiosk.settings().staff.map(({ id, name, role }) => ({ id, name, role })),
    ),
    unlock: os.desk.unlock.handler(async ({ input, context }) => {
      const unlocking = await kiosk.unlocking.try(input.staff, input.pin);
      if (!unlocking.ok) return unlocking;
      const { id, staff } = context.desk.open(unlocking.staff);
      const { deskLockMs: lockAfterMs } = kiosk.settings();
      return { ok: true, session: { id, name: staff.name, role: staff.role, lockAfterMs } };
    }),
    lock: os.desk.lock.handler(({ input, context }) =>
      context.desk.lock(input?.byTime === true ? 'by time' : 'by hand'),
    ),
    touch: os.desk.touch.handler(({ context }) => ({ unlocked: context.desk.touch() !== undefined })),
  };
}

function entriesRouter(kiosk: DeskServices) {
  return {
    entryForm: os.desk.entryForm.handler(({ context, errors }) => {
      unlocked(context, errors);
      return kiosk.entries.form();
    }),
    recordEntry: os.desk.recordEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const entered = await orRefused(errors, () => kiosk.entries.record(staff.id, input));
      kiosk.changed();
      return entered;
    }),
    openEntry: os.desk.openEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const opened = await orRefused(errors, () => kiosk.entries.open(staff.id, input.seq));
      return { row: deskRow(kiosk.journal, opened.row), values: { ...opened.values } };
    }),
    correctEntry: os.desk.correctEntry.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const corrected = await orRefused(errors, () =>
        kiosk.entries.correct(staff.id, input.seq, input.reason, input.change),
      );
      kiosk.changed();
      return corrected;
    }),
    journal: os.desk.journal.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      const { before, since, limit, kinds } = input;
      const page = kiosk.journal.page({
        limit,
        kinds,
        ...(before === undefined ? {} : { before }),
        ...(since === undefined ? {} : { since }),
      });
      return { rows: page.rows.map((row) => deskRow(kiosk.journal, row)), more: page.more };
    }),
    summary: os.desk.summary.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return { ...kiosk.journal.counts(input.since), inside: kiosk.status().inside };
    }),
  };
}

function reportsRouter(kiosk: DeskServices) {
  return {
    outages: os.desk.outages.handler(async ({ input, context, errors }) => {
      unlocked(context, errors);
      const outages = await kiosk.reports.outages(input.since);
      return { outages: [...outages], places: [...kiosk.reports.places()] };
    }),
    saveReport: os.desk.saveReport.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      return orRefused(errors, () => kiosk.reports.save(staff.id, input));
    }),
  };
}

function staffRouter(kiosk: DeskServices) {
  const managers: readonly Role[] = ['manager'];
  return {
    addPerson: os.desk.addPerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      return { id: await kiosk.staff.add(staff.id, input) };
    }),
    changePerson: os.desk.changePerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      await orRefused(errors, () => kiosk.staff.amend(staff.id, input.id, input.change));
    }),
    removePerson: os.desk.removePerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      await orRefused(errors, async () => kiosk.staff.remove(staff.id, input.id));
    }),
    changePin: os.desk.changePin.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const changed = await orRefused(errors, () =>
        kiosk.staff.changeOwnPin(staff.id, input.current, input.pin),
      );
      return changed.ok ? { ok: true } : changed;
    }),
  };
}

function houseRouter(kiosk: DeskServices) {
  return {
    trust: os.desk.trust.handler(({ context, errors }) => {
      unlocked(context, errors);
      return { issuers: [...kiosk.issuers()], sources: [...kiosk.sources()] };
    }),
    checkList: os.desk.checkList.handler(async ({ context, errors }) => {
      unlocked(context, errors);
      return { checks: [...(await kiosk.checkList())] };
    }),
    refresh: os.desk.refresh.handler(async ({ context, errors }) => {
      unlocked(context, errors);
      return { sources: [...(await kiosk.refresh())] };
    }),
    restoreSource: os.desk.restoreSource.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return { source: await orRefused(errors, () => kiosk.restoreSource(input, staff.id)) };
    }),
    devices: os.desk.devices.handler(({ context, errors }) => {
      unlocked(context, errors);
      return { scanners: [...kiosk.scanners()], upstreams: [...kiosk.upstreams()] };
    }),
    confirmClock: os.desk.confirmClock.handler(({ context, errors }) => {
      kiosk.confirmClock(allowed(context, errors, incharge).staff.id);
    }),
    setDirection: os.desk.setDirection.handler(({ input, context, errors }) => {
      kiosk.setDirection(input.direction, allowed(context, errors, incharge).staff.id);
    }),
    policies: os.desk.policies.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.policies()];
    }),
    choosePolicy: os.desk.choosePolicy.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      await orRefused(errors, async () => kiosk.choosePolicy(input.name, staff.id));
    }),
    overrideLimits: os.desk.overrideLimits.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      const checked = await kiosk.unlocking.confirm(staff.id, input.pin);
      if (!checked.ok) return checked;
      kiosk.overrideLimits(input.change, staff.id);
      return { ok: true };
    }),
    leave: os.desk.leave.handler(({ context, errors }) => {
      kiosk.leave(allowed(context, errors, incharge).staff.id);
    }),
  };
}

/** The contract (`shared/contract.ts`) with the kiosk behind it. Every desk procedure asks for the session first. */
export function createRouter(kiosk: DeskServices) {
  return os.router({
    kiosk: kioskRouter(kiosk),
    desk: {
      ...sessionRouter(kiosk),
      ...entriesRouter(kiosk),
      ...reportsRouter(kiosk),
      ...staffRouter(kiosk),
      ...houseRouter(kiosk),
    },
  });
}
export type KioskRouter = ReturnType<typeof createRouter>;
