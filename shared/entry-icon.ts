/** Pictograms that an option of a form may carry: named after what staff see, drawn by the screens. */
export const entryIcons = [
  'badge',
  'battery-empty',
  'certificate',
  'child',
  'exemption',
  'face-known',
  'id-card',
  'invitation',
  'list',
  'meal',
  'meeting',
  'message',
  'no-network',
  'other',
  'parcel',
  'payment',
  'phone',
  'sticker',
  'ticket-lost',
  'tools',
] as const;
export type EntryIcon = (typeof entryIcons)[number];
