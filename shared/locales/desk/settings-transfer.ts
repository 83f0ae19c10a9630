/** The settings as one file, from one kiosk to the next, in ICU MessageFormat. */
const ko = {
  'transfer.title': '파일로 옮기기',
  'transfer.lead':
    '이 키오스크의 설정을 파일 하나로 저장하거나, 다른 키오스크에서 저장한 파일을 가져옵니다. 직원 계정과 PIN은 파일에 들어가지 않습니다.',
  'transfer.save': '저장하기',
  'transfer.take': '가져오기',
  'transfer.look': '파일 찾기',
  'transfer.none':
    '가져올 수 있는 파일이 없습니다. 파일을 USB 메모리의 맨 위(폴더 밖)에 넣어 꽂은 뒤 다시 찾아 주세요.',
  'transfer.on-kiosk': '이 키오스크',
  'transfer.open': '살펴보기',
  'transfer.open-file': '{name} 살펴보기',
  'transfer.preview': '{name}: 적용하면 이렇게 바뀝니다',
  'transfer.same': '지금 설정과 다른 것이 없습니다.',
  'transfer.empty': '없음',
  'transfer.to': '→',
  'transfer.changed-to': '에서 다음으로:',
  'transfer.change': '바꾸기',
  'transfer.keep': '그대로 두기',
  'transfer.left-alone':
    '파일에 있어도 바꾸지 않는 항목: {fields}. 이 기기의 settings.json에서만 바꿀 수 있습니다.',
  'transfer.apply': '{count}개 항목 적용',
  'transfer.cancel': '그만두기',
  'transfer.taken': '{name}의 설정을 적용했습니다. 기록에 남겼습니다.',
  'transfer.wrong': '{name}에 쓸 수 없는 값이 있어 아무것도 바꾸지 않았습니다.',
  'transfer.gone': '파일이 없어졌거나 읽을 수 없습니다. USB 메모리를 확인한 뒤 다시 찾아 주세요.',
  'transfer.too-large': '설정 파일이라기에는 너무 큽니다.',
  'transfer.not-settings': '문지기 설정 파일이 아닙니다.',
  'transfer.newer': '더 새로운 버전에서 저장한 파일입니다. 이 키오스크를 먼저 업데이트해 주세요.',
  'transfer.changed': '살펴본 뒤에 파일이 바뀌었습니다. 다시 살펴봐 주세요.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'transfer.title': 'Take along as a file',
  'transfer.lead':
    'Saves the settings of this kiosk as one file, or takes in a file that another kiosk saved. Accounts and PINs are never in it.',
  'transfer.save': 'Save',
  'transfer.take': 'Take in',
  'transfer.look': 'Look for files',
  'transfer.none':
    'There is no file that could be taken in. Put it at the top of a USB stick, outside any folder, plug the stick in and look again.',
  'transfer.on-kiosk': 'this kiosk',
  'transfer.open': 'Look at it',
  'transfer.open-file': 'Look at {name}',
  'transfer.preview': '{name} would change this',
  'transfer.same': 'Nothing in it differs from the present settings.',
  'transfer.empty': 'none',
  'transfer.to': '→',
  'transfer.changed-to': 'becomes',
  'transfer.change': 'Change',
  'transfer.keep': 'Keep',
  'transfer.left-alone':
    'Not changed, although the file has it: {fields}. Only settings.json on this machine can change that.',
  'transfer.apply': '{count, plural, one {Apply # change} other {Apply # changes}}',
  'transfer.cancel': 'Cancel',
  'transfer.taken': 'The settings of {name} are in force. The journal says so.',
  'transfer.wrong': '{name} holds values that cannot be used. Nothing was changed.',
  'transfer.gone': 'The file is gone or cannot be read. Check the stick and look again.',
  'transfer.too-large': 'This is far too large to be settings.',
  'transfer.not-settings': 'This is no file of Munjigi settings.',
  'transfer.newer': 'A newer version saved this file. Please update this kiosk first.',
  'transfer.changed': 'The file changed after you looked at it. Please look at it again.',
};

export const settingsTransfer = { ko, en };
