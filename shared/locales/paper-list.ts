import type { Language } from '../settings.ts';

/** The words of the empty list that is kept on paper while the kiosk has no power. */
export interface PaperListWords {
  readonly title: string;
  readonly date: string;
  readonly gate: string;
  readonly time: string;
  readonly admitted: string;
  readonly staff: string;
  readonly optional: string;
  readonly choose: string;
  /** @param days how long the journal is kept */
  readonly afterwards: (days: number) => string;
}

export const paperListWords: Readonly<Record<Language, PaperListWords>> = {
  ko: {
    title: '수기 명부',
    date: '날짜',
    gate: '출입구',
    time: '시각',
    admitted: '입장',
    staff: '직원',
    optional: '선택',
    choose: '번호로 적습니다.',
    afterwards: (days) =>
      `다른 손님에게 앞사람의 정보가 보이지 않게 가려 주세요. 키오스크가 다시 켜지면 ‘지난 일 기록’으로 옮겨 적고 이 종이는 바로 파기하세요. 늦어도 ${days}일 안에 파기해야 합니다.`,
  },
  en: {
    title: 'List by hand',
    date: 'Date',
    gate: 'Gate',
    time: 'Time',
    admitted: 'Admitted',
    staff: 'Staff',
    optional: 'optional',
    choose: 'Write the number.',
    afterwards: (days) =>
      `Keep the lines above covered: no guest should read of another. When the kiosk is back, copy the list with “Record something earlier” and destroy this paper at once, after ${days} days at the latest.`,
  },
};
