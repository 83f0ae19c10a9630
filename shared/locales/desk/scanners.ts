/** Scanners, in ICU MessageFormat. */
const ko = {
  'scanners.none': '스캐너가 없습니다. 설정이나 “--scanner serial:경로”로 더할 수 있습니다.',
  'scanners.keyboard': '키보드',
  'scanners.serial': '시리얼',
  'scanners.wedge': '키보드 방식',
  'scanner.absent': '찾지 못함',
  'scanner.opening': '여는 중',
  'scanner.open': '작동 중',
  'scanner.lost': '끊어짐',
  'scanner.failed': '열지 못함',
  'scanner.since': '{age}부터',
  'scanner.help-absent': '케이블과 전원을 확인해 주세요. 꽂으면 저절로 이어집니다.',
  'scanner.help-lost': '케이블을 다시 꽂아 주세요. 저절로 이어집니다.',
  'scanner.help-failed': '다른 프로그램이 쓰고 있는지 확인하고, 뺐다가 다시 꽂아 주세요.',
  'scanner.wedge-desk':
    '직원 화면이 열려 있는 동안 키보드 방식 스캐너는 읽지 않습니다. 입구 화면에서 다시 읽습니다.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'scanners.none': 'There is no scanner. Add one in the settings or with "--scanner serial:PATH".',
  'scanners.keyboard': 'Keyboard',
  'scanners.serial': 'Serial',
  'scanners.wedge': 'Keyboard mode',
  'scanner.absent': 'Not found',
  'scanner.opening': 'Opening',
  'scanner.open': 'Working',
  'scanner.lost': 'Unplugged',
  'scanner.failed': 'Would not open',
  'scanner.since': 'since {age}',
  'scanner.help-absent': 'Check its cable and power. It connects by itself once plugged in.',
  'scanner.help-lost': 'Plug it in again. It connects by itself.',
  'scanner.help-failed': 'See whether another program holds it, then unplug it and plug it in again.',
  'scanner.wedge-desk':
    'Keyboard-mode scanners do not read while the desk is open. They read again at the entrance.',
};

export const scanners = { ko, en };
