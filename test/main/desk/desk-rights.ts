import type { RowKind } from '../../../shared/journal-row.ts';
import type { Client } from '../../e2e/screen.ts';

type Desk = Client['desk'];
export type Procedure = keyof Desk;

/** Who gets past the door of a procedure. `anybody`: at a locked desk too. */
export type Who = 'anybody' | 'staff' | 'in-charge' | 'managers';

/** What a procedure is tried on. */
export interface Case {
  /** The account that tries. */
  readonly staff: string;
  readonly pin: string;
  /** An account that is there to be changed. */
  readonly other: string;
  /** A scan that went to staff, and an entry that whoever tries has just made. */
  readonly scan: number;
  readonly entry: number;
  /** Somebody who could take the shift over, and the last hand-over, which whoever tries made. */
  readonly next: string;
  readonly handOver: number;
  /** Where files can be saved. */
  readonly place: string;
}

export interface Right<K extends Procedure> {
  readonly who: Who;
  readonly input?: (on: Case) => Parameters<Desk[K]>[0];
  /** The row that says who did it, where anything was done. */
  readonly row?: RowKind;
  /** What is tried is impossible: it is refused for what it is, not for whose it is. */
  readonly refused?: true;
}

const values = { region: '서울특별시 종로구', telephone: '01012345678', evidence: 'paper', party: 1 };
const days = { from: '2026-11-24', until: '2026-11-24' };
const stranger = {
  what: 'keys' as const,
  issuer: 'https://x.example',
  name: 'X',
  issuers: 1,
  sha256: '0'.repeat(64),
};

/**
 * The whole contract of the desk: stewards scan and record, supervisors override, correct and open what is sealed,
 * managers set up. What a steward corrects is their own entry, for some minutes.
 */
