import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '../shared/settings.ts';
import { type Catalogue, type Text, textOf } from './text.ts';

/** The next guest finds the venue's language again after this long without a touch, a key or a scan. */
const forgetAfterMs = 30_000;

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState | undefined>(undefined);

/** Calls back after `forgetAfterMs` in which nobody touched the window and `sign` stayed the same. */
function useForgetting(active: boolean, sign: unknown, forget: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sign is a guest, and starts the wait anew
  useEffect(() => {
    if (!active) return;
    let timer = setTimeout(forget, forgetAfterMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(forget, forgetAfterMs);
    };
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, [active, sign, forget]);
}

/** The language of the screens: the venue's, until a guest or staff choose another. */
export function LanguageProvider(props: {
  readonly venue: Language;
  /** Changes when a guest does something that is no touch: a scan. */
  readonly sign?: unknown;
  /** Keeps what was chosen: staff are at the desk. */
  readonly keep?: boolean;
  readonly children: ReactNode;
}) {
  const { venue, sign, keep = false, children } = props;
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? venue;
  const state = useMemo(() => ({ language, setLanguage: setChosen }), [language]);
  const [forget] = useState(() => () => setChosen(undefined));
  useForgetting(chosen !== undefined && !keep, sign, forget);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === undefined) throw new Error('a screen stands outside LanguageProvider');
  return state;
}

/** The texts of a catalogue in the language of the screens. */
export function useText<Key extends string>(catalogue: Catalogue<Key>): Text<Key> {
  const { language } = useLanguage();
  return useMemo(() => textOf(catalogue, language), [catalogue, language]);
}
