import Database from 'better-sqlite3';
import { SourceRefused } from './source-refused.ts';

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const full = error instanceof Database.SqliteError ? /^SQLITE_(FULL|IOERR)/ : /^(ENOSPC|EDQUOT|EFBIG)$/;
  return full.test(code) ? code : undefined;
}

/** What a fault says of the source if it is the disk that takes no more; `undefined` for any other fault. */
export function noRoom(error: unknown): SourceRefused | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  return new SourceRefused('no-room', `The disk takes no more (${code}): free space on it.`, {
    cause: error,
  });
}
