/** Corrections of manual entries, in ICU MessageFormat. */
const ko = {
  'correct.title': '{seq}번 기록 고치기',
  'correct.void-title': '{seq}번 기록 무효로 하기',
  'correct.void-lead':
    '기록은 지워지지 않습니다. 무효라는 줄이 사유와 함께 더해지고, 들어온 인원에서 빠집니다.',
  'correct.lead': '기록은 바뀌지 않습니다. 고친 줄이 사유와 함께 더해집니다.',
  'correct.reason': '사유',
  'correct.reason-missing': '사유가 필요합니다.',
  'correct.because-typo': '잘못 입력',
  'correct.because-guest': '손님이 바로잡음',
  'correct.because-double': '두 번 기록',
  'correct.because-left': '들어오지 않고 감',
  'correct.admit': '고치고 입장',
  'correct.refuse': '고치고 입장 없음',
  'correct.void': '무효로 기록',
  'correct.cancel': '그만두기',
  'correct.refused': '이 기록은 이미 무효가 되어 고칠 수 없습니다. 새로 기록해 주세요.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'correct.title': 'Correct row {seq}',
  'correct.void-title': 'Void row {seq}',
  'correct.void-lead':
    'Nothing is erased. A further row says that it is void, and why; its guests no longer count as inside.',
  'correct.lead': 'Nothing is overwritten. A further row holds the corrected values, and why.',
  'correct.reason': 'Reason',
  'correct.reason-missing': 'A reason is needed.',
  'correct.because-typo': 'Typing mistake',
  'correct.because-guest': 'Put right by the guest',
  'correct.because-double': 'Recorded twice',
  'correct.because-left': 'Left without entering',
  'correct.admit': 'Correct and admit',
  'correct.refuse': 'Correct, not admitted',
  'correct.void': 'Record as void',
  'correct.cancel': 'Never mind',
  'correct.refused': 'This entry is void already and cannot be corrected. Make a new one.',
};

export const correction = { ko, en };
