import CircuitBreaker from 'opossum';
import type { Clock, EpochMs } from '../../../shared/clock.ts';
import type { IssuerEndpoint } from '../../../shared/settings.ts';
import type { VerificationKey } from '../../passes/format.ts';
import { AnswerUnusable, type IntrospectionClaims, readPlainAnswer, readSignedAnswer } from './answer.ts';
import { AnswerCache } from './answer-cache.ts';
import { requestAnswer } from './request.ts';

/** What the issuer of a code said of it, if it said anything. */
export type Resolution =
  /** `detail`: why, in English. Never holds the code. */
  | { readonly state: 'unreachable'; readonly detail: string }
  | { readonly state: 'inactive'; readonly signed: boolean }
  | { readonly state: 'active'; readonly issuerName: string; readonly claims: IntrospectionClaims };

/** Milliseconds. */
export interface IntrospectionTimings {
  /** From the question to the last byte of the answer. */
  readonly deadlineMs: number;
  /** How long an endpoint that failed too often is left alone. */
  readonly restMs: number;
}

const usual: IntrospectionTimings = { deadlineMs: 800, restMs: 5_000 };

/** Questions to one endpoint at a time: more guests than that at one door are none. */
const maxAtOnce = 8;
/** Failures before an endpoint may be left alone. */
const fewest = 3;
/** How long a positive answer is kept that says when it ends, but not for how long it may be kept. */
const defaultAgeSeconds = 30;
const longestAgeSeconds = 300;

export interface IntrospectionOptions {
  readonly clock: Clock;
  readonly endpoints: () => readonly IssuerEndpoint[];
  readonly keys: (issuer: string, keyId: string | undefined) => readonly VerificationKey[];
  /** Content of the endpoint's secret file. @throws whatever reading a file throws */
  readonly secret: (endpoint: IssuerEndpoint) => string | undefined;
  /** Whether questions find no network. */
  readonly offline?: (() => boolean) | undefined;
  /** Else as in the field: 800 ms, and 5 s of rest. */
  readonly timings?: Partial<IntrospectionTimings>;
}

type Question = (endpoint: IssuerEndpoint, code: string) => Promise<Resolution>;
interface Line {
  readonly endpoint: IssuerEndpoint;
  readonly breaker: CircuitBreaker<Parameters<Question>, Resolution>;
}

function reasonOf(error: unknown): string {
  if (error instanceof AnswerUnusable) return error.message;
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  if (name === 'TimeoutError') return 'it did not answer in time';
  if (code === 'EOPENBREAKER') return 'it failed just now and is left alone for some seconds';
  if (code === 'ESEMLOCKED') return 'too many questions are waiting for it';
  if (code === 'ENOENT' || code === 'EACCES') return 'the file of its secret cannot be read';
  return 'it cannot be reached';
}

/**
 * Asks issuers about codes that only they can resolve, by OAuth 2.0 Token Introspection (RFC 7662; signed answers: RFC
 * 9701). Whatever an endpoint does, an answer is there within the deadline, and at once while its circuit is open.
 */
export class Introspection {
  readonly #options: IntrospectionOptions;
  readonly #timings: IntrospectionTimings;
  readonly #cache: AnswerCache<Resolution>;
  /** By issuer; made anew when the settings change. */
  readonly #lines = new Map<string, Line>();
  /** A scanner that reads a code again while it is being asked about asks once. */
  readonly #asking = new Map<string, Promise<Resolution>>();

  constructor(options: IntrospectionOptions) {
    this.#options = options;
    this.#timings = { ...usual, ...options.timings };
    this.#cache = new AnswerCache(options.clock);
  }

  /** Never rejects. */
  ask(issuer: string, code: string): Promise<Resolution> {
    const known = this.#cache.get(issuer, code);
    if (known !== undefined) return Promise.resolve(known);
    const name = JSON.stringify([issuer, code]);
    const asking = this.#asking.get(name) ?? this.#ask(issuer, code);
    this.#asking.set(name, asking);
    return asking.finally(() => this.#asking.delete(name));
  }

  close(): void {
    for (const { breaker } of this.#lines.values()) breaker.shutdown();
    this.#lines.clear();
  }

  async #ask(issuer: string, code: string): Promise<Resolution> {
    const line = this.#lineTo(issuer);
    if (line === undefined)
      return { state: 'unreachable', detail: 'Nobody is set up to ask about this code.' };
    try {
      return await line.breaker.fire(line.endpoint, code);
    } catch (error) {
      const detail = `The issuer ${line.endpoint.name} could not be asked: ${reasonOf(error)}.`;
      return { state: 'unreachable', detail };
    }
  }

  #lineTo(issuer: string): Line | undefined {
    const endpoint = this.#options.endpoints().find((one) => one.issuer === issuer);
    const line = this.#lines.get(issuer);
    if (line !== undefined && line.endpoint === endpoint) return line;
    line?.breaker.shutdown();
    this.#lines.delete(issuer);
    if (endpoint === undefined) return undefined;
    const breaker = new CircuitBreaker<Parameters<Question>, Resolution>(
      (...question) => this.#question(...question),
      {
        // The question keeps the deadline itself, so that its connection ends with it.
        timeout: false,
        errorThresholdPercentage: 50,
        volumeThreshold: fewest,
        resetTimeout: this.#timings.restMs,
        capacity: maxAtOnce,
      },
    );
    const made = { endpoint, breaker };
    this.#lines.set(issuer, made);
    return made;
  }

  async #question(endpoint: IssuerEndpoint, code: string): Promise<Resolution> {
    const { clock, keys, secret, offline } = this.#options;
    // A failure like any other, to the circuit breaker too.
    if (offline?.() === true) throw new TypeError('the cable is pulled');
    const signal = AbortSignal.timeout(this.#timings.deadlineMs);
    const { text, maxAgeSeconds } = await requestAnswer(endpoint, code, secret(endpoint), signal);
    const check = { endpoint, now: clock.now(), keys };
    const signed = endpoint.answers === 'signed';
    const claims = signed ? await readSignedAnswer(text, check) : readPlainAnswer(text, check);
    if (!claims.active) return { state: 'inactive', signed };
    const answer = { state: 'active', issuerName: endpoint.name, claims } as const;
    this.#cache.put(endpoint.issuer, code, answer, this.#keepUntil(claims, maxAgeSeconds));
    return answer;
  }

  /** RFC 7662, section 4: an answer is never kept beyond the end of what it is about. */
  #keepUntil({ exp }: IntrospectionClaims, maxAgeSeconds: number | undefined): EpochMs {
    if (exp === undefined && maxAgeSeconds === undefined) return 0;
    const age = Math.min(maxAgeSeconds ?? defaultAgeSeconds, longestAgeSeconds);
    return Math.min((exp ?? Number.POSITIVE_INFINITY) * 1000, this.#options.clock.now() + age * 1000);
  }
}
