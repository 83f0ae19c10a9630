import { type Policy, policySchema } from '../policy.ts';

/** A ticket: whoever issued it is believed, and it opens the door once. */
export const ticketOnce: Policy = policySchema.parse({
  name: 'ticket-once',
  title: { ko: '입장권 (1회 입장)', en: 'Tickets, one entry each' },
  entry: 'once',
  manualEntry: ['pass-forgotten', 'walk-in-attendee'],
});
