/** The file of settings, where it cannot be used as it is, in ICU MessageFormat. */
const ko = {
  'settings-file.missing':
    '설정 파일(settings.json)이 없어졌습니다. 마지막으로 쓰던 설정으로 일하고 있습니다. 설정을 하나 바꾸면 파일이 다시 만들어집니다.',
  'settings-file.unreadable':
    '설정 파일(settings.json)을 읽을 수 없습니다. 마지막으로 쓰던 설정으로 일하고 있습니다. 기기를 돌보는 분에게 알려 주세요.',
  'settings-file.too-large':
    '설정 파일(settings.json)이 너무 큽니다. 마지막으로 쓰던 설정으로 일하고 있습니다. 기기를 돌보는 분에게 알려 주세요.',
  'settings-file.not-json':
    '설정 파일(settings.json)의 형식이 깨졌습니다. 마지막으로 쓰던 설정으로 일하고 있습니다. 파일을 고치면 저절로 적용됩니다.',
  'settings-file.invalid':
    '설정 파일(settings.json)에 쓸 수 없는 값이 있습니다. 마지막으로 쓰던 설정으로 일하고 있습니다. 아래 항목을 고치면 저절로 적용됩니다.',
  'settings-file.unknown-fields':
    '설정 파일(settings.json)에 이 버전이 모르는 항목이 있습니다. 나머지 설정은 적용되었습니다.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'settings-file.missing':
    'The settings file (settings.json) is gone. The kiosk goes by the last settings. It is made anew once a setting is changed.',
  'settings-file.unreadable':
    'The settings file (settings.json) cannot be read. The kiosk goes by the last settings. Tell whoever maintains it.',
  'settings-file.too-large':
    'The settings file (settings.json) is far too large. The kiosk goes by the last settings. Tell whoever maintains it.',
  'settings-file.not-json':
    'The settings file (settings.json) is broken. The kiosk goes by the last settings, and takes the file up once it is mended.',
  'settings-file.invalid':
    'The settings file (settings.json) holds values that cannot be used. The kiosk goes by the last settings, and takes the file up once the fields below are mended.',
  'settings-file.unknown-fields':
    'The settings file (settings.json) holds fields that this version does not know. Everything else in it is in force.',
};

export const settingsFile = { ko, en };
