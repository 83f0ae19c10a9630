import type { Page } from '@playwright/test';

/** The shortest side of anything that a finger is to hit, in CSS pixels. */
const touchPx = 44;

/** A screen as it hangs at doors: its pixels, and its diagonal in inches. */
export interface Shape {
  readonly name: 'portrait' | 'landscape';
  readonly size: { readonly width: number; readonly height: number };
  readonly inches: number;
}

/** The smallest of each that the entrance is made for. */
export const shapes: readonly Shape[] = [
  { name: 'portrait', size: { width: 1080, height: 1920 }, inches: 21.5 },
  { name: 'landscape', size: { width: 1280, height: 800 }, inches: 15.6 },
];

/**
 * How high the letters of a verdict are to be, in pixels, for somebody three metres away. Signs are read with ease at
 * a visual angle of 0.4 degrees, five times what good eyes can just tell apart (5 minutes of arc): at 3 m that is
 * 2 · 3000 mm · tan(0.2°) = 21 mm.
 */
function farLetterPx({ size, inches }: Shape): number {
  const wantedMm = 2 * 3_000 * Math.tan((0.2 * Math.PI) / 180);
  const mmOfPixel = (inches * 25.4) / Math.hypot(size.width, size.height);
  return wantedMm / mmOfPixel;
}

/** What is wrong with how a screen looks, each as a short sentence; in the page, at the size that it has now. */
function faultsInPage(limits: { readonly touchPx: number; readonly letterPx: number }): readonly string[] {
  const name = (element: Element) => {
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()}.${element.className} “${label.trim().slice(0, 30)}”`;
  };
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('.visually-hidden') === null &&
    // Said to screen readers alone.
    getComputedStyle(element).clipPath !== 'inset(50%)';
  /** What a finger hits: of a box or a dot inside a label it is the label. */
  const targetOf = (element: Element) => {
    const label = element.closest('label');
    return element.matches('input[type=radio], input[type=checkbox]') && label !== null ? label : element;
  };

  const targets = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
    .map(targetOf)
    .filter(isSeen);
  const small = targets
    .filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < limits.touchPx - 0.5;
    })
    .map((target) => {
      const { width, height } = target.getBoundingClientRect();
      return `too small for a finger (${Math.round(width)}×${Math.round(height)}): ${name(target)}`;
    });

  const cut: string[] = [];
  const broken: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (parent === null || text === '' || !isSeen(parent) || parent.closest('option, script, style'))
      continue;
    if (/\p{Script=Hangul}/u.test(text) && getComputedStyle(parent).wordBreak !== 'keep-all') {
      broken.push(`Korean that may break inside a word: ${name(parent)}`);
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    for (let box: Element | null = parent; box !== null; box = box.parentElement) {
      const { overflowX } = getComputedStyle(box);
      // What scrolls sideways can be read by scrolling.
      if (overflowX === 'auto' || overflowX === 'scroll') {
        if (box.scrollWidth <= box.clientWidth + 1) continue;
        if (!box.matches('.page, .rail, main')) break;
      }
      const holds = overflowX !== 'visible' || box.matches('button, .card, html');
      const edge = box.getBoundingClientRect();
      if (holds && (left < edge.left - 1 || right > edge.right + 1)) {
        cut.push(`cut off or over the edge of ${name(box)}: “${text.slice(0, 30)}”`);
        break;
      }
    }
  }

  const moving = document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().duration !== 1)
    .map((animation) => {
      const target = (animation.effect as KeyframeEffect | null)?.target;
      return `moves although motion is to be reduced: ${target ? name(target) : '?'}`;
    });

  const far = [...document.querySelectorAll('.verdict h1')].flatMap((word) => {
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) return ['a word that cannot be measured'];
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(word);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText(
      document.documentElement.lang === 'ko' ? '입' : 'H',
    );
    const high = up + down;
    return high < limits.letterPx
      ? [
          `too small to be read at three metres (${high.toFixed()} of ${limits.letterPx.toFixed()}): ${name(word)}`,
        ]
      : [];
  });

  /** Down and to the right, as one reads; what stands further up belongs to a column beside it or is out of order. */
  const isBefore = (one: DOMRect, next: DOMRect) => next.bottom > one.top + 1 || next.left > one.right - 1;
  const jumps = targets.flatMap((target, place) => {
    const next = targets[place + 1];
    // The rail's order is tried with the Tab key; what sticks to an edge floats above the rest.
    if (next === undefined || target.closest('header') || next.closest('.settings-foot')) return [];
    return isBefore(target.getBoundingClientRect(), next.getBoundingClientRect())
      ? []
      : [`read after what stands below it: ${name(next)}`];
  });
  const ordered = [...document.querySelectorAll('[tabindex]')]
    .filter((element) => (element as HTMLElement).tabIndex > 0)
    .map((element) => `jumps the queue of Tab: ${name(element)}`);
  const named = [...document.querySelectorAll('svg')]
    .filter((svg) => isSeen(svg) && svg.closest('[aria-hidden="true"]') === null)
    .filter((svg) => svg.closest('.recharts-wrapper') === null)
    .map((svg) => `a picture that is read out: ${name(svg)}`);

  const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [];
  return [
    ...new Set([...small, ...far, ...cut, ...broken, ...moving, ...jumps, ...ordered, ...named, ...wide]),
  ];
}

/** What is wrong with the screen as it is now in some shape, each behind the name of the place. */
export async function faultsOf(page: Page, place: string, shape: Shape): Promise<readonly string[]> {
  await page.setViewportSize(shape.size);
  // The page hears of its new size a moment later, and goes by it from its next frame on.
  await page.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    shape.size,
  );
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.evaluate(() => document.fonts.ready);
  const faults = await page.evaluate(faultsInPage, { touchPx, letterPx: farLetterPx(shape) });
  return faults.map((fault) => `${place}, ${shape.name}: ${fault}`);
}

/** The text of a button and of all that the Tab key leads to from there. */
export async function tabbedTo(page: Page, first: string, stops: number): Promise<readonly string[]> {
  await page.evaluate(() => {
    const reached: string[] = [];
    document.addEventListener('focusin', ({ target }) => reached.push((target as Element).textContent ?? ''));
    Object.assign(window, { reached });
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.locator('.rail').getByRole('button', { name: first, exact: true }).focus();
  for (let stop = 1; stop < stops; stop += 1) await page.keyboard.press('Tab');
  return page.evaluate(() => (window as unknown as { readonly reached: readonly string[] }).reached);
}
