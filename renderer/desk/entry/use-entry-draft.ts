import { useCallback, useMemo, useState } from 'react';
import type { EntryForm, EntryProblem, EntryValues } from '../../../shared/entry-form.ts';
import { happenedField } from '../../../shared/late-entry.ts';
import { type EntryWhen, nextWhen } from './entry-when.ts';

/** What a new entry begins with. */
export interface EntryStart {
  /** The scan that it settles. */
  readonly scan?: number;
}

export type Problems = Readonly<Record<string, EntryProblem>>;

/** An entry while it is being written down, kept above the pages so that looking something up loses nothing. */
export interface EntryDraft {
  readonly scan: number | undefined;
  /** The form that it is written on; the policy's first unless staff chose another. Stays for the next entry. */
  readonly formId: string | undefined;
  /** What staff have given so far; what they have not touched comes from the form (`valuesOf`). */
  readonly given: EntryValues;
  readonly when: EntryWhen;
  readonly problems: Problems;
  /** Grows with every new entry, so that fields begin anew. */
  readonly round: number;
  readonly begin: (start: EntryStart) => void;
  /** It is recorded: what was given is on no page any more, whichever is opened next. */
  readonly finish: () => void;
  readonly change: (id: string, value: string | number) => void;
  /** What is given already stays: forms that ask the same ask it once. */
  readonly chooseForm: (id: string) => void;
  readonly setWhen: (when: EntryWhen) => void;
  readonly dropScan: () => void;
  readonly setProblems: (problems: Problems) => void;
}

export function useEntryDraft(start: EntryStart): EntryDraft {
  const [scan, setScan] = useState(start.scan);
  const [given, setGiven] = useState<EntryValues>({});
  const [problems, setProblems] = useState<Problems>({});
  const [formId, setFormId] = useState<string>();
  const [when, setWhenItself] = useState<EntryWhen>({ type: 'now' });
  const [round, setRound] = useState(0);
  const begin = useCallback((next: EntryStart) => {
    setScan(next.scan);
    setGiven({});
    setWhenItself((last) => (next.scan === undefined ? nextWhen(last) : { type: 'now' }));
    setProblems({});
    setRound((last) => last + 1);
  }, []);
  const finish = useCallback(() => {
    setScan(undefined);
    setGiven({});
    setWhenItself(nextWhen);
    setProblems({});
  }, []);
  const change = useCallback((id: string, value: string | number) => {
    setGiven((values) => ({ ...values, [id]: value }));
    setProblems(({ [id]: _, ...rest }) => rest);
  }, []);
  const chooseForm = useCallback((id: string) => {
    setFormId(id);
    setProblems({});
  }, []);
  const setWhen = useCallback((next: EntryWhen) => {
    setWhenItself(next);
    setProblems(({ [happenedField]: _, ...rest }) => rest);
  }, []);
  const dropScan = useCallback(() => setScan(undefined), []);
  return useMemo(
    () => ({
      scan,
      formId,
      given,
      when,
      problems,
      round,
      begin,
      finish,
      change,
      chooseForm,
      setWhen,
      dropScan,
      setProblems,
    }),
    [scan, formId, given, when, problems, round, begin, finish, change, chooseForm, setWhen, dropScan],
  );
}

/** The values of the form as the screen shows them: one guest, from where the last one came, unless said otherwise. */
export function valuesOf(form: EntryForm, given: EntryValues, lastRegion: string | undefined): EntryValues {
  const initial: Record<string, string | number> = {};
  for (const { id, kind } of form.fields) {
    if (kind === 'count') initial[id] = 1;
    if (kind === 'region' && lastRegion !== undefined) initial[id] = lastRegion;
  }
  const asked = new Set(form.fields.map(({ id }) => id));
  const said = Object.entries(given).filter(([id]) => asked.has(id));
  return { ...initial, ...Object.fromEntries(said) };
}
