import { lazy, Suspense } from 'react';
import type { EntryField } from '../../../shared/entry-form.ts';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from './keep-focus.ts';
import { KeypadPanel } from './keypad-panel.tsx';
import { RegionPanel } from './region-panel.tsx';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** The field that the dock's keys type into. */
export interface DockTarget {
  readonly kind: EntryField['kind'];
  readonly label: string;
  readonly value: string;
  /** The value after one more key. */
  readonly onValue: (value: string) => void;
  /** A value chosen whole: the next field may follow. */
  readonly onChosen: (value: string) => void;
  /** On to the next field: what the Enter key of a keyboard does. */
  readonly onNext: () => void;
}

function Keys({ target }: { readonly target: DockTarget }) {
  switch (target.kind) {
    case 'region':
      return <RegionPanel value={target.value} onChoose={target.onChosen} />;
    case 'telephone':
      return <KeypadPanel value={target.value} onType={target.onValue} />;
    case 'text':
      return (
        <Suspense>
          <Keyboard value={target.value} onChange={target.onValue} />
        </Suspense>
      );
    case 'choice':
    case 'count':
      return null;
  }
}

/** The place on the screen where a field's keys come up, named after the field. */
export function Dock(props: { readonly id: string; readonly target: DockTarget | undefined }) {
  const t = useDeskText();
  const { target } = props;
  return (
    <aside id={props.id} className="card dock" aria-label={t('dock.of', { field: target?.label ?? '' })}>
      <div className="dock-head">
        <p className="dock-title">{target?.label}</p>
        {target?.kind === 'text' && (
          <button type="button" className="button" onPointerDown={keepFocus} onClick={target.onNext}>
            {t('dock.next')}
          </button>
        )}
      </div>
      {target === undefined ? <p className="fine">{t('dock.idle')}</p> : <Keys target={target} />}
    </aside>
  );
}
