import { useDeskText } from '../desk.tsx';
import { FieldFrame, type FieldProps, inputProps, type PlainField } from './field-frame.tsx';
import { findRegions, regionOf } from './region-search.ts';

/**
 * 시·도 and 시·군·구: typed here, found in the dock, taken with Enter or a touch. A name that the list does not know
 * is kept as typed, for districts are renamed more often than kiosks are updated.
 */
export function RegionField(props: FieldProps<PlainField> & { readonly dock: string }) {
  const { field, problem, onChange } = props;
  const t = useDeskText();
  const text = String(props.value ?? '');
  const unlisted = text.trim() !== '' && regionOf(text) === undefined && findRegions(text).length === 0;

  const keyed = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>(`#${props.dock} button`)?.focus();
    }
    const [best] = findRegions(text);
    if (event.key === 'Enter' && regionOf(text) === undefined && best !== undefined) onChange(best.value);
  };
  const left = () => {
    const found = regionOf(text) === undefined ? findRegions(text) : [];
    const [only] = found;
    if (found.length === 1 && only !== undefined) onChange(only.value);
  };
  return (
    <FieldFrame field={field} problem={problem} hint={t(unlisted ? 'region.unlisted' : 'region.hint')}>
      <input
        {...inputProps(props)}
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyed}
        onBlur={left}
        onFocus={(event) => {
          event.target.select();
          props.onActive();
        }}
      />
    </FieldFrame>
  );
}
