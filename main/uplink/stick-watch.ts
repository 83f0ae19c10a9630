import type { StickStatus, Stranger } from '../../shared/contract/trust.ts';
import { withinDeadline } from '../trust/file-deadline.ts';
import { type FoundStick, findSticks } from '../trust/find-sticks.ts';
import type { ImportOptions, ImportReport } from '../trust/import-report.ts';

export interface StickWatchOptions {
  /** Where sticks turn up; `*` stands for any name. Asked each time. */
  readonly folders: () => readonly string[];
  /** Reads a folder off the door's thread. */
  readonly importSource: (location: string, options: ImportOptions) => Promise<ImportReport>;
  /** Others are plugged in, or they are not what they were. */
  readonly onChange?: () => void;
  readonly onFault: (error: unknown) => void;
  /** Ours unless a test brings one that hangs. */
  readonly find?: typeof findSticks;
  /** How long the folders may take to answer, in milliseconds; 10 s unless told. */
  readonly timeoutMs?: number;
  /** From one look to the next, in milliseconds. */
  readonly everyMs?: number;
}

interface Watched {
  readonly sign: string;
  /** Absent: it is nothing of ours. */
  readonly status: StickStatus | undefined;
  /** How often it could not be read as a whole, and how many looks pass it over for that. */
  readonly failures: number;
  readonly pause: number;
}

const longestPause = 60;

/** A stick appears before all of it can be read, and is pulled out while it is read. */
function isPassing(report: ImportReport): boolean {
  return !report.ok && (report.problem === 'unreachable' || report.problem === 'no-room');
}

/** What staff do when they trust somebody. */
export function believing(stranger: Stranger): Pick<ImportOptions, 'root' | 'strangers'> {
  const { sha256 } = stranger;
  return stranger.what === 'root'
    ? { strangers: 'refuse', root: { version: stranger.version, sha256 } }
    : { strangers: { sha256 } };
}

function statusOf(path: string, report: ImportReport): StickStatus | undefined {
  if (report.ok) return { path, state: 'taken' };
  const { problem, stranger, detail } = report;
  if (problem === 'unrecognised') return undefined;
  if (stranger !== undefined) return { path, state: 'unknown', stranger };
  return { path, state: 'refused', detail };
}

/**
 * Looks for sticks with a signed repository or a published folder. One whose publisher is trusted is taken in as soon
 * as it is plugged in or written anew; any other is only shown, until a manager has compared its fingerprint.
 */
export class StickWatch {
  readonly #options: StickWatchOptions;
  readonly #stopping = new AbortController();
  readonly #watched = new Map<string, Watched>();
  #looking: Promise<void> | undefined;
  #finding: Promise<readonly FoundStick[]> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #edition = 0;

  constructor(options: StickWatchOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#lookOnce();
  }

  /** What is plugged in, as it was found at the last look. */
  sticks(): readonly StickStatus[] {
    return [...this.#watched.values()].flatMap(({ status }) => status ?? []);
  }

  /** Another number after each change of what is plugged in. */
  edition(): number {
    return this.#edition;
  }

  /** Looks now, also at what could not be read before; one look at a time. */
  async look(): Promise<void> {
    await this.#looking;
    for (const [path, watched] of this.#watched) this.#watched.set(path, { ...watched, pause: 0 });
    await this.#lookOnce();
  }

  /**
   * Takes in what is on a stick whose publisher a manager trusts from now on.
   *
   * @returns what became of it; `undefined`: no such stick is in
   */
  async trust(path: string, stranger: Stranger): Promise<StickStatus | undefined> {
    await this.#looking;
    const watched = this.#watched.get(path);
    if (watched === undefined) return undefined;
    await this.#read({ path, sign: watched.sign }, 0, believing(stranger));
    return this.#watched.get(path)?.status;
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #lookOnce(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      this.#plan();
    });
    await this.#looking;
  }

  #plan(): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lookOnce(), this.#options.everyMs ?? 5_000).unref();
  }

  async #look(): Promise<void> {
    try {
      const found = await this.#find();
      if (found === undefined) return;
      const paths = new Set(found.map(({ path }) => path));
      for (const path of this.#watched.keys()) if (!paths.has(path)) this.#forget(path);
      for (const stick of found) await this.#lookAt(stick);
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /** @returns `undefined`: a device that is asked since an earlier look has not answered yet */
  async #find(): Promise<readonly FoundStick[] | undefined> {
    if (this.#finding !== undefined) return undefined;
    const { folders, find = findSticks, timeoutMs = 10_000 } = this.#options;
    const asked = folders();
    const finding = find(asked).finally(() => {
      this.#finding = undefined;
    });
    this.#finding = finding;
    return await withinDeadline(() => finding, { path: asked.join(', '), timeoutMs });
  }

  #forget(path: string): void {
    this.#watched.delete(path);
    this.#changed();
  }

  #changed(): void {
    this.#edition += 1;
    this.#options.onChange?.();
  }

  async #lookAt(stick: FoundStick): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const known = this.#watched.get(stick.path);
    if (known?.sign !== stick.sign) return await this.#read(stick, 0);
    if (known.failures === 0) return;
    if (known.pause === 0) return await this.#read(stick, known.failures);
    this.#watched.set(stick.path, { ...known, pause: known.pause - 1 });
  }

  async #read(
    { path, sign }: FoundStick,
    before: number,
    believed: Pick<ImportOptions, 'root' | 'strangers'> = { strangers: 'refuse' },
  ): Promise<void> {
    const signal = this.#stopping.signal;
    const report = await this.#options.importSource(path, { ...believed, carried: true, signal });
    const failures = isPassing(report) ? before + 1 : 0;
    const pause = failures === 0 ? 0 : Math.min(longestPause, 2 ** (failures - 1) - 1);
    this.#watched.set(path, { sign, status: statusOf(path, report), failures, pause });
    this.#changed();
  }
}
