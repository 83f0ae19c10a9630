import type { Language } from '../settings.ts';
import type { Reason } from '../verdict.ts';

interface ReasonWords {
  /** What the guest reads at the entrance. */
  readonly guest: string;
  /** What staff read in the journal and at the desk: the cause, and where it helps what to do. */
  readonly staff: string;
}

type Words = Readonly<Record<Reason, ReasonWords>>;

const ko: Words = {
  ok: { guest: '환영합니다', staff: '확인됨' },
  unreadable: {
    guest: '코드를 읽지 못했습니다. 화면을 밝게 하고 다시 비춰 주세요',
    staff: '코드를 읽지 못함. 다시 비추거나 수기로 기록하세요',
  },
  'unsupported-format': {
    guest: '이 기기가 아직 모르는 형식의 코드입니다',
    staff: '지원하지 않는 형식의 코드',
  },
  'too-long': {
    guest: '코드가 너무 길어 읽지 못했습니다',
    staff: '코드가 너무 김. 두 코드가 한꺼번에 읽혔을 수 있음',
  },
  incomplete: {
    guest: '이어지는 코드를 모두 읽지 못했습니다. 처음부터 다시 비춰 주세요',
    staff: '여러 장짜리 코드가 서로 맞지 않음. 한 사람의 코드를 처음부터 다시',
  },
  'issuer-unknown': {
    guest: '이 기기에는 발급 기관 정보가 없어 여기서는 판단할 수 없습니다',
    staff: '신뢰 저장소에 없는 발급 기관',
  },
  'key-unknown': {
    guest: '이 기기에는 확인에 필요한 키가 없어 여기서는 판단할 수 없습니다',
    staff: '발급 기관의 이 키가 저장소에 없음. 갱신이 필요할 수 있음',
  },
  'issuer-not-accepted': {
    guest: '이곳에서 받지 않는 기관이 발급한 패스입니다',
    staff: '정책이 받지 않는 발급 기관',
  },
  'signature-invalid': {
    guest: '발급 기관의 서명과 맞지 않는 코드입니다',
    staff: '서명이 맞지 않음: 내용이 바뀌었거나 다른 곳에서 만든 코드',
  },
  'algorithm-not-allowed': {
    guest: '발급 기관이 쓰지 않는 방식으로 서명된 코드입니다',
    staff: '허용되지 않은 서명 알고리즘',
  },
  'clock-untrusted': {
    guest: '이 기기의 시계를 맞추는 중이라 여기서는 판단할 수 없습니다',
    staff: '시계를 믿을 수 없음. 책임자가 직원 화면에서 시각을 확인해야 함',
  },
  'not-yet-valid': { guest: '아직 유효 기간이 시작되지 않은 패스입니다', staff: '유효 기간 전' },
  expired: { guest: '유효 기간이 지난 패스입니다', staff: '유효 기간이 지남' },
  revoked: { guest: '발급 기관이 취소한 패스입니다', staff: '취소됨 (되돌릴 수 없음)' },
  blocked: { guest: '발급 기관이 사용을 멈춘 패스입니다', staff: '사용 중지됨 (되돌릴 수 있음)' },
  'revocations-stale': {
    guest: '이 기기의 취소 목록이 오래되어 여기서는 판단할 수 없습니다',
    staff: '취소 목록이 정책의 한도보다 오래됨',
  },
  'keys-stale': {
    guest: '이 기기의 키 목록이 오래되어 여기서는 판단할 수 없습니다',
    staff: '키가 정책의 한도보다 오래됨',
  },
  'rule-not-met': { guest: '이곳의 입장 조건에 맞지 않습니다', staff: '정책의 조건에 맞지 않음' },
  'rule-undecided': {
    guest: '이 패스만으로는 입장 조건을 판단할 수 없습니다',
    staff: '패스에 정보가 부족해 정책의 조건을 판단하지 못함',
  },
  'second-pass-needed': {
    guest: '같은 분의 패스가 하나 더 필요합니다',
    staff: '같은 사람의 패스가 하나 더 필요함',
  },
  'issuer-unreachable': {
    guest: '발급 기관에 연결할 수 없어 여기서는 판단할 수 없습니다',
    staff: '발급 기관에 연결되지 않음',
  },
  inactive: {
    guest: '발급 기관이 이 코드를 확인해 주지 않았습니다',
    staff: '발급 기관이 유효하지 않다고 답한 코드',
  },
  'already-inside': { guest: '이미 입장한 패스입니다', staff: '이미 입장함' },
  used: { guest: '이미 사용한 패스입니다', staff: '이미 사용함' },
  internal: {
    guest: '이 기기에 문제가 생겨 여기서는 판단할 수 없습니다',
    staff: '이 기기의 오류',
  },
};

