import { ColorSpace, contrastWCAG21, sRGB } from 'colorjs.io/fn';

ColorSpace.register(sRGB);

/** The ground of the entrance (`--ink` in `renderer/parts/tokens.css`). */
const entranceGround = '#0c1116';
/** WCAG 2.1, 1.4.3: text on its ground. */
const leastContrast = 4.5;

/** Whether a colour (`#rrggbb`) can be told from the entrance's ground by whoever can read its text. */
export function standsOut(colour: string): boolean {
  return contrastWCAG21(colour, entranceGround) >= leastContrast;
}
