import { useState } from 'react';
import type { FoundFile } from '../../../shared/contract/settings.ts';
import type { SettingProblem } from '../../../shared/settings-change.ts';
import type { ImportFault, ImportOutcome } from '../../../shared/settings-export.ts';
import type { NotDone } from '../calls.ts';
import { useAsking } from '../house/use-asking.ts';

export type Fitting = Extract<ImportOutcome, { type: 'fits' }>;

/** How far somebody is with a file. */
export type ImportState =
  | { readonly type: 'choosing' }
  | { readonly type: 'looking'; readonly file: FoundFile; readonly plan: Fitting }
  | { readonly type: 'wrong'; readonly file: FoundFile; readonly problems: readonly SettingProblem[] }
  | { readonly type: 'unusable'; readonly file: FoundFile; readonly fault: ImportFault }
  | { readonly type: 'taken'; readonly file: FoundFile };

/** Fields that belong to one door: they stay as they are unless somebody says otherwise. */
const ofThisDoor = ['gate', 'serialScanners'];

/** A file of settings is looked at, and then taken in or not. */
export function useImport(onTaken: () => Promise<void>): {
  readonly state: ImportState;
  readonly kept: readonly string[];
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  readonly look: (file: FoundFile) => void;
  readonly toggle: (field: string) => void;
  readonly take: () => void;
  readonly cancel: () => void;
} {
  const { busy, outcome, ask } = useAsking();
  const [state, setState] = useState<ImportState>({ type: 'choosing' });
  const [kept, setKept] = useState<readonly string[]>([]);
  const failed = (file: FoundFile, answer: Exclude<ImportOutcome, Fitting>) => setState({ ...answer, file });
  const look = (file: FoundFile) =>
    void ask(async (desk) => {
      const answer = await desk.previewSettings({ path: file.path });
      if (answer.type !== 'fits') return failed(file, answer);
      setKept(answer.differences.map(({ field }) => field).filter((field) => ofThisDoor.includes(field)));
      setState({ type: 'looking', file, plan: answer });
    });
  const take = () => {
    if (state.type !== 'looking') return;
    const { file, plan } = state;
    void ask(async (desk) => {
      const wanted = { path: file.path, digest: plan.digest, except: kept };
      const answer = await desk.importSettings(wanted);
      if (answer.type !== 'fits') return failed(file, answer);
      setState({ type: 'taken', file });
      await onTaken();
    });
  };
  const toggle = (field: string) =>
    setKept(kept.includes(field) ? kept.filter((one) => one !== field) : [...kept, field]);
  return { state, kept, busy, outcome, look, toggle, take, cancel: () => setState({ type: 'choosing' }) };
}
