import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import type { EpochMs } from '../../shared/clock.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import { decisionOf } from '../../shared/verdict.ts';
import { ClockGuard } from '../admission/clock-guard.ts';
import { type Circumstances, Judge, type Judgement } from '../admission/judge.ts';
import { PartCollector } from '../admission/part-collector.ts';
import { knownPolicies, knownPolicy } from '../desk/known-policies.ts';
import { instantForms, parseInstant } from '../issuer/instant.ts';
import { formats } from '../passes/formats.ts';
import { opaqueCode } from '../passes/opaque-code.ts';
import { SettingsFile, SettingsInvalid } from '../store/settings-file.ts';
import { TrustStore } from '../trust/trust-store.ts';
import { kioskIntrospection } from '../uplink/introspection/kiosk-introspection.ts';
import { type CodeLine, codeLines } from './code-lines.ts';
import { CommandFailed, profileOf, say, withProfile } from './command.ts';
import { type VerdictLine, verdictLine } from './verdict-line.ts';

interface VerifyOptions {
  readonly profile?: string;
  readonly policy?: string;
  readonly at?: EpochMs;
}

function instantArgument(text: string): EpochMs {
  const at = parseInstant(text, 'from');
  if (at === undefined) throw new InvalidArgumentError(`It is not understood: ${instantForms}.`);
  return at;
}

function policyNamed(name: string, trust: TrustStore): Policy {
  const policy = knownPolicy(trust, name);
  if (policy !== undefined) return policy;
  const held = knownPolicies(trust).map((one) => one.name);
  throw new CommandFailed(
    `No policy is called ${name}; held are ${held.join(', ')}. Take one in with: munjigi trust policy put FILE`,
  );
}

/** Judges line after line as a door would, but writes nothing down and asks nothing of what was used before. */
class Desk {
  readonly #judge: Judge;
  readonly #here: () => Circumstances;
  /** Time stands still for the parts of a pass: a file is no guest who may have gone. */
  readonly #parts = new PartCollector({ now: () => 0 });

  constructor(judge: Judge, here: () => Circumstances) {
    this.#judge = judge;
    this.#here = here;
  }

  async answer(line: CodeLine): Promise<VerdictLine> {
    const began = performance.now();
    const judgement = await this.#judgeLine(line);
    return verdictLine(judgement, performance.now() - began);
  }

  async #judgeLine(line: CodeLine): Promise<Judgement> {
    const here = this.#here();
    if ('fault' in line) return this.#judge.unread(line.fault, line.detail, here);
    const format = this.#judge.formatOf(line.text);
    const collected = format === undefined ? undefined : this.#parts.take(format, line.text);
    if (collected === undefined) {
      return await this.#judge.judge(line.text, here, await this.#judge.resolve(line.text));
    }
    if (!collected.complete) {
      const { have, count } = collected;
      const detail = `This is one of ${count} codes of a pass; here so far: ${have.join(', ')}.`;
      return this.#judge.unread('incomplete', detail, here);
    }
    const judgement = await this.#judge.judge(collected.text, here);
    const fits = judgement.reason !== 'signature-invalid' && judgement.reason !== 'unreadable';
    return fits ? judgement : this.#judge.unread('incomplete', 'The codes do not belong together.', here);
  }
}

/** A fault of ours concerns one line: it is told, and the next line is read. */
async function answerOrFault(desk: Desk, line: CodeLine, number: number): Promise<VerdictLine> {
  try {
    return await desk.answer(line);
  } catch (error) {
    say(`Line ${number}: this should not have happened: ${(error as Error).stack ?? String(error)}`);
    return { decision: decisionOf.internal, reason: 'internal', ms: 0 };
  }
}

/** As the kiosk goes by them. Where there were settings and none is of use, a verdict would be a guess. */
function settingsOf(profile: string): Settings | undefined {
  const file = new SettingsFile(profile);
  const { settings, problem } = file.look();
  if (problem?.goesBy === 'nothing') {
    throw new SettingsInvalid(`${file.path} cannot be used. Mend it: ${problem.detail}`);
  }
  if (problem !== undefined) {
    const instead = problem.goesBy === 'file' ? 'The rest of it' : 'The last that could be used';
    say(`${file.path} is not valid: ${problem.detail}\n${instead} counts until it is mended.`);
  }
  return settings;
}

async function verify(options: VerifyOptions): Promise<void> {
  const profile = profileOf(options);
  const { at } = options;
  const clock = { now: () => at ?? Date.now() };
  const { timeZone = 'Asia/Seoul', issuerEndpoints = [] } = settingsOf(profile) ?? {};
  const endpoints = () => issuerEndpoints;
  // Where ages are not judged, neither is the end that a list sets for itself: for the store it is before all of them.
  const trust = TrustStore.open(profile, { clock: at === undefined ? clock : { now: () => 0 } });
  const introspection = kioskIntrospection({ profile, clock, trust, endpoints });
  try {
    const policy = options.policy === undefined ? defaultPolicy : policyNamed(options.policy, trust);
    if (trust.issuers().length === 0) {
      say('No issuer is held. Take one in with: munjigi trust import PATH|URL');
    }
    const guard = new ClockGuard({
      clock,
      lastTrustedAt: () => undefined,
      vouchedAt: () => trust.vouchedAt(),
    });
    const desk = new Desk(
      new Judge({ formats: [...formats, opaqueCode(endpoints)], trust, issuers: introspection }),
      () => {
        const now = clock.now();
        return {
          now,
          clock: at === undefined ? guard.state(now) : 'trusted',
          network: 'offline',
          policy,
          timeZone,
          direction: 'entry',
          judgeAges: at === undefined,
        };
      },
    );
    let number = 0;
    for await (const line of codeLines(process.stdin)) {
      number += 1;
      const verdict = await answerOrFault(desk, line, number);
      // Whoever reads slowly is waited for: ten thousand verdicts are not held in memory.
      if (!process.stdout.write(`${JSON.stringify(verdict)}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    introspection.close();
    trust.close();
  }
}

/** `munjigi verify`: one code a line in, one JSON verdict a line out; nothing is written down. */
export function verifyCommand(): Command {
  return withProfile(new Command('verify'))
    .description('read one code a line on standard input and print one JSON verdict a line')
    .option('--policy <name>', 'judge by this policy (else every issuer that is held is accepted)')
    .option(
      '--at <instant>',
      'judge as of then: the clock is believed as given, and how old the stores are is not judged',
      instantArgument,
    )
    .addHelpText(
      'after',
      `
Every line in gives one line out, an empty one, too. Of a pass that comes in several codes, each code but the last
gives "review" "incomplete", and the one that completes it gives the verdict. Nothing is written to the journal, and
whether a pass was used before is not asked.`,
    )
    .action(verify);
}
