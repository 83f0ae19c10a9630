import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const munjigi = [
  ...['--import', new URL('../cheap-pins.ts', import.meta.url).href],
  join(import.meta.dirname, '..', '..', 'main', 'cli', 'munjigi.ts'),
];

/** A profile folder for one test, removed by the returned function. */
export function temporaryProfile(): { readonly profile: string; readonly remove: () => void } {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-test-'));
  return { profile, remove: () => rmSync(profile, { recursive: true, force: true }) };
}

/** The kiosk as its own process, the way a venue runs it. */
export class KioskProcess {
  /** The address that opens the screens, token included. */
  readonly address: string;
  /** Of its process. */
  readonly pid: number;
  /** What it said on standard error so far. */
  readonly talk: () => string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;

  private constructor(address: string, running: ChildProcess, ended: Promise<void>, talk: readonly string[]) {
    this.address = address;
    // It said that it is ready: it has one.
    this.pid = running.pid ?? 0;
    this.talk = () => talk.join('');
    this.#process = running;
    this.#ended = ended;
  }

  /** Starts `munjigi ARGUMENTS` and waits until it says that it is ready. */
  static async start(...parameters: readonly string[]): Promise<KioskProcess> {
    const running = spawn(process.execPath, [...munjigi, ...parameters], { stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    const talk: string[] = [];
    running.stderr.setEncoding('utf8').on('data', (text: string) => talk.push(text));
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: running.stdout }).on('line', (line) => {
        if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
      });
      running.once('exit', (code) => reject(new Error(`the kiosk ended (${code}):\n${talk.join('')}`)));
    });
    return new KioskProcess(address, running, ended, talk);
  }

  /** A line on its standard input, as typed in its terminal. */
  type(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.#ended;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one `munjigi` command to its end. */
export function munjigiCommand(
  parameters: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const running = spawn(process.execPath, [...munjigi, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  running.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  running.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  running.stdin.end(input);
  return new Promise((resolve) => {
    running.once('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}
