import type { Check, CheckId, CheckState } from '../check-list.ts';
import type { Language } from '../settings.ts';

type Say = (values: { readonly count: number; readonly name: string }) => string;
type Words = Readonly<Record<CheckId, { readonly title: string } & Readonly<Record<CheckState, Say>>>>;

const ko: Words = {
  'set-up': {
    title: '설정',
    good: ({ name }) => name,
    warn: () => '설정이 끝나지 않았습니다',
    bad: () => '아직 설정하지 않은 기기입니다. 첫 화면에서 설정하세요',
  },
  settings: {
    title: '설정 파일',
    good: () => '쓸 수 있습니다',
    warn: ({ name }) =>
      `그대로 쓸 수 없어, 쓸 수 있는 것으로 일하고 있습니다${name === '' ? '' : ` (${name})`}. settings.json을 고치세요`,
    bad: ({ name }) =>
      `쓸 수 없고 쓸 만한 사본도 없습니다${name === '' ? '' : ` (${name})`}. settings.json을 고치세요`,
  },
  policy: {
    title: '정책',
    good: ({ name }) => name,
    warn: ({ name }) => name,
    bad: ({ name }) => `정책이 없습니다: ${name}. 다른 정책을 고르거나 넣으세요`,
  },
  issuers: {
    title: '발급 기관',
    good: ({ count }) => `${count}곳`,
    warn: ({ count }) => `${count}곳`,
    bad: () => '믿는 발급 기관이 없습니다. 모든 패스를 직원이 판단하게 됩니다',
  },
  keys: {
    title: '키',
    good: () => '모두 정책의 한도보다 새것입니다',
    warn: ({ count, name }) => `${count}곳의 키가 오래되었습니다 (${name}). 갱신하세요`,
    bad: ({ count, name }) => `${count}곳의 키가 한도를 넘었습니다 (${name}). 그 패스는 직원이 판단합니다`,
  },
  revocations: {
    title: '취소 목록',
    good: () => '모두 정책의 한도보다 새것입니다',
    warn: ({ count, name }) => `${count}곳의 취소 목록이 오래되었습니다 (${name}). 갱신하세요`,
    bad: ({ count, name }) =>
      `${count}곳의 취소 목록이 한도를 넘었습니다 (${name}). 그 패스는 직원이 판단합니다`,
  },
  lists: {
    title: '목록의 유효 기간',
    good: () => '하루 안에 끝나는 목록이 없습니다',
    warn: ({ count, name }) => `${count}곳의 목록이 하루 안에 끝납니다 (${name})`,
    bad: ({ count, name }) => `${count}곳의 목록 유효 기간이 지났습니다 (${name}). 새 목록을 받으세요`,
  },
  'key-ends': {
    title: '키 인증서',
    good: () => '일주일 안에 키가 없어지는 기관이 없습니다',
    warn: ({ name }) =>
      `마지막 키의 인증서가 끝났거나 일주일 안에 끝나는 기관이 있습니다 (${name}). 새 키를 받으세요`,
    bad: ({ name }) => `모든 키의 인증서가 끝난 기관이 있습니다 (${name}). 새 키를 받으세요`,
  },
  repositories: {
    title: '서명된 저장소',
    good: () => '새 내용을 받을 수 있습니다',
    warn: ({ name }) => `루트나 서명이 끝났거나 한 달 안에 끝납니다 (${name}). 발행하는 곳에 알리세요`,
    bad: ({ name }) => `루트나 서명이 끝났습니다 (${name}). 발행하는 곳에 알리세요`,
  },
  clock: {
    title: '시계',
    good: () => '믿을 수 있습니다',
    warn: () => '직원이 시각을 확인하세요',
    bad: () => '믿을 수 없습니다. 책임자가 직원 화면에서 시각을 확인해야 합니다',
  },
  disk: {
    title: '저장 공간',
    good: ({ count }) => `${count.toLocaleString('ko-KR')} MB 남음`,
    warn: ({ count }) => `${count.toLocaleString('ko-KR')} MB만 남았습니다. 공간을 비우세요`,
    bad: ({ count }) => `${count.toLocaleString('ko-KR')} MB만 남았습니다. 곧 아무도 들일 수 없습니다`,
  },
  journal: {
    title: '기록',
    good: () => '쓸 수 있습니다',
    warn: () => '쓸 수 있습니다',
    bad: () => '쓸 수 없거나 사슬이 맞지 않습니다. "munjigi journal verify"가 이유를 말합니다',
  },
  scanners: {
    title: '스캐너',
    good: ({ count }) => (count === 0 ? '키보드 방식 스캐너만 씁니다' : `${count}대 연결됨`),
    warn: () => '키보드 방식만 켜져 있습니다. 연결되었는지는 스캔해 보아야 압니다',
    bad: ({ count }) => `${count}대가 연결되지 않았습니다. 케이블을 확인하세요`,
  },
  'self-check': {
    title: '자가 점검',
    good: ({ count }) => `형식 ${count}가지 모두 통과`,
    warn: () => '아직 점검 중입니다',
    bad: ({ name }) => `통과하지 못한 형식: ${name}. 그 패스는 직원이 판단합니다`,
  },
};

