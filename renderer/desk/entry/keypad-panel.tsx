import { ArrowBigUp, Delete } from 'lucide-react';
import { useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { keepFocus } from './keep-focus.ts';
import { eraseFrom, typeInto, wantsSyllables } from './telephone-typing.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;
/** In the order of the alphabet, which those who do not type know too; wide enough for fingers. */
const letters = [...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣㅐㅔ'] as const;
const doubled: Readonly<Record<string, string>> = {
  ㅂ: 'ㅃ',
  ㅈ: 'ㅉ',
  ㄷ: 'ㄸ',
  ㄱ: 'ㄲ',
  ㅅ: 'ㅆ',
  ㅐ: 'ㅒ',
  ㅔ: 'ㅖ',
};

function Key(props: {
  readonly label: React.ReactNode;
  readonly name?: string;
  readonly className?: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={`key ${props.className ?? ''}`}
      aria-label={props.name}
      aria-pressed={props.pressed}
      onPointerDown={keepFocus}
      onClick={props.onPress}
    >
      {props.label}
    </button>
  );
}

/** Digits, and Hangul letters for the syllables of a 개인안심번호: they come up by themselves once it can be nothing else. */
export function KeypadPanel(props: { readonly value: string; readonly onType: (value: string) => void }) {
  const { value, onType } = props;
  const t = useDeskText();
  const [shift, setShift] = useState(false);
  const [asked, setAsked] = useState(false);
  const lettered = asked || wantsSyllables(value);
  const press = (key: string) => {
    setShift(false);
    onType(typeInto(value, key));
  };
  return (
    <div className="keypad">
      <div className={lettered ? 'digits low' : 'digits'}>
        {digits.map((digit) => (
          <Key key={digit} label={digit} onPress={() => press(digit)} />
        ))}
        <Key
          label={<Delete />}
          name={t('keypad.erase')}
          className="quiet"
          onPress={() => onType(eraseFrom(value))}
        />
      </div>
      <div className="keypad-foot">
        <Key
          label={t('keypad.letters')}
          className="quiet"
          pressed={lettered}
          onPress={() => setAsked(!asked)}
        />
        <Key label={t('keypad.clear')} className="quiet" onPress={() => onType('')} />
      </div>
      {lettered && (
        <div className="letters">
          {letters.map((letter) => {
            const shown = shift ? (doubled[letter] ?? letter) : letter;
            return <Key key={letter} label={shown} onPress={() => press(shown)} />;
          })}
          <Key
            label={<ArrowBigUp />}
            name={t('keypad.shift')}
            className="quiet"
            pressed={shift}
            onPress={() => setShift(!shift)}
          />
        </div>
      )}
    </div>
  );
}
