import type { ArrivalKind } from '../report.ts';
import type { Language } from '../settings.ts';
import type { Decision } from '../verdict.ts';

/** The words of the figures as a table for spreadsheets. */
export interface ReportTableWords {
  readonly venue: string;
  readonly gate: string;
  readonly days: string;
  readonly timeZone: string;
  readonly countedAt: string;
  readonly figures: string;
  readonly count: string;
  readonly arrivals: Readonly<Record<ArrivalKind, string>>;
  readonly left: string;
  readonly manual: Readonly<Record<'entries' | 'admitted' | 'refused' | 'takenBack', string>>;
  readonly overrides: string;
  readonly manualShare: string;
  readonly took: Readonly<Record<'p50' | 'p95' | 'p99', string>>;
  readonly networkMinutes: string;
  readonly offMinutes: string;
  readonly from: string;
  readonly until: string;
  readonly decision: string;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly reason: string;
  readonly code: string;
  readonly outage: string;
  readonly servers: string;
  readonly network: string;
  readonly kioskOff: string;
  readonly goesOn: string;
}

const ko: ReportTableWords = {
  venue: '업소',
  gate: '출입구',
  days: '기간',
  timeZone: '표준 시간대',
  countedAt: '집계 시각',
  figures: '항목',
  count: '건수',
  arrivals: { admit: '입장', refuse: '입장 불가', review: '직원 확인', manual: '코드 없이 수기 기록' },
  left: '퇴장',
  manual: {
    entries: '수기 기록',
    admitted: '수기 기록(입장)',
    refused: '수기 기록(입장 불가)',
    takenBack: '수기 기록(취소)',
  },
  overrides: '예외 입장',
  manualShare: '입장 중 수기 비율(%)',
  took: {
    p50: '판정 시간 중앙값(ms)',
    p95: '판정 시간 95%(ms)',
    p99: '판정 시간 99%(ms)',
  },
  networkMinutes: '네트워크 장애(분)',
  offMinutes: '키오스크 꺼짐(분)',
  from: '시작',
  until: '끝',
  decision: '판정',
  decisions: { admit: '입장', refuse: '입장 불가', review: '직원 확인' },
  reason: '사유',
  code: '사유 코드',
  outage: '장애',
  servers: '서버',
  network: '네트워크 장애',
  kioskOff: '키오스크 꺼짐',
  goesOn: '계속',
};

const en: ReportTableWords = {
  venue: 'Venue',
  gate: 'Gate',
  days: 'Days',
  timeZone: 'Time zone',
  countedAt: 'Counted at',
  figures: 'Figure',
  count: 'Count',
  arrivals: {
    admit: 'Admitted',
    refuse: 'Not admitted',
    review: 'Staff check',
    manual: 'By hand without a code',
  },
  left: 'Left',
  manual: {
    entries: 'Entries by hand',
    admitted: 'Entries by hand, admitted',
    refused: 'Entries by hand, not admitted',
    takenBack: 'Entries by hand, taken back',
  },
  overrides: 'Let pass by override',
  manualShare: 'By hand among admissions (%)',
  took: {
    p50: 'Time to verdict, median (ms)',
    p95: 'Time to verdict, 95 % (ms)',
    p99: 'Time to verdict, 99 % (ms)',
  },
  networkMinutes: 'Network failed (minutes)',
  offMinutes: 'Kiosk off (minutes)',
  from: 'From',
  until: 'Until',
  decision: 'Decision',
  decisions: { admit: 'Admitted', refuse: 'Not admitted', review: 'Staff check' },
  reason: 'Reason',
  code: 'Code of the reason',
  outage: 'Outage',
  servers: 'Servers',
  network: 'Network failed',
  kioskOff: 'Kiosk off',
  goesOn: 'goes on',
};

export const reportTableWords: Readonly<Record<Language, ReportTableWords>> = { ko, en };
