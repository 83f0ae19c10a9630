import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { CommandFailed } from '../command.ts';

/** A serial scanner without the hardware: a pseudo-terminal made by socat that the kiosk opens like any other. */
export class PracticeScanner {
  /** The device path to give to the kiosk. */
  readonly path: string;
  readonly #socat: ChildProcess;

  private constructor(path: string, socat: ChildProcess) {
    this.path = path;
    this.#socat = socat;
  }

  /** @throws {CommandFailed} socat is not installed or could not make a pseudo-terminal */
  static async plugIn(path: string): Promise<PracticeScanner> {
    rmSync(path, { force: true });
    const socat = spawn('socat', ['-u', 'STDIN', `PTY,raw,echo=0,link=${path}`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    let failure: string | undefined;
    socat.once('error', (error) => {
      failure = error.message;
    });
    socat.once('exit', (code) => {
      failure ??= `exit code ${code}`;
    });
    while (!existsSync(path)) {
      if (failure !== undefined)
        throw new CommandFailed(`The practice scanner could not be made: socat: ${failure}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return new PracticeScanner(path, socat);
  }

  /** Holds a code before it. */
  read(text: string): void {
    this.#socat.stdin?.write(`${text}\r`);
  }

  unplug(): void {
    this.#socat.kill();
    rmSync(this.path, { force: true });
  }
}
