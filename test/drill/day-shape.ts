import { randomNormal, randomUniform } from 'd3-random';
import type { EpochMs } from '../../shared/clock.ts';
import { hour, midnight } from './parameters.ts';
import type { Random } from './random.ts';

/** When the restaurant lets guests in, in hours. */
export const opens = 10.5;
export const closes = 21.5;

/** Lunch and dinner: parts of the day's guests, around an hour. The others come at any time. */
const meals = [
  { part: 0.45, around: 12.25, spread: 0.6 },
  { part: 0.4, around: 18.75, spread: 0.8 },
] as const;
const anyTime = 1 - meals.reduce((sum, { part }) => sum + part, 0);

function isOpen(at: number): boolean {
  return at >= opens && at < closes;
}

/** Guests an hour at an hour of the day, as a part of all. */
function density(at: number): number {
  if (!isOpen(at)) return 0;
  const bell = (around: number, spread: number) =>
    Math.exp(-(((at - around) / spread) ** 2) / 2) / (spread * Math.sqrt(2 * Math.PI));
  const eating = meals.reduce((sum, { part, around, spread }) => sum + part * bell(around, spread), 0);
  return eating + anyTime / (closes - opens);
}

const highest = density(meals[0].around);

/** How busy the day is at an instant, as a part of its height at lunch. */
export function busyness(at: EpochMs): number {
  return density((at - midnight) / hour) / highest;
}

/**
 * The arrivals of a Poisson process with this day's rate, given that there are `count`: independent draws from the
 * density, in order.
 */
export function arrivals(count: number, random: Random): readonly EpochMs[] {
  const any = randomUniform.source(random)(opens, closes);
  const [lunch, dinner] = meals.map(({ around, spread }) => randomNormal.source(random)(around, spread));
  const draw = (): number => {
    const part = random();
    const meal = part < meals[0].part ? lunch : part < meals[0].part + meals[1].part ? dinner : any;
    const at = (meal ?? any)();
    return isOpen(at) ? at : draw();
  };
  return Array.from({ length: count }, () => Math.round(midnight + draw() * hour)).toSorted((a, b) => a - b);
}
