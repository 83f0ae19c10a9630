import { calendar } from './desk/calendar.ts';
import { correction } from './desk/correction.ts';
import { entry } from './desk/entry.ts';
import { frame } from './desk/frame.ts';
import { guestImports } from './desk/guest-imports.ts';
import { guests } from './desk/guests.ts';
import { journal } from './desk/journal.ts';
import { limits } from './desk/limits.ts';
import { lock } from './desk/lock.ts';
import { logo } from './desk/logo.ts';
import { outages } from './desk/outages.ts';
import { paper } from './desk/paper.ts';
import { people } from './desk/people.ts';
import { rehearsal } from './desk/rehearsal.ts';
import { reports } from './desk/reports.ts';
import { scanners } from './desk/scanners.ts';
import { settings } from './desk/settings.ts';
import { settingsFile } from './desk/settings-file.ts';
import { settingsTransfer } from './desk/settings-transfer.ts';
import { settle } from './desk/settle.ts';
import { shift } from './desk/shift.ts';
import { status } from './desk/status.ts';
import { trust } from './desk/trust.ts';

/** The words of the staff's screens, in ICU MessageFormat. Reasons of verdicts are in `reasons.ts`. */
export const desk = {
  ko: {
    ...calendar.ko,
    ...correction.ko,
    ...entry.ko,
    ...frame.ko,
    ...guests.ko,
    ...guestImports.ko,
    ...journal.ko,
    ...limits.ko,
    ...lock.ko,
    ...logo.ko,
    ...outages.ko,
    ...paper.ko,
    ...people.ko,
    ...rehearsal.ko,
    ...reports.ko,
    ...scanners.ko,
    ...settle.ko,
    ...shift.ko,
    ...settings.ko,
    ...settingsFile.ko,
    ...settingsTransfer.ko,
    ...status.ko,
    ...trust.ko,
  },
  en: {
    ...calendar.en,
    ...correction.en,
    ...entry.en,
    ...frame.en,
    ...guests.en,
    ...guestImports.en,
    ...journal.en,
    ...limits.en,
    ...lock.en,
    ...logo.en,
    ...outages.en,
    ...paper.en,
    ...people.en,
    ...rehearsal.en,
    ...reports.en,
    ...scanners.en,
    ...settle.en,
    ...shift.en,
    ...settings.en,
    ...settingsFile.en,
    ...settingsTransfer.en,
    ...status.en,
    ...trust.en,
  },
};
export type DeskWord = keyof typeof desk.ko;
