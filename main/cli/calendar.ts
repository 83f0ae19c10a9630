import { Command, Option } from 'commander';
import { toIso } from '../../shared/clock.ts';
import { calendarNames, calendarWords } from '../../shared/locales/calendar.ts';
import { type Language, languages } from '../../shared/settings.ts';
import { overridesInForce } from '../admission/hard-limits.ts';
import { calendarOf } from '../desk/calendar.ts';
import { knownPolicy } from '../desk/known-policies.ts';
import { SettingsFile } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { marks, print, profileOf, say, withProfile } from './command.ts';

const clock = { now: Date.now };

/** `munjigi trust calendar`: what ends when. */
export function calendarCommand(): Command {
  return withProfile(new Command('calendar'))
    .description('what ends when, and when limits of age act if nothing new comes in, soonest first')
    .option('--json', 'one JSON object a line', false)
    .addOption(new Option('--language <language>', 'else as the kiosk is set').choices([...languages]))
    .action((given) => {
      const profile = profileOf(given);
      const settings = new SettingsFile(profile).look().settings;
      const language: Language = given.language ?? settings?.language ?? 'ko';
      const trust = TrustStore.open(profile, { clock });
      try {
        const now = clock.now();
        const calendar = calendarOf({
          now,
          policy: knownPolicy(trust, settings?.policy ?? 'default'),
          issuers: trust.issuers(),
          ends: trust.ends(),
          overrides: settings === undefined ? [] : overridesInForce(settings, now),
        });
        if (calendar.length === 0) say('Nothing is held that grows old or ends.');
        for (const { at, topic, state, count, names } of calendar) {
          const [what, whose] = [calendarWords(language, topic), calendarNames(language, names)];
          const line = `${marks[state]} ${toIso(at)} ${what}: ${whose}`;
          print(given.json ? JSON.stringify({ at: toIso(at), topic, state, count, names }) : line);
        }
      } finally {
        trust.close();
      }
    });
}
