import type { Happened } from '../../../shared/late-entry.ts';

/** When what is written down happened, as staff choose it. */
export type EntryWhen =
  | { readonly type: 'now' }
  | { readonly type: 'ago'; readonly minutes: number }
  /** `day` as `2026-11-24`, in the venue's calendar. */
  | { readonly type: 'at'; readonly day: string; readonly hour: number; readonly minute: number };

/** What the kiosk is told; nothing where it happens now. */
export function happenedOf(when: EntryWhen): { readonly happened?: Happened } {
  switch (when.type) {
    case 'now':
      return {};
    case 'ago':
      return { happened: when };
    case 'at': {
      const [hour, minute] = [when.hour, when.minute].map((part) => String(part).padStart(2, '0'));
      return { happened: { type: 'at', wall: `${when.day}T${hour}:${minute}` } };
    }
  }
}

/** What the next entry begins with: a paper list is copied line by line, "ten minutes ago" is true once. */
export function nextWhen(when: EntryWhen): EntryWhen {
  return when.type === 'at' ? when : { type: 'now' };
}

/** The venue's wall clock at an instant (epoch milliseconds). */
export function wallOf(at: number, timeZone: string): Extract<EntryWhen, { type: 'at' }> {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return { type: 'at', day, hour: Number(part('hour')), minute: Number(part('minute')) };
}

/** The days that can be chosen, today first. */
export function daysBack(today: string, count: number): readonly string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: count }, (_, back) =>
    new Date(noon - back * 86_400_000).toISOString().slice(0, 10),
  );
}
