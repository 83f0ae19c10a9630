// By their own files: the library's index brings a hundred more modules into each process and each errand's thread.
import ColorSpace from 'colorjs.io/src/ColorSpace.js';
import contrastWCAG21 from 'colorjs.io/src/contrast/WCAG21.js';
import sRGB from 'colorjs.io/src/spaces/srgb.js';

ColorSpace.register(sRGB);

/** The ground of the entrance (`--ink` in `renderer/parts/tokens.css`). */
const entranceGround = '#0c1116';
/** WCAG 2.1, 1.4.3: text on its ground. */
const leastContrast = 4.5;

/** Whether a colour (`#rrggbb`) can be told from the entrance's ground by whoever can read its text. */
export function standsOut(colour: string): boolean {
  return contrastWCAG21(colour, entranceGround) >= leastContrast;
}
