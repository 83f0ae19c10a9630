import type { Impairment } from '../outage.ts';
import type { Language } from '../settings.ts';
import type { Decision } from '../verdict.ts';

/** The words of the report on outages, a document for inspectors. */
export interface ReportWords {
  readonly title: string;
  readonly lead: string;
  readonly venue: string;
  readonly gate: string;
  readonly period: string;
  readonly timeZone: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly summary: string;
  readonly networkOutages: string;
  readonly kioskStops: string;
  readonly duringOutages: string;
  readonly times: (count: number) => string;
  readonly people: Readonly<Record<Decision, string>>;
  readonly scans: string;
  readonly manualEntries: string;
  readonly manual: (entries: number, admitted: number, takenBack: number) => string;
  /** What follows the manual entries; nothing if there was none. */
  readonly overrides: (count: number) => string;
  readonly outages: string;
  readonly none: string;
  readonly number: string;
  readonly since: string;
  readonly until: string;
  readonly duration: string;
  readonly what: string;
  readonly kind: Readonly<Record<Impairment, string>>;
  readonly off: (announced: boolean) => string;
  readonly impaired: Readonly<Record<Impairment, string>>;
  readonly notRecorded: string;
  readonly goesOn: string;
  readonly beganBefore: string;
  readonly clockSuspicious: string;
  readonly clockUntrusted: string;
  readonly rows: (first: number, last: number) => string;
  readonly reasons: string;
  readonly decision: string;
  readonly reason: string;
  readonly count: string;
  readonly method: string;
  readonly methodText: readonly string[];
  readonly proof: string;
  readonly proofText: (signature: string) => string;
  readonly lastRow: string;
  readonly lastRowHash: string;
  readonly mark: string;
  readonly key: string;
  readonly signedBy: string;
  readonly seenBy: string;
  readonly nameAndSignature: string;
}

const ko: ReportWords = {
  title: '장애·운영 중단 기간 보고서',
  lead: '출입 확인 단말기의 기록에서 자동으로 작성하고 단말기의 키로 전자 서명한 문서입니다.',
  venue: '업소',
  gate: '출입구',
  period: '대상 기간',
  timeZone: '표준 시간대',
  madeAt: '작성 시각',
  madeBy: '작성 프로그램',
  summary: '요약',
  networkOutages: '네트워크 장애',
  kioskStops: '단말기 운영 중단',
  duringOutages: '네트워크 장애 중 출입 확인',
  times: (count) => `${count}회`,
  people: { admit: '입장', refuse: '입장 불가', review: '직원 확인' },
  scans: '스캔',
  manualEntries: '수기 기록',
  manual: (entries, admitted, takenBack) =>
    `${entries}건(입장 ${admitted}건)${takenBack === 0 ? '' : `, 취소 ${takenBack}건`}`,
  overrides: (count) => (count === 0 ? '' : `, 예외 입장 ${count}건`),
  outages: '기간별 내역',
  none: '대상 기간에 기록된 장애나 운영 중단이 없습니다.',
  number: '번호',
  since: '시작',
  until: '종료',
  duration: '지속 시간',
  what: '내용',
  kind: { degraded: '네트워크 일부 장애', offline: '네트워크 전체 장애' },
  off: (announced) =>
    announced
      ? '단말기가 꺼져 있었음(정상 종료)'
      : '단말기가 멈춰 있었음(비정상 종료, 시작은 마지막 기록 시각)',
  impaired: { degraded: '응답 지연', offline: '응답 없음' },
  notRecorded: '연결되지 않은 서버의 이름은 기록되지 않음',
  goesOn: '작성 시각 현재 계속됨',
  beganBefore: '보관 중인 기록보다 먼저 시작됨',
  clockSuspicious: '당시 단말기 시계가 갑자기 바뀌어 확인되지 않은 상태였음',
  clockUntrusted: '당시 단말기 시계를 신뢰할 수 없었음',
  rows: (first, last) => (first === last ? `기록 ${first}번` : `기록 ${first}~${last}번`),
  reasons: '네트워크 장애 중 판정과 사유',
  decision: '판정',
  reason: '사유',
  count: '건수',
  method: '작성 기준',
  methodText: [
    '단말기는 발급 기관 서버에 몇 초 간격으로 연결을 확인하며, 두 번 잇달아 실패하면 장애로 기록합니다. 패스는 장애 중에도 단말기에 보관된 키와 취소 목록으로 확인합니다.',
    '대상 기간의 처음이나 끝에 걸친 장애는 전체를 실었습니다. 시각은 단말기 시계를 업소의 표준 시간대로 적었으며, 뒤의 숫자는 협정 세계시(UTC)와의 차이입니다.',
    '이 문서에는 손님의 이름, 전화번호, 코드가 들어 있지 않습니다.',
  ],
  proof: '진위 확인',
  proofText: (signature) =>
    `이 문서의 수치와 이 파일 자체는 함께 저장된 ${signature}에 서명되어 있습니다. 두 파일을 한 폴더에 두고 “munjigi journal verify-report 파일 --key 키”를 실행하면 고쳐졌는지 확인할 수 있고, 기록 내보내기 파일을 --journal로 주면 수치를 처음부터 다시 셉니다.`,
  lastRow: '마지막 기록',
  lastRowHash: '마지막 기록의 해시(SHA-256)',
  mark: '마지막 기록에 대한 단말기 서명',
  key: '단말기 공개 키 지문(RFC 7638)',
  signedBy: '작성자',
  seenBy: '확인자',
  nameAndSignature: '성명 / 서명',
};

