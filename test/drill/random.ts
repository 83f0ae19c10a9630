import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform in [0, 1). */
export type Random = () => number;

/** What is drawn apart, so that more draws of one kind leave the others as they are. */
const streams = ['guests', 'centre for the door that asks', 'centre for the kiosk', 'kill'] as const;

/** One of the streams of a seed; they do not overlap. */
export function randomOf(seed: number, stream: (typeof streams)[number]): Random {
  const generator = xoroshiro128plus(seed);
  for (let jumps = streams.indexOf(stream); jumps > 0; jumps -= 1) generator.jump();
  return () => uniformFloat64(generator);
}
