import { join } from 'node:path';
import { expectScreen, expectVerdict, show, test } from './door.ts';
import { picture, picturesForReadme } from './picture.ts';

/** The pictures of the README, written there when they are asked for: `MUNJIGI_SCREENSHOTS=write npm run e2e`. */
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

test('the pictures of the README', { tag: '@shapes' }, async ({ entrance, door }, info) => {
  const { width, height } = entrance.viewportSize() ?? { width: 1280, height: 800 };
  await entrance.setViewportSize({ width: width / 2, height: height / 2 });
  await entrance.evaluate(() => document.fonts.ready);
  const inReadme = picturesForReadme && info.project.name === 'portrait';
  const take = (name: string) => {
    const file = `${name}-${info.project.name}.png`;
    return picture(entrance, inReadme ? join(folder, file) : info.outputPath(file));
  };
  await take('idle');
  show(door, door.pass());
  await expectVerdict(entrance, 'admit', 'ok');
  await take('admit');
  show(door, door.expired());
  await expectVerdict(entrance, 'refuse', 'expired');
  await take('refuse');
  show(door, door.stranger());
  await expectVerdict(entrance, 'review', 'issuer-unknown');
  await take('review');
  await entrance.getByRole('button', { name: '닫기' }).tap();
  await expectScreen(entrance, 'idle');
});
