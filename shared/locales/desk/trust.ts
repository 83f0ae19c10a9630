/** The trust store, in ICU MessageFormat. */
const ko = {
  'trust.issuer': '기관',
  'trust.keys': '키',
  'trust.keys-count': '{count}개',
  'trust.keys-age': '키 확인',
  'trust.revocations-age': '취소 목록 확인',
  'trust.revoked': '취소·정지',
  'trust.none': '아는 발급 기관이 없습니다. 모든 입장권이 직원 확인으로 갑니다.',
  'trust.sources': '가져오는 곳',
  'trust.sources-none': '가져오는 곳이 없습니다. 관리자가 “munjigi trust import”로 더할 수 있습니다.',
  'trust.installed': '{age} 받음',
  'trust.generation':
    '세대 {number} 적용 중 · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 받은 내용',
  'trust.previous': '이전 세대 {number} · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 확인',
  'trust.turned-back':
    '보류한 세대 {number} · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 확인. 더 새로운 세대가 나올 때까지 적용하지 않습니다.',
  'trust.restore': '이전 세대로 되돌리기',
  'trust.take-again': '보류한 세대 적용하기',
  'trust.restore-sure':
    '키와 취소 목록을 {age} 확인한 상태(세대 {number})로 되돌릴까요? 그 뒤에 취소된 입장권은 입장될 수 있습니다. 누가 언제 되돌렸는지 기록에 남습니다.',
  'trust.take-again-sure': '보류한 세대 {number}의 키와 취소 목록을 다시 적용할까요? 기록에 남습니다.',
  'trust.restore-no': '그대로 두기',
  'trust.never': '아직 받지 못함',
  'trust.failed': '마지막 시도 실패',
  'trust.next': '{time}에 저절로 다시 시도합니다',
  'trust.refresh': '지금 새로 받기',
  'trust.refreshing': '받는 중…',
  'trust.refreshed':
    '{count, plural, =0 {모두 새로 받았습니다.} other {#곳에서 받지 못했습니다. 아래에 이유가 있습니다.}}',
  'age.fresh': '최신',
  'age.soft': '오래됨',
  'age.hard': '너무 오래됨',
  'age.none': '없음',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'trust.issuer': 'Issuer',
  'trust.keys': 'Keys',
  'trust.keys-count': '{count, number}',
  'trust.keys-age': 'Keys as of',
  'trust.revocations-age': 'Revocations as of',
  'trust.revoked': 'Revoked or blocked',
  'trust.none': 'No issuer is known. Every pass goes to staff.',
  'trust.sources': 'Sources',
  'trust.sources-none': 'There is no source. A manager adds one with "munjigi trust import".',
  'trust.installed': 'received {age}',
  'trust.generation':
    'Generation {number} in force · {keys, plural, one {# key} other {# keys}} · {entries, number} revoked or blocked · received {age}',
  'trust.previous':
    'Before it: generation {number} · {keys, plural, one {# key} other {# keys}} · {entries, number} revoked or blocked · as of {age}',
  'trust.turned-back':
    'Turned back: generation {number} · {keys, plural, one {# key} other {# keys}} · {entries, number} revoked or blocked · as of {age}. It is not used until a newer one comes.',
  'trust.restore': 'Restore the one before',
  'trust.take-again': 'Use the one turned back',
  'trust.restore-sure':
    'Go back to the keys and revocations as of {age} (generation {number})? Passes revoked since then may be admitted. The journal keeps who did this and when.',
  'trust.take-again-sure':
    'Use the keys and revocations of generation {number} again? The journal keeps who did this and when.',
  'trust.restore-no': 'Leave it',
  'trust.never': 'never received',
  'trust.failed': 'the last try failed',
  'trust.next': 'tried again by itself at {time}',
  'trust.refresh': 'Refresh now',
  'trust.refreshing': 'Refreshing…',
  'trust.refreshed':
    '{count, plural, =0 {Everything was received.} one {# source could not be read; see below.} other {# sources could not be read; see below.}}',
  'age.fresh': 'fresh',
  'age.soft': 'old',
  'age.hard': 'too old',
  'age.none': 'none',
};

export const trust = { ko, en };
