/** The empty list on paper, at the desk, in ICU MessageFormat. What stands on the paper itself is in `paper-list.ts`. */
const ko = {
  'paper.open': '종이 명부',
  'paper.title': '종이 명부 인쇄',
  'paper.lead': '전기가 끊기기 전에 인쇄해 두세요. 손님 정보는 들어 있지 않습니다.',
  'paper.language': '언어',
  'paper.pages': '양식마다 몇 장?',
  'paper.count': '{count}장',
  'paper.print': '인쇄',
  'paper.close': '수기 기록으로',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'paper.open': 'Paper list',
  'paper.title': 'Print a paper list',
  'paper.lead': 'To be printed before the power goes. It says nothing of any guest.',
  'paper.language': 'Language',
  'paper.pages': 'Sheets of each form',
  'paper.count': '{count, plural, one {# sheet} other {# sheets}}',
  'paper.print': 'Print',
  'paper.close': 'Back to the entry',
};

export const paper = { ko, en };
