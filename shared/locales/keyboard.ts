/** The words on the keys of the screen's own keyboard. */
const ko = {
  erase: '지우기',
  clear: '모두 지우기',
  shift: '시프트',
  space: '띄어쓰기',
  'to-latin': 'ABC',
  'to-hangul': '가나다',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  erase: 'Erase',
  clear: 'Clear',
  shift: 'Shift',
  space: 'Space',
  'to-latin': 'ABC',
  'to-hangul': '가나다',
};

export const keyboard = { ko, en };
