/** Outages and the report on them, in ICU MessageFormat. */
const ko = {
  'outages.title': '장애 기간',
  'outages.lead':
    '네트워크 장애와 키오스크가 꺼져 있던 시간입니다. 점검을 받을 때 보여 줄 문서(인쇄용)와 서명 파일로 저장할 수 있습니다.',
  'outages.since-today': '오늘',
  'outages.since-week': '최근 7일',
  'outages.since-all': '보관 중인 기록 전체',
  'outages.none': '이 기간에는 장애가 없었습니다.',
  'outages.more': '외 {count, number}건. 저장한 문서에는 모두 들어갑니다.',
  'outages.network-degraded': '네트워크 일부 장애',
  'outages.network-offline': '네트워크 장애',
  'outages.kiosk-off': '키오스크 꺼짐',
  'outages.span': '{since} – {until}',
  'outages.goes-on': '{since}부터 계속',
  'outages.figures': '스캔 {scans, number}건 · 직원 확인 {reviewed, number}건 · 수기 {manual, number}건',
  'outages.save-kiosk': '이 키오스크에 저장',
  'outages.save-stick': '{name}에 저장',
  'outages.saving': '저장하는 중…',
  'outages.saved': '저장했습니다.',
  'outages.stick-hint': 'USB 메모리를 꽂고 이 화면을 다시 열면 USB 메모리에 저장할 수 있습니다.',
  'outages.not-saved': '저장하지 못했습니다.',
  'upstream.online': '연결됨',
  'upstream.degraded': '불안정',
  'upstream.offline': '연결 안 됨',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'outages.title': 'Outages',
  'outages.lead':
    'When the network failed and when the kiosk was off. Can be saved as a document to print and show at an inspection, with its signature.',
  'outages.since-today': 'Today',
  'outages.since-week': 'Last 7 days',
  'outages.since-all': 'All that is kept',
  'outages.none': 'There was no outage in this time.',
  'outages.more': 'And {count, number} more. The saved document lists all.',
  'outages.network-degraded': 'Part of the network failed',
  'outages.network-offline': 'The network failed',
  'outages.kiosk-off': 'Kiosk off',
  'outages.span': '{since} – {until}',
  'outages.goes-on': 'Since {since}, still going on',
  'outages.figures':
    '{scans, plural, one {# scan} other {# scans}} · {reviewed, number} to staff · {manual, number} by hand',
  'outages.save-kiosk': 'Save on this kiosk',
  'outages.save-stick': 'Save to {name}',
  'outages.saving': 'Saving…',
  'outages.saved': 'Saved.',
  'outages.stick-hint': 'Plug in a USB stick and open this page again to save there.',
  'outages.not-saved': 'It could not be saved.',
  'upstream.online': 'connected',
  'upstream.degraded': 'unsteady',
  'upstream.offline': 'not connected',
};

export const outages = { ko, en };
