import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import { decisionOf, type Reason, type Verdict } from '../../shared/verdict.ts';
import type { PassFormat, Reading, Verification, VerificationKey } from '../passes/format.ts';
import type { Pass } from '../passes/pass.ts';
import { ageOf, limitsFor } from './ages.ts';
import { ask, type Case, type Resolution, type Revocation } from './questions.ts';
import { resolvedPass } from './resolved-pass.ts';
import type { SecondPass } from './rules/ask-rules.ts';

/** What a verdict needs of the trust store. */
export interface TrustView {
  /** Another number after each change: answers between two equal numbers are of one state. */
  readonly edition: () => number;
  readonly issuer: (id: string) => { readonly id: string; readonly name: string } | undefined;
  /** The keys that may have signed a pass, and whether any key of whom it could be from is held. */
  readonly candidates: (pass: Pick<Pass, 'format' | 'issuer' | 'keyId'>) => {
    readonly issuerHeld: boolean;
    readonly keys: readonly VerificationKey[];
  };
  readonly revocation: (pass: Pass) => Revocation;
  readonly ages: (issuer?: string) => { readonly keys?: EpochMs; readonly revocations?: EpochMs };
}

/** Who asks issuers about codes that only they can resolve. Never rejects, and answers within a bounded time. */
export interface IssuersAsked {
  readonly ask: (issuer: string, code: string) => Promise<Resolution>;
}

/** Where and when a code is judged. */
export interface Circumstances {
  readonly now: EpochMs;
  readonly clock: Verdict['clock'];
  readonly network: Verdict['network'];
  readonly policy: Policy;
  readonly timeZone: string;
  readonly direction: 'entry' | 'exit';
  /** `false` for a clock given by hand: how old the stores are says nothing about then. */
  readonly judgeAges: boolean;
}

/** A verdict before it is known whether the pass was used already, with the pass itself for whoever records it. */
export type Judgement = Pick<
  Verdict,
  'decision' | 'reason' | 'rule' | 'detail' | 'reference' | 'ages' | 'clock' | 'network'
> & {
  readonly pass?: Pass;
  readonly issuerName?: string;
  /** What would complete it (`second-pass-needed`). */
  readonly second?: SecondPass;
  /** Whether a key that is held verified the pass. What an unverified pass says of itself is hearsay. */
  readonly verified: boolean;
};

/** Who issued a pass is who holds the key that verified it; a pass that names nobody names them from here on. */
function signedBy(pass: Pass, { issuer, kid }: VerificationKey): Pass {
  return pass.issuer === undefined ? { ...pass, issuer, keyId: pass.keyId ?? kid } : pass;
}

/** What is known of a pass once it is verified. It holds no longer than the key that signed it. */
function verifiedPass(pass: Pass, { key, validity }: Extract<Verification, { ok: true }>): Pass {
  const signed = signedBy(pass, key);
  if (validity === undefined) return signed;
  return {
    ...signed,
    notBefore: Math.max(pass.notBefore ?? validity.from, validity.from),
    expiresAt: Math.min(pass.expiresAt ?? validity.until, validity.until),
  };
}

/** What a format did wrong when it was checked, and where the log says more. */
export interface Unfit {
  readonly detail: string;
  readonly reference: string;
}

function recognisesSafely(format: PassFormat, text: string): boolean {
  try {
    return format.recognise(text);
  } catch {
    return false;
  }
}

/** Nothing was needed that grows old. */
const noAges: Verdict['ages'] = { keys: { level: 'none' }, revocations: { level: 'none' } };

/** Each is a refresh that was installed while one signature was checked: more of them in a row is a fault. */
const maxEditions = 10;

/** From a code's text to a judgement. Reads the stores, writes nothing. */
export class Judge {
  readonly #formats: readonly PassFormat[];
  readonly #trust: TrustView;
  readonly #unfit: (format: string) => Unfit | undefined;
  readonly #issuers: IssuersAsked | undefined;

  /** @param options.unfit which formats must not decide, for a fault of their own; none unless told */
  constructor(options: {
    readonly formats: readonly PassFormat[];
    readonly trust: TrustView;
    readonly unfit?: (format: string) => Unfit | undefined;
    readonly issuers?: IssuersAsked;
  }) {
    this.#formats = options.formats;
    this.#trust = options.trust;
    this.#unfit = options.unfit ?? (() => undefined);
    this.#issuers = options.issuers;
  }

