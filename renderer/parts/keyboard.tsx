import { useMemo, useRef, useState } from 'react';
import { KeyboardReact } from 'react-simple-keyboard';
import english from 'simple-keyboard-layouts/build/layouts/english';
import { keyboard as catalogue } from '../../shared/locales/keyboard.ts';
import { useLanguage, useText } from '../language.tsx';
import './keyboard.css';
import { eraseLetter, letterOf, type Script, typeLetter } from './keyboard-typing.ts';

/** Keys that no name or note needs: without them the others are large enough for fingers. */
const spare = [
  '{tab}',
  '{lock}',
  '{enter}',
  '`',
  '=',
  '[',
  ']',
  '\\',
  ';',
  "'",
  '~',
  '+',
  '{',
  '}',
  '|',
  ':',
  '"',
];

const rowsOf = (name: string) => english.layout[name]?.slice(0, 4) ?? [];
const [digitsRow = '', ...letterRows] = rowsOf('default');
const [signsRow = '', ...capitalRows] = rowsOf('shift');
/** One shift is enough, and the backspace belongs to the last line of letters, as on a telephone. */
const withBackspace = (rows: readonly string[]) =>
  rows.map((row, place) => (place === rows.length - 1 ? row.replace(/ \{shift\}$/, ' {bksp}') : row));
const withoutBackspace = (row: string) => row.replace(' {bksp}', '');

const layout = {
  default: [withoutBackspace(digitsRow), ...withBackspace(letterRows), '{script} {space}'],
  shift: [withoutBackspace(signsRow), ...withBackspace(capitalRows), '{script} {space}'],
  address: [withoutBackspace(digitsRow), ...withBackspace(letterRows), ': _ ? & {space}'],
  'address-shift': [withoutBackspace(signsRow), ...withBackspace(capitalRows), ': _ ? & {space}'],
  digits: ['1 2 3', '4 5 6', '7 8 9', '{clear} 0 {bksp}'],
};

/** An address and a pairing code have some that no name has. */
const spareOfAddress = spare.filter((key) => !['=', '+', ':'].includes(key));

const letters = [...letterRows, ...capitalRows].flatMap((row) => row.split(' '));

type Kind = 'text' | 'address' | 'digits';

function layoutOf(kind: Kind, shift: boolean): keyof typeof layout {
  if (kind === 'digits') return 'digits';
  if (kind === 'address') return shift ? 'address-shift' : 'address';
  return shift ? 'shift' : 'default';
}

/**
 * Keys on the screen for those without others. Composes Hangul by itself. `kind` `digits` is a number pad,
 * `address` has Latin letters and the signs of addresses. It never
 * takes the focus from the field that it types into.
 */
export default function Keyboard(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: Kind;
}) {
  const { kind = 'text' } = props;
  const { language } = useLanguage();
  const t = useText(catalogue);
  const [script, setScript] = useState<Script>(language === 'ko' && kind !== 'address' ? 'hangul' : 'latin');
  const [shift, setShift] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  const press = (key: string) => {
    const { value, onChange } = latest.current;
    switch (key) {
      case '{shift}':
        return setShift(!shift);
      case '{script}':
        setShift(false);
        return setScript(script === 'hangul' ? 'latin' : 'hangul');
      case '{bksp}':
        return onChange(eraseLetter(value));
      case '{clear}':
        return onChange('');
      case '{space}':
        return onChange(`${value} `);
      default:
        setShift(false);
        return onChange(typeLetter(value, letterOf(key, script)));
    }
  };

  const display = useMemo(() => {
    const faces = Object.fromEntries(letters.map((key) => [key, letterOf(key, script)]));
    return {
      ...faces,
      // As on Korean keyboards, and in the typeface, which `⌫` is not.
      '{bksp}': '←',
      '{shift}': '⇧',
      '{space}': t('space'),
      '{clear}': t('clear'),
      '{script}': t(script === 'hangul' ? 'to-latin' : 'to-hangul'),
    };
  }, [script, t]);

  return (
    <KeyboardReact
      layout={layout}
      layoutName={layoutOf(kind, shift)}
      excludeFromLayout={{
        default: spare,
        shift: spare,
        address: spareOfAddress,
        'address-shift': spareOfAddress,
      }}
      display={display}
      theme={`keys keys-${kind}`}
      useButtonTag
      preventMouseDownDefault
      disableButtonHold
      onKeyPress={press}
      buttonAttributes={[
        { attribute: 'aria-label', value: t('erase'), buttons: '{bksp}' },
        { attribute: 'aria-label', value: t('shift'), buttons: '{shift}' },
        { attribute: 'aria-pressed', value: String(shift), buttons: '{shift}' },
        { attribute: 'type', value: 'button', buttons: Object.values(layout).flat().join(' ') },
      ]}
    />
  );
}
