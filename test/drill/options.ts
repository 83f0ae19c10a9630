import { Command, InvalidArgumentError, Option } from 'commander';
import { type Parameters, parseFailures, parseKills, parseOutages } from './parameters.ts';

interface Flag<Value> {
  readonly flag: string;
  readonly says: string;
  readonly parse: (text: string) => Value;
  /** The default, as one would write it. */
  readonly usual: string;
}

function number(least: number, most = Number.POSITIVE_INFINITY): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new RangeError(`Give a number from ${least}${Number.isFinite(most) ? ` to ${most}` : ' on'}.`);
  };
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = number(least, most)(text);
    if (Number.isInteger(value)) return value;
    throw new RangeError('Give a whole number.');
  };
}

const part = number(0, 1);
const seconds = (least: number) => (text: string) => number(least)(text) * 1000;

/**
 * The day as it was reported: from 11:45 to 15:00 and from 18:00 on. How large the load, the capacity and the parts of
 * the failures were was never published: those are assumptions, and so are the guests and their times.
 */
const flags: { readonly [Name in keyof Parameters]: Flag<Parameters[Name]> } = {
  seed: {
    flag: '--seed <number>',
    says: 'of arrivals, guests and failures',
    parse: whole(0, 2 ** 31 - 1),
    usual: '20211213',
  },
  guests: { flag: '--guests <number>', says: 'of the day', parse: whole(1, 100_000), usual: '400' },
  opaque: { flag: '--opaque <part>', says: 'whose code only the centre resolves', parse: part, usual: '0.3' },
  ineligible: {
    flag: '--ineligible <part>',
    says: 'who are rightly refused',
    parse: part,
    usual: '0.02',
  },
  outages: {
    flag: '--outage <windows>',
    says: 'when the centre collapses, or none',
    parse: parseOutages,
    usual: '11:45-15:00,18:00-',
  },
  demand: {
    flag: '--demand <rate>',
    says: 'requests a second at the height of lunch, from the whole country',
    parse: number(0),
    usual: '800',
  },
  surge: {
    flag: '--surge <factor>',
    says: 'times that, within an outage',
    parse: number(0),
    usual: '3',
  },
  capacity: {
    flag: '--capacity <rate>',
    says: 'requests a second that the centre can answer',
    parse: number(1),
    usual: '1000',
  },
  latencyMs: {
    flag: '--latency <seconds>',
    says: 'of an answer while the centre is idle',
    parse: seconds(0),
    usual: '0.15',
  },
  backlogMs: {
    flag: '--backlog <seconds>',
    says: 'of its own work that the centre lets queue',
    parse: seconds(0),
    usual: '10',
  },
  failures: {
    flag: '--failures <parts>',
    says: 'of those it turns away: 503, dropped, wrong answer',
    parse: parseFailures,
    usual: '60,30,10',
  },
  timeoutMs: {
    flag: '--timeout <seconds>',
    says: 'that the door that asks waits for an answer',
    parse: seconds(0.1),
    usual: '10',
  },
  tries: { flag: '--tries <number>', says: 'of that door for one guest', parse: whole(1, 100), usual: '3' },
  handlingMs: {
    flag: '--handling <seconds>',
    says: 'to bring out and hold out a code (median)',
    parse: seconds(0.1),
    usual: '4',
  },
  manualMs: {
    flag: '--manual <seconds>',
    says: 'that a manual entry takes (median)',
    parse: seconds(0.1),
    usual: '40',
  },
  patienceMs: {
    flag: '--patience <seconds>',
    says: 'that a guest stays in the queue',
    parse: seconds(0),
    usual: '600',
  },
  kills: {
    flag: '--kill <times>',
    says: 'when the kiosk is killed (and started again), or never',
    parse: parseKills,
    usual: '12:15',
  },
  speed: {
    flag: '--speed <factor>',
    says: 'at which the delays of the centre pass',
    parse: number(1),
    usual: '500',
  },
};

function optionOf<Value>({ flag, says, parse, usual }: Flag<Value>): Option {
  return new Option(flag, says).default(parse(usual), usual).argParser((text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
  });
}

export interface Options {
  readonly parameters: Parameters;
  readonly json: boolean;
  /** Where to draw the day. */
  readonly svg: string;
}

/**
 * The flags of `npm run drill`. Exits with 2 after a wrong one, as every command here.
 *
 * @param words what follows the command; what this process was called with unless told
 */
export function readOptions(words: readonly string[] = process.argv.slice(2)): Options {
  const command = new Command('drill')
    .description('replays 13 December 2021 at a door that asks one central server, and at a Munjigi kiosk')
    .option('--json', 'ends with one line: one JSON object of figures', false)
    .option('--svg <file>', 'draws the day into this file', 'dist/drill.svg')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  const options = Object.entries(flags).map(([name, flag]) => {
    const option = optionOf<unknown>(flag);
    command.addOption(option);
    return { name, key: option.attributeName() };
  });
  const given = command.parse(words, { from: 'user' }).opts<Record<string, unknown>>();
  const parameters = Object.fromEntries(options.map(({ name, key }) => [name, given[key]]));
  return {
    // Each was read by the parser that `flags` ties to its name.
    parameters: parameters as unknown as Parameters,
    json: given.json === true,
    svg: String(given.svg),
  };
}