const en: ReportWords = {
  title: 'Report on outages and stoppages',
  lead: 'Made from the journal of an entrance check-in kiosk and signed electronically with the kiosk’s key.',
  venue: 'Venue',
  gate: 'Gate',
  period: 'Period asked for',
  timeZone: 'Time zone',
  madeAt: 'Made at',
  madeBy: 'Made by',
  summary: 'Summary',
  networkOutages: 'Network outages',
  kioskStops: 'Kiosk not running',
  duringOutages: 'At the door during network outages',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  people: { admit: 'admitted', refuse: 'refused', review: 'staff decided' },
  scans: 'Scans',
  manualEntries: 'Manual entries',
  manual: (entries, admitted, takenBack) =>
    `${entries} (${admitted} admitted)${takenBack === 0 ? '' : `, ${takenBack} taken back`}`,
  overrides: (count) => (count === 0 ? '' : `, ${count} let pass by override`),
  outages: 'Each period',
  none: 'The journal holds no outage and no stoppage in this period.',
  number: 'No.',
  since: 'Since',
  until: 'Until',
  duration: 'Duration',
  what: 'What',
  kind: { degraded: 'Part of the network failed', offline: 'The network failed' },
  off: (announced) =>
    announced
      ? 'The kiosk was closed'
      : 'The kiosk stood still without having been closed; it begins with its last sign of life',
  impaired: { degraded: 'answered late', offline: 'did not answer' },
  notRecorded: 'which servers could not be reached was not recorded',
  goesOn: 'still going on when this was made',
  beganBefore: 'began before the journal that is kept',
  clockSuspicious: 'the kiosk’s clock had jumped and was not confirmed then',
  clockUntrusted: 'the kiosk’s clock could not be believed then',
  rows: (first, last) => (first === last ? `row ${first}` : `rows ${first} to ${last}`),
  reasons: 'Decisions and reasons during network outages',
  decision: 'Decision',
  reason: 'Reason',
  count: 'Count',
  method: 'How this was made',
  methodText: [
    'The kiosk asks the issuers’ servers every few seconds whether they can be reached; two failures in a row are recorded as an outage. Passes are checked meanwhile against the keys and revocation lists that the kiosk holds.',
    'An outage that reaches over an end of the period is listed as a whole. Times are those of the kiosk’s clock in the venue’s time zone; the figures behind them are the difference from UTC.',
    'This document holds no guest’s name, telephone number or code.',
  ],
  proof: 'How to check it',
  proofText: (signature) =>
    `The figures and this very file are signed in ${signature}, which was saved with it. With both files in one folder, “munjigi journal verify-report FILE --key KEY” says whether either was changed; with an export of the journal as --journal it counts everything again.`,
  lastRow: 'Last row of the journal',
  lastRowHash: 'Hash of that row (SHA-256)',
  mark: 'The kiosk’s signature on that row',
  key: 'Thumbprint of the kiosk’s public key (RFC 7638)',
  signedBy: 'Made by',
  seenBy: 'Seen by',
  nameAndSignature: 'Name and signature',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { ko, en };
