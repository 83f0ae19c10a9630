/** The calendar of the trust store, in ICU MessageFormat; what is on it has its words in `../calendar.ts`. */
const ko = {
  'calendar.title': '언제 무엇이 끝나나요',
  'calendar.lead': '오래됨과 한도 초과는 그때까지 새로 받지 못할 경우입니다.',
  'calendar.empty': '오래되거나 끝날 것이 없습니다.',
  'calendar.count': '{count, number}개',
  'calendar.all': '모두 보기 ({count, number})',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'calendar.title': 'What ends when',
  'calendar.lead': 'Warnings and limits of age come only if nothing new is received until then.',
  'calendar.empty': 'Nothing is held that grows old or ends.',
  'calendar.count': '{count, number}',
  'calendar.all': 'Show all {count, number}',
};

export const calendar = { ko, en };
