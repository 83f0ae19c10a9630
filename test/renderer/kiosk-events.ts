import type { VerdictEvent } from '../../renderer/kiosk-view.ts';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import { decisionOf, type Reason } from '../../shared/verdict.ts';

/** 2021-12-13T11:45:00+09:00. */
export const lunch = Date.UTC(2021, 11, 13, 2, 45);

export const statusOfOpenDoor: KioskStatus = {
  mode: 'open',
  version: '1.0.0',
  now: lunch,
  venue: '한빛 아트홀',
  gate: 'Gate A',
  direction: 'entry',
  timeZone: 'Asia/Seoul',
  language: 'ko',
  languages: ['ko', 'en'],
  branding: {},
  sounds: { on: true, volume: 100, speech: true },
  policy: 'default',
  guestSees: ['type', 'subject', 'expiresAt'],
  timings: { admitMs: 4_000, refuseMs: 7_000, reviewMs: 20_000 },
  network: 'online',
  upstreams: [],
  keys: { level: 'fresh', asOf: lunch - 12 * 60_000 },
  revocations: { level: 'fresh', asOf: lunch - 12 * 60_000 },
  clock: 'trusted',
  limitOverrides: [],
  scanners: [],
  trustEdition: 1,
  selfCheck: [],
  inside: 3,
};

/** A verdict as the kiosk sends it. */
export function verdictFor(
  reason: Reason,
  more: Partial<Omit<VerdictEvent, 'verdict'>> & { readonly verdict?: Partial<VerdictEvent['verdict']> } = {},
): VerdictEvent {
  const age = { level: 'fresh' } as const;
  return {
    type: 'verdict',
    seq: 7,
    direction: 'entry',
    repeat: false,
    at: lunch,
    tookMs: 2,
    ...more,
    verdict: {
      decision: decisionOf[reason],
      reason,
      ages: { keys: age, revocations: age },
      clock: 'trusted',
      network: 'online',
      ...more.verdict,
    },
  };
}
