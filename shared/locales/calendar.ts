import type { CalendarTopic } from '../calendar.ts';
import type { Language } from '../settings.ts';

/** What happens then, to what is named after it. */
const words: Readonly<Record<Language, Readonly<Record<CalendarTopic, string>>>> = {
  ko: {
    'keys-soft': '키가 오래되어 경고',
    'keys-hard': '키가 한도를 넘어 직원이 판단',
    'revocations-soft': '취소 목록이 오래되어 경고',
    'revocations-hard': '취소 목록이 한도를 넘어 직원이 판단',
    'keys-lifted': '키 한도 해제 끝',
    'revocations-lifted': '취소 목록 한도 해제 끝',
    key: '키 인증서 만료 (다른 키 있음)',
    'last-key': '마지막 키 인증서 만료',
    list: '취소 목록 유효 기간 끝',
    'list-due': '발급 기관이 정한 새 목록 받을 때',
    root: '저장소 루트 만료',
    metadata: '저장소 서명 만료',
  },
  en: {
    'keys-soft': 'Keys count as old: a warning',
    'keys-hard': 'Keys are over the limit: staff decide',
    'revocations-soft': 'Revocation list counts as old: a warning',
    'revocations-hard': 'Revocation list is over the limit: staff decide',
    'keys-lifted': 'The limit of keys counts again',
    'revocations-lifted': 'The limit of revocations counts again',
    key: 'The certificate of a key ends (there are others)',
    'last-key': 'The certificate of the last key ends',
    list: 'A revocation list ends',
    'list-due': 'The issuer wants a fresh list fetched',
    root: 'The root of a repository ends',
    metadata: 'The signature of a repository ends',
  },
};

export function calendarWords(language: Language, topic: CalendarTopic): string {
  return words[language][topic];
}

/** Whom or what an entry is about: three names at most. */
export function calendarNames(language: Language, names: readonly string[]): string {
  if (names.length === 0) return { ko: '모든 기관', en: 'every issuer' }[language];
  const more = names.length - 3;
  const rest = more > 0 ? [{ ko: `외 ${more}곳`, en: `${more} more` }[language]] : [];
  return [...names.slice(0, 3), ...rest].join(', ');
}
