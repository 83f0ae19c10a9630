import type { PassFormat } from './format.ts';
import { smartHealthCard } from './smart-health-card/smart-health-card.ts';
import { venuePass } from './venue-pass.ts';

/** Every format that this kiosk reads, one line each. The first that recognises a code reads it. */
export const formats: readonly PassFormat[] = [venuePass, smartHealthCard];
