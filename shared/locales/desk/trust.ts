/** The trust store, in ICU MessageFormat. */
const ko = {
  'trust.issuer': '기관',
  'trust.keys': '키',
  'trust.keys-count': '{count}개',
  'trust.keys-age': '키 확인',
  'trust.revocations-age': '취소 목록 확인',
  'trust.revoked': '취소·정지',
  'trust.none': '아는 발급 기관이 없습니다. 모든 패스를 직원이 확인합니다.',
  'trust.sources': '가져오는 곳',
  'trust.sources-none': '가져오는 곳이 없습니다. 관리자가 USB 메모리를 꽂거나 아래에서 더할 수 있습니다.',
  'trust.installed': '{age} 받음',
  'trust.generation':
    '세대 {number} 적용 중 · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 받은 내용',
  'trust.previous': '이전 세대 {number} · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 확인',
  'trust.turned-back':
    '보류한 세대 {number} · 키 {keys, number}개 · 취소·정지 {entries, number}건 · {age} 확인. 더 새로운 세대가 나올 때까지 적용하지 않습니다.',
  'trust.restore': '이전 세대로 되돌리기',
  'trust.take-again': '보류한 세대 적용하기',
  'trust.restore-sure':
    '키와 취소 목록을 {age} 확인한 상태(세대 {number})로 되돌릴까요? 그 뒤에 취소된 패스가 입장할 수 있습니다. 누가 언제 되돌렸는지 기록에 남습니다.',
  'trust.take-again-sure': '보류한 세대 {number}의 키와 취소 목록을 다시 적용할까요? 기록에 남습니다.',
  'trust.restore-no': '그대로 두기',
  'trust.never': '아직 받지 못함',
  'trust.failed': '마지막 시도 실패',
  'trust.next': '{time}에 저절로 다시 시도합니다',
  'trust.sticks': 'USB 메모리',
  'trust.stick-taken': '받음',
  'trust.stick-unknown': '아직 믿지 않는 곳',
  'trust.stick-refused': '받을 수 없음',
  'trust.stranger-root': '서명된 저장소 · 루트 {version, number}의 지문',
  'trust.stranger-keys':
    '{name} ({issuer}){others, plural, =0 {} other { 외 기관 {others, number}곳}} · 키의 지문',
  'trust.stranger-compare':
    '발행한 곳이 알려 준 지문과 한 글자도 다르지 않을 때만 믿으세요. 관리자만 할 수 있고, 기록에 남습니다.',
  'trust.stranger-trust': '지문이 같음 · 믿고 받기',
  'trust.stranger-trusting': '받는 중…',
  'trust.stranger-refused': '받지 못했습니다. 지금까지 받은 내용은 그대로입니다.',
  'trust.add': '가져올 곳 더하기',
  'trust.add-lead':
    '발행한 곳의 연결 코드를 스캐너로 읽거나, 주소·폴더·연결 코드를 입력하세요. 처음 보는 곳은 지문을 확인한 뒤에만 받습니다.',
  'trust.add-place': '주소, 폴더 또는 연결 코드',
  'trust.add-look': '확인하기',
  'trust.add-looking': '확인하는 중…',
  'trust.add-taken': '받았습니다:',
  'trust.add-refused': '이곳에서는 받을 수 없습니다.',
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
  'trust.sources-none': 'There is no source. A manager plugs in a USB stick or adds one below.',
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
  'trust.sticks': 'USB sticks',
  'trust.stick-taken': 'taken in',
  'trust.stick-unknown': 'not trusted yet',
  'trust.stick-refused': 'cannot be taken in',
  'trust.stranger-root': 'Signed repository · fingerprint of root {version, number}',
  'trust.stranger-keys':
    '{name} ({issuer}){others, plural, =0 {} one { and # other issuer} other { and # other issuers}} · fingerprint of the key',
  'trust.stranger-compare':
    'Trust it only if the fingerprint that its publisher told you is the same to the last character. Only managers can, and the journal keeps it.',
  'trust.stranger-trust': 'It is the same: trust it',
  'trust.stranger-trusting': 'Taking it in…',
  'trust.stranger-refused': 'It was not taken in. What was held before is still in force.',
  'trust.add': 'Add a source',
  'trust.add-lead':
    "Scan the publisher's pairing code, or enter an address, a folder or the code. Whoever is new is taken in only after you compared the fingerprint.",
  'trust.add-place': 'Address, folder or pairing code',
  'trust.add-look': 'Look',
  'trust.add-looking': 'Looking…',
  'trust.add-taken': 'Taken in:',
  'trust.add-refused': 'Nothing can be taken in from there.',
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
