import type { KioskStatus } from '../../shared/kiosk-event.ts';
import type { EntranceKey } from '../../shared/locales/entrance.ts';
import type { Age } from '../../shared/verdict.ts';
import type { Formats } from '../parts/format.ts';
import type { TextValues } from '../text.ts';

/** `good`: as it should be; `warn`: worth knowing, passes are still checked; `bad`: staff will have to decide. */
export type ChipTone = 'good' | 'warn' | 'bad';

export interface Chip {
  readonly id: 'network' | 'keys' | 'revocations' | 'clock' | 'scanner' | 'focus' | 'inside';
  readonly tone: ChipTone;
  readonly text: EntranceKey;
  readonly values?: TextValues;
}

export interface ChipsOptions {
  /** Whether the window has the keyboard: a scanner that types is heard only then. */
  readonly focused: boolean;
  readonly formats: Pick<Formats, 'age'>;
  readonly now: number;
}

const ageTones = { fresh: 'good', soft: 'warn', hard: 'bad', none: 'bad' } as const;

function ageChip(id: 'keys' | 'revocations', age: Age, { formats, now }: ChipsOptions): Chip | undefined {
  const { level, asOf } = age;
  if (level !== 'none' && asOf !== undefined) {
    return { id, tone: ageTones[level], text: `chip.${id}`, values: { age: formats.age(asOf, now) } };
  }
  // No revocations may mean that none are needed; without keys nothing can be checked.
  return id === 'keys' ? { id, tone: 'bad', text: 'chip.keys-none' } : undefined;
}

/** Every serial scanner is gone: a guest would hold a code before nothing. One that types may still be there. */
export function isScannerGone({ scanners }: Pick<KioskStatus, 'scanners'>): boolean {
  const serial = scanners.filter(({ kind }) => kind === 'serial');
  return serial.length > 0 && serial.every(({ state }) => state !== 'open' && state !== 'opening');
}

function scannerChip({ scanners }: KioskStatus): Chip | undefined {
  if (scanners.length === 0) return undefined;
  const serial = scanners.filter(({ kind }) => kind === 'serial');
  // A keyboard cannot be told from a scanner that types, so beside a serial one it says nothing.
  const asked = serial.length > 0 ? serial : scanners;
  const lost = asked.some(({ state }) => state !== 'open');
  return { id: 'scanner', tone: lost ? 'warn' : 'good', text: lost ? 'chip.scanner-lost' : 'chip.scanner' };
}

/** What the entrance says of itself, always and quietly. */
export function chipsOf(status: KioskStatus, options: ChipsOptions): readonly Chip[] {
  const { network, keys, revocations, clock, scanners, inside } = status;
  const typed = scanners.some(({ kind }) => kind === 'wedge');
  const chips: readonly (Chip | undefined)[] = [
    typed && !options.focused ? { id: 'focus', tone: 'warn', text: 'chip.focus' } : undefined,
    clock === 'trusted'
      ? undefined
      : { id: 'clock', tone: clock === 'suspicious' ? 'warn' : 'bad', text: 'chip.clock' },
    { id: 'network', tone: network === 'online' ? 'good' : 'warn', text: `chip.${network}` },
    ageChip('keys', keys, options),
    ageChip('revocations', revocations, options),
    scannerChip(status),
    { id: 'inside', tone: 'good', text: 'chip.inside', values: { count: inside } },
  ];
  return chips.filter((chip) => chip !== undefined);
}