function issuers(count: number): string {
  return count === 1 ? '1 issuer' : `${count} issuers`;
}

const en: Words = {
  'set-up': {
    title: 'Set-up',
    good: ({ name }) => name,
    warn: () => 'The set-up is not complete',
    bad: () => 'This kiosk is not set up yet. Do so on its first screen, or with "munjigi setup"',
  },
  settings: {
    title: 'Settings file',
    good: () => 'Can be used',
    warn: ({ name }) =>
      `Cannot be used as it is${name === '' ? '' : ` (${name})`}: the kiosk goes by what can be. Mend settings.json`,
    bad: ({ name }) =>
      `Cannot be used${name === '' ? '' : ` (${name})`}, and there is no copy that can. Mend settings.json`,
  },
  policy: {
    title: 'Policy',
    good: ({ name }) => name,
    warn: ({ name }) => name,
    bad: ({ name }) => `The policy "${name}" is not there. Choose another, or take it in`,
  },
  issuers: {
    title: 'Issuers',
    good: ({ count }) => `${count} held`,
    warn: ({ count }) => `${count} held`,
    bad: () => 'No issuer is held: every pass will go to staff',
  },
  keys: {
    title: 'Keys',
    good: () => 'All younger than the policy’s limits',
    warn: ({ count, name }) => `Old keys of ${issuers(count)} (${name}). Refresh them`,
    bad: ({ count, name }) =>
      `Keys of ${issuers(count)} are over their limit (${name}): their passes go to staff`,
  },
  revocations: {
    title: 'Revocation lists',
    good: () => 'All younger than the policy’s limits',
    warn: ({ count, name }) => `Old lists of ${issuers(count)} (${name}). Refresh them`,
    bad: ({ count, name }) =>
      `Lists of ${issuers(count)} are over their limit (${name}): their passes go to staff`,
  },
  lists: {
    title: 'Ends of lists',
    good: () => 'No list ends within a day',
    warn: ({ count, name }) => `Lists of ${issuers(count)} end within a day (${name})`,
    bad: ({ count, name }) => `Lists of ${issuers(count)} have ended (${name}). Get new ones`,
  },
  'key-ends': {
    title: 'Certificates of keys',
    good: () => 'No issuer is left without a key within a week',
    warn: ({ name }) => `The last certificate has ended, or ends within a week (${name}). Get new keys`,
    bad: ({ name }) => `All certificates have ended (${name}). Get new keys`,
  },
  repositories: {
    title: 'Signed repositories',
    good: () => 'Can give something new',
    warn: ({ name }) =>
      `Root or signature has ended, or the root ends within a month (${name}). Tell its publisher`,
    bad: ({ name }) => `Root or signature has ended (${name}). Tell its publisher`,
  },
  clock: {
    title: 'Clock',
    good: () => 'Can be believed',
    warn: () => 'Look at the time',
    bad: () => 'Cannot be believed. A supervisor must confirm the time at the desk',
  },
  disk: {
    title: 'Disk',
    good: ({ count }) => `${count.toLocaleString('en')} MB free`,
    warn: ({ count }) => `Only ${count.toLocaleString('en')} MB free. Make room`,
    bad: ({ count }) => `Only ${count.toLocaleString('en')} MB free: soon nobody can be let in`,
  },
  journal: {
    title: 'Journal',
    good: () => 'Can be written',
    warn: () => 'Can be written',
    bad: () => 'Cannot be written, or its chain is broken. "munjigi journal verify" says why',
  },
  scanners: {
    title: 'Scanners',
    good: ({ count }) => (count === 0 ? 'Keyboard scanners only' : `${count} connected`),
    warn: () => 'Keyboard scanners only: whether one is there shows when it scans',
    bad: ({ count }) => `${count} not connected. Look at the cable`,
  },
  'self-check': {
    title: 'Self-check',
    good: ({ count }) => `${count} formats passed`,
    warn: () => 'Still going on',
    bad: ({ name }) => `Not passed: ${name}. Their passes go to staff`,
  },
};

const words: Readonly<Record<Language, Words>> = { ko, en };

export function checkTitle(language: Language, { id }: Pick<Check, 'id'>): string {
  return words[language][id].title;
}

/** What was found and, if it is not good, what to do. */
export function checkSentence(language: Language, { id, state, count = 0, name = '' }: Check): string {
  return words[language][id][state]({ count, name });
}