const en: Words = {
  ok: { guest: 'Welcome', staff: 'Checked and good' },
  unreadable: {
    guest: 'We could not read the code. Please turn up the brightness and show it again',
    staff: 'The code could not be read. Show it again or record by hand',
  },
  'unsupported-format': {
    guest: 'This kiosk does not know this kind of code yet',
    staff: 'A kind of code that is not supported',
  },
  'too-long': {
    guest: 'The code was too long for this kiosk',
    staff: 'Too long for a code: two may have been read as one',
  },
  incomplete: {
    guest: 'We did not get all codes of this pass. Please show them again from the first',
    staff: 'The codes do not belong together. Show all codes of one guest again',
  },
  'issuer-unknown': {
    guest: 'This kiosk does not hold the issuer of this pass, so it cannot decide here',
    staff: 'An issuer that the trust store does not hold',
  },
  'key-unknown': {
    guest: 'This kiosk does not hold the key it needs, so it cannot decide here',
    staff: "The issuer's key is not in the store; it may need a refresh",
  },
  'issuer-not-accepted': {
    guest: 'Passes of this issuer are not accepted here',
    staff: 'An issuer that the policy does not accept',
  },
  'signature-invalid': {
    guest: "This code does not match its issuer's signature",
    staff: 'The signature does not match: altered, or made by somebody else',
  },
  'algorithm-not-allowed': {
    guest: 'This code is signed in a way its issuer does not use',
    staff: 'A signature algorithm that is not allowed',
  },
  'clock-untrusted': {
    guest: "This kiosk's clock is being set, so it cannot decide here",
    staff: 'The clock cannot be trusted. A supervisor must confirm the time at the desk',
  },
  'not-yet-valid': { guest: 'This pass is not valid yet', staff: 'Not valid yet' },
  expired: { guest: 'This pass has expired', staff: 'Expired' },
  revoked: { guest: 'Its issuer has withdrawn this pass', staff: 'Revoked, for good' },
  blocked: { guest: 'Its issuer has put this pass on hold', staff: 'Blocked; this can be lifted' },
  'revocations-stale': {
    guest: "This kiosk's list of withdrawn passes is too old, so it cannot decide here",
    staff: 'The revocations are older than the policy allows',
  },
  'keys-stale': {
    guest: "This kiosk's keys are too old, so it cannot decide here",
    staff: 'The keys are older than the policy allows',
  },
  'rule-not-met': {
    guest: 'This pass does not meet the conditions here',
    staff: 'A rule of the policy is not met',
  },
  'rule-undecided': {
    guest: 'This kiosk cannot tell from this pass alone',
    staff: 'The pass does not say enough for a rule of the policy',
  },
  'second-pass-needed': {
    guest: 'One more pass of the same person is needed',
    staff: 'One more pass of the same person is needed',
  },
  'issuer-unreachable': {
    guest: "This kiosk cannot reach the pass's issuer, so it cannot decide here",
    staff: 'The issuer cannot be reached',
  },
  inactive: {
    guest: 'Its issuer did not confirm this code',
    staff: 'Its issuer says that this code is not valid',
  },
  'already-inside': { guest: 'This pass is inside already', staff: 'Inside already' },
  used: { guest: 'This pass has been used already', staff: 'Used already' },
  internal: {
    guest: 'Something is wrong with this kiosk, so it cannot decide here',
    staff: 'A fault of this kiosk',
  },
};

/** What each reason is to the guest and to staff, in every language. A review never says that the guest is at fault. */
export const reasonWords: Readonly<Record<Language, Words>> = { ko, en };
