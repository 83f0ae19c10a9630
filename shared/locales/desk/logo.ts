/** The venue's logo, in ICU MessageFormat. */
const ko = {
  'logo.title': '로고',
  'logo.lead':
    '입구 화면 위쪽과 잠금 화면에 장소 이름과 함께 보입니다. 결과를 보여 주는 화면에는 나오지 않습니다. PNG, JPEG, WebP 그림, 512KB까지, 한 변 16~2048픽셀.',
  'logo.now': '지금 쓰는 로고입니다.',
  'logo.none': '로고가 없습니다.',
  'logo.files-none':
    '고를 수 있는 그림이 없습니다. 그림을 USB 메모리의 맨 위(폴더 밖)에 넣어 꽂은 뒤 다시 찾아 주세요.',
  'logo.choose': '로고로 쓰기',
  'logo.choose-file': '로고로 쓰기: {name}',
  'logo.remove': '로고 빼기',
  'logo.chosen': '로고를 바꾸었습니다.',
  'logo.removed': '로고를 뺐습니다.',
  'logo.gone': '파일이 없어졌거나 읽을 수 없습니다. USB 메모리를 확인한 뒤 다시 찾아 주세요.',
  'logo.too-large': '그림이 너무 큽니다. 512KB까지 쓸 수 있습니다.',
  'logo.no-picture': 'PNG, JPEG, WebP 그림이 아니거나 깨진 파일입니다.',
  'logo.moves': '움직이는 그림은 쓸 수 없습니다.',
  'logo.sides': '그림의 한 변은 16~2048픽셀이어야 합니다.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  'logo.title': 'Logo',
  'logo.lead':
    'Stands at the top of the entrance and on the lock screen, beside the name of the venue; never where a verdict is. A PNG, JPEG or WebP picture of at most 512 KB, with sides of 16 to 2,048 pixels.',
  'logo.now': 'This is the logo in use.',
  'logo.none': 'There is no logo.',
  'logo.files-none':
    'There is no picture to choose. Put it at the top of a USB stick, outside any folder, plug the stick in and look again.',
  'logo.choose': 'Use as logo',
  'logo.choose-file': 'Use as logo: {name}',
  'logo.remove': 'Remove the logo',
  'logo.chosen': 'The logo is changed.',
  'logo.removed': 'The logo is removed.',
  'logo.gone': 'The file is gone or cannot be read. Check the stick and look again.',
  'logo.too-large': 'The picture is too large. It may have 512 KB.',
  'logo.no-picture': 'This is no PNG, JPEG or WebP picture, or it is broken.',
  'logo.moves': 'A picture that moves cannot be used.',
  'logo.sides': 'Each side of the picture has to have 16 to 2,048 pixels.',
};

export const logo = { ko, en };
