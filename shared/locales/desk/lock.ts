/** The PIN screen, in ICU MessageFormat. */
const ko = {
  'lock.title': '직원 전용',
  'lock.who': '누구신가요?',
  'lock.pin': '{name} 님의 PIN을 눌러 주세요',
  'lock.other': '다른 사람',
  'lock.typed': 'PIN {count, plural, =0 {입력 전} other {#자리 입력됨}}',
  'lock.enter': '확인',
  'lock.back': '한 자리 지우기',
  'lock.cancel': '입구로 돌아가기',
  'lock.wrong': 'PIN이 맞지 않습니다.',
  'lock.too-soon': '아직 다시 시도할 수 없습니다.',
  'lock.wait': '{seconds}초 뒤에 다시 누를 수 있습니다.',
  'lock.not-a-pin': '4~12자리 숫자만 PIN입니다. 지우고 다시 눌러 주세요.',
  'lock.failed': 'PIN을 확인하지 못했습니다. 다시 눌러 주세요.',
  'lock.nobody': '등록된 직원이 없습니다. 관리자가 “munjigi staff add”로 추가해야 합니다.',
  'lock.kept': '입력하던 내용은 그대로 있습니다.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'lock.title': 'Staff only',
  'lock.who': 'Who are you?',
  'lock.pin': 'Enter the PIN of {name}',
  'lock.other': 'Somebody else',
  'lock.typed': 'PIN: {count, plural, =0 {nothing entered} one {# digit entered} other {# digits entered}}',
  'lock.enter': 'Enter',
  'lock.back': 'Delete one digit',
  'lock.cancel': 'Back to the entrance',
  'lock.wrong': 'That is not the PIN.',
  'lock.too-soon': 'It is too soon to try again.',
  'lock.wait': 'Try again in {seconds} s.',
  'lock.not-a-pin': 'A PIN has 4 to 12 digits and nothing else. Clear it and try again.',
  'lock.failed': 'The PIN could not be checked. Please try again.',
  'lock.nobody': 'Nobody is registered as staff. A manager adds people with "munjigi staff add".',
  'lock.kept': 'What you typed is kept.',
};

export const lock = { ko, en };
