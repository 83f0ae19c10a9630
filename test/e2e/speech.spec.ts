import { expect, type Page } from '@playwright/test';
import { expectScreen, expectVerdict, managerPin, show, test } from './door.ts';
import { picture } from './picture.ts';

/** What the machine's voices were told, in order: `ko 입장. …`, and `cut` where somebody still spoke. */
type Log = string[];

/** A machine with voices that never come to an end by themselves, in place of the browser's. */
async function giveVoices(page: Page, ...languages: readonly string[]): Promise<void> {
  await page.addInitScript((langs) => {
    class Utterance extends EventTarget {
      readonly text: string;
      voice: { readonly lang: string } | undefined;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    const log: Log = [];
    let speaking = false;
    const synthesiser = {
      getVoices: () => langs.map((lang) => ({ lang, localService: true, default: false })),
      speak: (utterance: Utterance) => {
        speaking = true;
        log.push(`${utterance.voice?.lang} ${utterance.text}`);
        utterance.dispatchEvent(new Event('start'));
      },
      cancel: () => {
        if (speaking) log.push('cut');
        speaking = false;
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesiser });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, said: log });
  }, languages);
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { readonly said: Log }).said);

test('each verdict is spoken in the language of the screens, and the next guest cuts it off', async ({
  page,
  door,
}) => {
  await giveVoices(page, 'ko-KR', 'en-GB');
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  show(door, door.pass());
  await expectVerdict(page, 'admit', 'ok');
  await expect.poll(() => said(page)).toEqual(['ko-KR 입장. 환영합니다']);
  show(door, door.expired());
  await expectVerdict(page, 'refuse', 'expired');
  await expect
    .poll(() => said(page))
    .toEqual(['ko-KR 입장. 환영합니다', 'cut', 'ko-KR 입장 불가. 유효 기간이 지난 패스입니다']);
  await page.reload();
  await page.getByRole('button', { name: 'English', exact: true }).tap();
  show(door, door.pass());
  await expectVerdict(page, 'admit', 'ok');
  await expect.poll(() => said(page)).toEqual(['en-GB Come in. Welcome']);
});

test('the settings let a manager hear the voices, and say which language this machine has none for', async ({
  page,
  door,
}, info) => {
  await giveVoices(page, 'en-GB');
  await page.goto(await door.address());
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await page.getByRole('button', { name: '설정', exact: true }).tap();
  await page.getByRole('button', { name: '한국어로 들어 보기' }).tap();
  await expect(page.getByText('이 기기에는 한국어 음성이 없습니다.')).toBeVisible();
  await picture(page, info.outputPath('speech-setting.png'));
  await page.getByRole('button', { name: '영어로 들어 보기' }).tap();
  await expect(page.getByText('말하고 있습니다.')).toBeVisible();
  expect(await said(page)).toEqual(['en-GB Come in. Welcome']);
});
