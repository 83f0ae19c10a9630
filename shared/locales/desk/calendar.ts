/** The calendar of the trust store, in ICU MessageFormat; what is on it has its words in `../calendar.ts`. */
const ko = {
  'calendar.title': '만료 일정',
  'calendar.lead': '오래되었다는 경고와 한도 초과는 그때까지 새로 받지 못했을 때만 생깁니다.',
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