  /**
   * Asks the issuer of a code that only it can resolve. To be had before the verdict and outside of its turn, since no
   * other guest waits for it. `undefined`: every other code.
   */
  resolve(text: string): Promise<Resolution> | undefined {
    // Only those formats are asked at first: every other scan goes on at once.
    const format = this.#formats.find(
      ({ resolution, recognise }) => resolution === 'issuer' && recognise(text),
    );
    if (format === undefined || format !== this.formatOf(text)) return undefined;
    const reading = format.read(text);
    return reading.ok ? this.#issuers?.ask(reading.pass.issuer ?? '', text) : undefined;
  }

  /** The format that a text claims to be of. */
  formatOf(text: string): PassFormat | undefined {
    return this.#formats.find((format) => this.#unfit(format.id) === undefined && format.recognise(text));
  }

  /** @param resolution what `resolve` gave for this text */
  async judge(text: string, here: Circumstances, resolution?: Resolution): Promise<Judgement> {
    const format = this.formatOf(text);
    if (format === undefined) {
      return (
        this.#unfitJudgement(text, here) ??
        this.unread('unsupported-format', 'The code is of no format that this kiosk knows.', here)
      );
    }
    const reading: Reading = format.read(text);
    if (!reading.ok) return this.unread(reading.reason, reading.detail, here);
    for (let turn = 0; turn < maxEditions; turn += 1) {
      const edition = this.#trust.edition();
      const judgement = await this.#judgeRead(
        format,
        resolvedPass(reading.pass, resolution),
        here,
        resolution,
      );
      if (this.#trust.edition() === edition) return judgement;
    }
    throw new Error('the trust store changes all the time');
  }

  /** Keys, revocations and ages are asked on both sides of a wait: the caller sees to it that they are of one state. */
  async #judgeRead(
    format: PassFormat,
    read: Pass,
    here: Circumstances,
    resolution: Resolution | undefined,
  ): Promise<Judgement> {
    const { issuerHeld, keys } = this.#trust.candidates(read);
    const isResolved = read.resolution !== 'local';
    const verification = keys.length === 0 || isResolved ? undefined : await format.verify(read, keys);
    const pass = verification?.ok === true ? verifiedPass(read, verification) : read;
    const issuer = pass.issuer === undefined ? undefined : this.#trust.issuer(pass.issuer);
    const issuerName = issuer?.name ?? (resolution?.state === 'active' ? resolution.issuerName : undefined);
    const revocation = this.#trust.revocation(pass);
    const asked: Case = {
      pass,
      policy: here.policy,
      issuerHeld,
      verification,
      resolution,
      revocation,
      ages: read.resolution === 'list' ? noAges : this.#ages(here, issuer?.id, revocation),
      issuersAge: this.#ages(here).keys,
      now: here.now,
      clock: here.clock,
      timeZone: here.timeZone,
    };
    return {
      ...(ask(asked, here.direction) ?? { decision: 'admit', reason: 'ok' }),
      pass,
      ...(issuerName === undefined ? {} : { issuerName }),
      verified: verification?.ok === true || resolution?.state === 'active' || pass.resolution === 'list',
      ages: asked.ages,
      clock: here.clock,
      network: here.network,
    };
  }

  /**
   * A format that failed its check is asked last, so that what it takes for its own by mistake is still judged by the
   * format that it is of. What is left to it is neither admitted nor refused: the fault is ours.
   */
  #unfitJudgement(text: string, here: Circumstances): Judgement | undefined {
    for (const format of this.#formats) {
      const unfit = this.#unfit(format.id);
      if (unfit === undefined || !recognisesSafely(format, text)) continue;
      const detail = `The format ${format.id} failed the self-check of this kiosk: ${unfit.detail}.`;
      return { ...this.unread('internal', detail, here), reference: unfit.reference };
    }
    return undefined;
  }

  /** The judgement on a code that could not be read as a pass. */
  unread(reason: Exclude<Reason, 'ok'>, detail: string, here: Circumstances): Judgement {
    return {
      decision: decisionOf[reason],
      reason,
      detail,
      verified: false,
      ages: this.#ages(here),
      clock: here.clock,
      network: here.network,
    };
  }

  #ages(here: Circumstances, issuer?: string, revocation?: Revocation): Verdict['ages'] {
    if (!here.judgeAges) return noAges;
    const limits = limitsFor(here.policy, issuer);
    const held = this.#trust.ages(issuer);
    const asOf =
      revocation === undefined ? held.revocations : 'asOf' in revocation ? revocation.asOf : undefined;
    return {
      keys: ageOf(held.keys, limits.keys, here.now),
      revocations: ageOf(asOf, limits.revocations, here.now),
    };
  }
}