export const rights: { readonly [K in Procedure]: Right<K> } = {
  people: { who: 'anybody' },
  unlock: { who: 'anybody', input: ({ staff, pin }) => ({ staff, pin }), row: 'unlocked' },
  lock: { who: 'anybody', row: 'locked' },
  touch: { who: 'anybody' },

  entryForms: { who: 'staff' },
  recordEntry: { who: 'staff', input: () => ({ values, admitted: true }), row: 'manual-entry' },
  formerEntry: { who: 'staff', input: () => ({ values }) },
  undoableEntry: { who: 'staff' },
  openEntry: { who: 'staff', input: ({ entry }) => ({ seq: entry }), row: 'opened' },
  correctEntry: {
    who: 'staff',
    input: ({ entry }) => ({
      seq: entry,
      reason: 'a slip',
      change: { type: 'amend', values, admitted: true },
    }),
    row: 'correction',
  },
  guestLists: { who: 'staff' },
  findGuests: { who: 'staff', input: () => ({ query: 'kim' }) },
  scannedGuest: { who: 'staff', input: () => ({ seq: 1 }) },
  checkInGuest: { who: 'staff', input: () => ({ guest: 1 }), refused: true },

  // At a kiosk that nobody could change over: whose they are is asked first.
  rehearsal: { who: 'staff' },
  beginRehearsal: { who: 'in-charge', refused: true },
  endRehearsal: { who: 'staff', refused: true },
  setCable: { who: 'staff', input: () => ({ pulled: true }), refused: true },
  holdPass: { who: 'staff', input: () => ({ name: 'valid' }), refused: true },
  guestFiles: { who: 'managers' },
  lookAtGuestFile: { who: 'managers', input: ({ place }) => ({ path: place }), refused: true },
  importGuests: {
    who: 'managers',
    input: ({ place }) => ({ path: place, sha256: '', list: 'Gala', until: '2026-12-31', replaces: false }),
    refused: true,
  },
  removeGuestList: { who: 'managers', input: () => ({ name: 'Gala' }), refused: true },

  journal: { who: 'staff', input: () => ({ kinds: 'all', limit: 1 }) },
  journalCount: { who: 'staff', input: () => ({ kinds: 'all' }) },
  journalValues: { who: 'staff' },
  journalRow: { who: 'staff', input: () => ({ seq: 1 }) },
  summary: { who: 'staff', input: () => ({ since: 0 }) },
  doorReport: { who: 'staff', input: () => days },
  retention: { who: 'staff' },
  saveDays: {
    who: 'in-charge',
    input: ({ place }) => ({ days, file: 'csv', language: 'ko', place }),
    row: 'changed',
  },
  outages: { who: 'staff', input: () => ({ since: 0 }) },
  saveReport: {
    who: 'in-charge',
    input: ({ place }) => ({ since: 0, language: 'ko', place }),
    row: 'changed',
  },

  toSettle: { who: 'staff', input: () => ({ limit: 1 }) },
  settleDetails: { who: 'staff', input: ({ scan }) => ({ seq: scan }) },
  // At anybody's desk, by the PIN of somebody in charge: `Overrides` asks whose it is.
  overrideScan: {
    who: 'in-charge',
    input: ({ scan, staff, pin }) => ({ scan, by: staff, pin, reason: 'known' }),
    row: 'override',
  },
  overLimits: { who: 'staff' },
  overrideLimits: {
    who: 'in-charge',
    input: ({ pin }) => ({
      artefacts: ['keys'],
      issuer: null,
      change: { hours: 1, reason: 'The network is down' },
      pin,
    }),
    row: 'changed',
  },

  shift: { who: 'staff' },
  handOver: {
    who: 'staff',
    input: ({ next, pin }) => ({ to: next, pin, note: 'a note' }),
    row: 'handed-over',
  },
  endShift: { who: 'staff', input: () => ({ note: 'a note' }), row: 'handed-over' },
  openShiftNote: { who: 'staff', input: ({ handOver }) => ({ seq: handOver }), row: 'opened' },

  checkList: { who: 'staff' },
  devices: { who: 'staff' },
  policies: { who: 'staff' },
  confirmClock: { who: 'in-charge', row: 'clock-confirmed' },
  // At the end of an event the gate turns round, and no manager need be there for it.
  setDirection: { who: 'in-charge', input: () => ({ direction: 'entry' }), row: 'changed' },
  leave: { who: 'in-charge', row: 'changed' },
  choosePolicy: { who: 'managers', input: () => ({ name: 'door' }), row: 'changed' },
  settings: { who: 'managers' },
  changeSettings: { who: 'managers', input: () => ({ changes: { gate: '남문' } }), row: 'changed' },
  logoFiles: { who: 'managers' },
  // No such file either; `logo-desk.test.ts` holds the row.
  chooseLogo: { who: 'managers', input: ({ place }) => ({ path: place }) },
  removeLogo: { who: 'managers' },
  settingsFiles: { who: 'managers' },
  saveSettings: { who: 'managers', input: ({ place }) => ({ place }), row: 'changed' },
  previewSettings: { who: 'managers', input: ({ place }) => ({ path: place }) },
  // No such file: it says so in words of its own, and `settings-files.test.ts` holds the row.
  importSettings: { who: 'managers', input: ({ place }) => ({ path: place, digest: '', except: [] }) },

  trust: { who: 'staff' },
  calendar: { who: 'staff' },
  refresh: { who: 'staff', row: 'trust' },
  lookAtSource: { who: 'managers', input: ({ place }) => ({ location: place }), refused: true },
  trustSource: {
    who: 'managers',
    input: ({ place }) => ({ location: place, stranger }),
    row: 'trust',
    refused: true,
  },
  restoreSource: {
    who: 'managers',
    input: ({ place }) => ({ location: place, generation: 1 }),
    refused: true,
  },

  addPerson: {
    who: 'managers',
    input: () => ({ name: 'Lee', role: 'steward', pin: '1357' }),
    row: 'changed',
  },
  changePerson: {
    who: 'managers',
    input: ({ other }) => ({ id: other, change: { name: 'Lee Anna' } }),
    row: 'changed',
  },
  removePerson: { who: 'managers', input: ({ other }) => ({ id: other }), row: 'changed' },
  changePin: { who: 'staff', input: ({ pin }) => ({ current: pin, pin }), row: 'changed' },
};
