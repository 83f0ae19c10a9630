import { decodeProtectedHeader } from 'jose';
import { zeroHash } from './chain.ts';
import { longestUnsigned } from './checkpoints.ts';
import type { Link } from './export-line.ts';
import { type Statement, type StatementType, type VerificationKeys, verifyStatement } from './statement.ts';

/** A tampered file may have as many problems as rows; the first ones tell the story. */
const enough = 20;

/** What is known of rows before the first: which one it has to follow. */
export interface Beginning {
  readonly seq: number;
  readonly hash: string;
}

/** Follows a chain row by row and holds it against what the kiosk signed. Each problem names its row. */
export class ChainCheck {
  readonly #keys: VerificationKeys;
  readonly #problems: string[] = [];
  #count = 0;
  #first: Link | undefined;
  #last: Link | undefined;
  #signed: number | undefined;

  constructor(keys: VerificationKeys) {
    this.#keys = keys;
  }

  get problems(): readonly string[] {
    return this.#problems;
  }
  get count(): number {
    return this.#count;
  }
  get first(): Link | undefined {
    return this.#first;
  }
  get last(): Link | undefined {
    return this.#last;
  }
  /** The last row that a good signature stands on. */
  get signed(): number | undefined {
    return this.#signed;
  }

  problem(text: string): void {
    if (this.#problems.length < enough) this.#problems.push(text);
  }

  /** The next row. Where it does not fit, the chain is taken up again from it. */
  follow(link: Link): void {
    const { seq, prev } = link;
    this.#count += 1;
    const before = this.#last;
    this.#last = link;
    if (before === undefined) {
      this.#first = link;
      if (seq === 1 && prev !== zeroHash) this.problem('Row 1 was changed: it does not begin a chain');
    } else if (seq === before.seq) this.problem(`Row ${seq} comes twice`);
    else if (seq < before.seq) this.problem(`Row ${seq} comes after row ${before.seq}`);
    else if (seq > before.seq + 1) this.problem(missing(before.seq + 1, seq - 1));
    else if (prev !== before.hash) {
      this.problem(`Row ${before.seq} was changed: row ${seq} follows another one of that number`);
    }
    this.#unsigned(seq - 1);
  }

  /** What should come before the first row. */
  beginsAfter({ seq, hash }: Beginning): void {
    const first = this.#first;
    if (first === undefined || first.seq <= seq) return;
    if (first.seq > seq + 1) this.problem(missing(seq + 1, first.seq - 1));
    else if (first.prev !== hash) this.problem(`Row ${first.seq} was changed: it does not follow row ${seq}`);
  }

  /** A mark that stands on the row that was followed last. */
  async checkpoint(jws: string): Promise<void> {
    const here = this.#last;
    if (here === undefined) return;
    const statement = await this.statement('munjigi-checkpoint', jws, `The mark on row ${here.seq}`);
    if (statement === undefined) return;
    if (statement.seq === here.seq && statement.hash === here.hash) this.#signed = here.seq;
    else this.problem(`Row ${here.seq} was changed: the kiosk signed another one of that number`);
  }

  /** Every row up to the last is vouched for by a signature on the whole. */
  signedAsAWhole(): void {
    this.#signed = this.#last?.seq;
  }

  /** @returns what was signed, if the signature is good and of that kind */
  async statement<T extends StatementType>(
    type: T,
    jws: string,
    what: string,
  ): Promise<Statement<T> | undefined> {
    const check = await verifyStatement(jws, this.#keys);
    if (!check.ok) this.problem(`${what} does not count: ${check.problem}${signerOf(jws)}`);
    else if (check.type !== type) this.problem(`${what} does not count: it is a ${check.type}`);
    // Of that type, therefore: TypeScript does not narrow by a type parameter.
    else return check.statement as Statement<T>;
    return undefined;
  }

  /** The kiosk signs as it goes: a long stretch without a mark was made by somebody without its key. */
  #unsigned(upTo: number): void {
    const since = this.#signed ?? (this.#first?.seq ?? 1) - 1;
    if (upTo - since !== longestUnsigned) return;
    this.problem(`Rows ${since + 1} to ${upTo} carry no mark of the kiosk, which signs more often than that`);
  }
}

export function missing(first: number, last: number): string {
  return first === last ? `Row ${first} is missing` : `Rows ${first} to ${last} are missing`;
}

function signerOf(jws: string): string {
  try {
    const { kid } = decodeProtectedHeader(jws);
    return kid === undefined ? '' : ` (key ${kid})`;
  } catch {
    return '';
  }
}
