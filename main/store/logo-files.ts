import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type LogoType, logoLimits } from '../../shared/logo.ts';
import { checkLogo } from './check-logo.ts';
import { readBoundedSync } from './read-bounded.ts';

/** A picture that is held. */
export interface HeldLogo {
  readonly type: LogoType;
  readonly bytes: Buffer;
}

/** Names a picture in the settings: SHA-256 in hexadecimal. */
export function logoDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The venue's logo, `branding/DIGEST` in the profile folder. The settings say which counts, so that another picture is
 * there before they name it, and a file that somebody changes is not shown.
 */
export class LogoFiles {
  readonly #folder: string;

  constructor(profile: string) {
    this.#folder = join(profile, 'branding');
  }

  /** Keeps a picture that was checked. @returns its name in the settings @throws an error of the file system */
  async put(bytes: Buffer): Promise<string> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const digest = logoDigest(bytes);
    await writeFileAtomic(join(this.#folder, digest), bytes, { mode: 0o600 });
    return digest;
  }

  /** `undefined`: it is not there, or not what it was. Never throws. */
  read(digest: string): HeldLogo | undefined {
    try {
      const read = readBoundedSync(join(this.#folder, digest), logoLimits.bytes);
      if (!read.ok || logoDigest(read.bytes) !== digest) return undefined;
      const checked = checkLogo(read.bytes);
      return checked.ok ? { type: checked.type, bytes: read.bytes } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Removes what the settings no longer name. What cannot be removed does no harm. */
  keepOnly(digest: string | undefined): void {
    try {
      const others = readdirSync(this.#folder).filter((name) => name !== digest);
      for (const name of others) rmSync(join(this.#folder, name), { force: true });
    } catch {
      // There was never a logo, or the disk refuses: the settings name none of these either way.
    }
  }
}
