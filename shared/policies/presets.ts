import type { Policy } from '../policy.ts';
import { health2g } from './health-2g.ts';
import { health2gPlus } from './health-2g-plus.ts';
import { health3g } from './health-3g.ts';
import { krVaccinePass2021 } from './kr-vaccine-pass-2021.ts';
import { membership } from './membership.ts';
import { ticketOnce } from './ticket-once.ts';

/** Policies that every kiosk knows. One of the same name in the store goes before. */
export const presets: readonly Policy[] = [
  ticketOnce,
  membership,
  health3g,
  health2g,
  health2gPlus,
  krVaccinePass2021,
];
