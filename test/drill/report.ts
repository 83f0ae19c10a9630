import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { DoorFigures } from './figures.ts';
import { hour, midnight } from './parameters.ts';
import type { Drill } from './run-drill.ts';

const day = 24 * hour;

function timeOfDay(at: EpochMs): string {
  return toIso(at + 9 * hour).slice(11, 16);
}

/** The figures as one object, with the parameters that they follow from. Times in seconds, outages in Seoul's time. */
export function figuresOf({ parameters, central, ours }: Drill): Readonly<Record<string, unknown>> {
  const { outages, kills, handlingMs, manualMs, patienceMs, timeoutMs, latencyMs, backlogMs, ...rest } =
    parameters;
  const times = { handlingMs, manualMs, patienceMs, timeoutMs, latencyMs, backlogMs };
  const seconds = Object.entries(times).map(([name, ms]) => [name.replace(/Ms$/, 'Seconds'), ms / 1000]);
  return {
    name: 'drill',
    guests: parameters.guests,
    central: central.figures,
    ours: ours.figures,
    parameters: {
      ...rest,
      ...Object.fromEntries(seconds),
      outages: outages.map(
        ({ from, to }) => `${timeOfDay(from)}-${to === midnight + day ? '24:00' : timeOfDay(to)}`,
      ),
      kills: kills.map(timeOfDay),
    },
  };
}

const rows: readonly (readonly [string, (figures: DoorFigures) => number | string])[] = [
  ['answered within a second', (figures) => figures.withinOneSecond],
  ['  by the door itself', (figures) => figures.decidedWithinOneSecond],
  ['wrongly refused', (figures) => figures.wrongRefusals],
  ['wrongly admitted', (figures) => figures.wrongAdmissions],
  ['entered by hand', (figures) => figures.manualEntries],
  ['unanswered', (figures) => figures.unanswered],
  ['  of these, left the queue', (figures) => figures.left],
  ['journal rows lost', (figures) => figures.lostRows],
  ['wait, median (s)', ({ wait }) => wait.p50],
  ['wait, 95 % (s)', ({ wait }) => wait.p95],
  ['wait, longest (s)', ({ wait }) => wait.max],
];

/** The figures for people, side by side. */
export function tableOf({ parameters, central, ours }: Drill): string {
  const { rows: written, chainHolds, kills } = ours.figures;
  const cell = (value: number | string) => String(value).padStart(14);
  return [
    `${parameters.guests} guests`.padEnd(28) + cell('asks centre') + cell('Munjigi'),
    ...rows.map(([name, of]) => name.padEnd(28) + cell(of(central.figures)) + cell(of(ours.figures))),
    `Munjigi's journal: ${written} rows of the door, its chain ${chainHolds ? 'holds' : 'IS BROKEN'}, ${kills} ${kills === 1 ? 'kill' : 'kills'} in between.`,
  ].join('\n');
}
