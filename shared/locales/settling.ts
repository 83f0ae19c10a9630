import type { Language } from '../settings.ts';
import type { Reason } from '../verdict.ts';

type Words = Readonly<Record<Reason, string>>;

const ko: Words = {
  ok: '해결할 것이 없습니다.',
  unreadable:
    '화면을 밝게 하거나 종이를 펴서 다시 비추세요. 그래도 안 되면 손님의 증명을 보고 수기로 기록하세요.',
  'unsupported-format': '이 기기가 읽는 다른 패스가 있는지 물어보세요. 없으면 증명을 보고 수기로 기록하세요.',
  'too-long': '코드 하나만 비추도록 다른 코드를 가리고 다시 스캔하세요.',
  incomplete: '한 사람의 코드를 첫 장부터 차례로 다시 스캔하세요.',
  'issuer-unknown':
    '신뢰 저장소에 이 발급 기관을 추가하면 풀립니다. 지금은 다른 증명을 보고 수기로 기록하세요.',
  'key-unknown': '신뢰 저장소를 갱신한 뒤 다시 스캔하세요. 네트워크가 끊겨 있으면 USB로 갱신할 수 있습니다.',
  'issuer-not-accepted':
    '이곳에서 받는 기관의 패스를 보여 달라고 하세요. 예외는 책임자만 허용할 수 있습니다.',
  'signature-invalid':
    '원래 앱이나 증명서에서 코드를 새로 띄워 다시 스캔하세요. 또 맞지 않으면 신분증과 다른 증명을 확인하세요.',
  'algorithm-not-allowed': '발급 기관에서 새로 발급받은 코드가 필요합니다. 다른 증명이 있는지 물어보세요.',
  'clock-untrusted': '책임자가 현황 화면에서 시각을 확인하면 풀립니다. 그다음 다시 스캔하세요.',
  'not-yet-valid': '유효 기간이 시작되는 때에 다시 오거나, 오늘 유효한 다른 패스가 필요합니다.',
  expired: '갱신한 패스나 다른 증명이 필요합니다. 예외는 책임자만 허용할 수 있습니다.',
  revoked: '발급 기관에 연락해 취소된 까닭을 확인해야 합니다. 새 패스가 있으면 그것을 스캔하세요.',
  blocked: '발급 기관이 정지를 풀고 목록이 갱신되면 다시 스캔하세요.',
  'revocations-stale':
    '취소 목록을 갱신한 뒤 다시 스캔하세요. 급하면 책임자가 현황에서 한도를 풀 수 있습니다.',
  'keys-stale': '키를 갱신한 뒤 다시 스캔하세요. 급하면 책임자가 현황에서 한도를 풀 수 있습니다.',
  'rule-not-met': '조건에 맞는 다른 패스나 증명이 있는지 물어보세요. 예외는 책임자만 허용할 수 있습니다.',
  'rule-undecided': '빠진 정보를 보여 주는 다른 증명을 확인하고 수기로 기록하세요.',
  'second-pass-needed': '같은 분의 다른 패스를 스캔하면 바로 풀립니다.',
  'issuer-unreachable': '연결이 돌아오면 다시 스캔하세요. 그전에는 다른 증명을 보고 수기로 기록하세요.',
  inactive: '손님이 앱에서 코드를 새로 띄워 다시 스캔하게 하세요. 발급 기관의 장애일 수도 있습니다.',
  'already-inside': '나가면서 찍지 않은 손님일 수 있습니다. 본인이 맞으면 책임자가 허용할 수 있습니다.',
  used: '앞서 쓴 시각과 출입구를 손님과 확인하세요. 본인이 맞으면 책임자가 허용할 수 있습니다.',
  internal: '다시 스캔해 보세요. 되풀이되면 오류 번호를 알리고 수기로 기록하세요.',
};

const en: Words = {
  ok: 'There is nothing to settle.',
  unreadable:
    'Turn up the brightness or flatten the paper, and scan again. Else look at other evidence and record by hand.',
  'unsupported-format':
    'Ask for another pass that this kiosk reads. Else look at the evidence and record by hand.',
  'too-long': 'Cover the other codes, so that only one is before the scanner, and scan again.',
  incomplete: 'Scan all codes of one guest again, from the first.',
  'issuer-unknown':
    'Once this issuer is in the trust store, it can be decided. For now look at other evidence and record by hand.',
  'key-unknown':
    'Refresh the trust store and scan again. While the network is down, a USB stick can refresh it.',
  'issuer-not-accepted':
    'Ask for a pass of an issuer that is accepted here. Only a supervisor can make an exception.',
  'signature-invalid':
    'Have the code shown anew in its own app or on its certificate. If it fails again, check identity and other evidence.',
  'algorithm-not-allowed': 'It takes a code that its issuer has issued anew. Ask for other evidence.',
  'clock-untrusted': 'A supervisor confirms the time under Status; then scan again.',
  'not-yet-valid': 'The guest can come when the pass begins, or show another one that is valid today.',
  expired: 'It takes a renewed pass or other evidence. Only a supervisor can make an exception.',
  revoked: 'The issuer must say why it was revoked. If there is a new pass, scan that.',
  blocked: 'Once its issuer lifts the block and the list is refreshed, scan again.',
  'revocations-stale':
    'Refresh the revocations and scan again. In a hurry a supervisor can lift the limits under Status.',
  'keys-stale': 'Refresh the keys and scan again. In a hurry a supervisor can lift the limits under Status.',
  'rule-not-met':
    'Ask for another pass or evidence that meets the rule. Only a supervisor can make an exception.',
  'rule-undecided': 'Look at other evidence that says what is missing, and record by hand.',
  'second-pass-needed': 'Scanning the other pass of the same person settles it.',
  'issuer-unreachable':
    'Scan again when the connection is back. Until then look at other evidence and record by hand.',
  inactive:
    "Have the guest show a fresh code in the app and scan it. The issuer's own service may be failing.",
  'already-inside':
    'The guest may have left without being scanned. If it is the same person, a supervisor can let them in.',
  used: 'Go through the time and gate of the first use with the guest. If it is theirs, a supervisor can let them in.',
  internal: 'Scan again. If it comes back, report the reference number and record by hand.',
};

/** What would settle a scan that was not admitted for this reason: what staff can do next, in every language. */
export const settlingWords: Readonly<Record<Language, Words>> = { ko, en };
