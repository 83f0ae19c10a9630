import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line, symbol } from 'd3-shape';
import { quantile } from '../bench/figures.ts';
import { closes, opens } from './day-shape.ts';
import { marks } from './draw-style.ts';
import { outcomeOf } from './figures.ts';
import { hour, midnight, minute, type Window } from './parameters.ts';
import type { Visit } from './play-day.ts';

const binMs = 15 * minute;

/** Where a panel lies in the picture, in its units. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The scales that the panels share, so that they can be compared. */
export interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export function scalesOf(visits: readonly Visit[], { left, width, height }: Frame): Scales {
  const longest = Math.max(1, ...visits.map(({ waitedMs }) => waitedMs / minute));
  return {
    x: scaleLinear([midnight + opens * hour, midnight + closes * hour], [left, left + width]),
    y: scaleLinear([0, longest], [height, 0]).nice(4),
  };
}

/** The median wait of each quarter of an hour that had guests. */
function medians(visits: readonly Visit[]): readonly (readonly [number, number])[] {
  const bins = Map.groupBy(visits, ({ guest }) => Math.floor((guest.arrivesAt - midnight) / binMs));
  return [...bins].map(([bin, of]) => [
    midnight + (bin + 0.5) * binMs,
    quantile(
      of.map(({ waitedMs }) => waitedMs / minute),
      0.5,
    ),
  ]);
}

function shade(outages: readonly Window[], { x }: Scales, height: number): string {
  const inside = (at: number) => Math.min(Math.max(at, x.domain()[0] ?? at), x.domain()[1] ?? at);
  return outages
    .map(({ from, to }) => ({ from: x(inside(from)), to: x(inside(to)) }))
    .map(
      ({ from, to }) =>
        `<rect class="outage" x="${from.toFixed(1)}" width="${(to - from).toFixed(1)}" height="${height}"/>`,
    )
    .join('');
}

function axes({ x, y }: Scales, { left, width, height }: Frame): string {
  const [opening = 0, closing = 0] = x.domain();
  const hours = Array.from({ length: 24 }, (_, at) => midnight + at * hour).filter(
    (at) => at >= opening && at <= closing,
  );
  return [
    ...y
      .ticks(4)
      .map(
        (value) =>
          `<line class="grid" x1="${left}" x2="${left + width}" y1="${y(value)}" y2="${y(value)}"/><text class="number quiet" x="${left - 8}" y="${y(value) + 4}">${value}</text>`,
      ),
    ...hours.map(
      (at) =>
        `<text class="quiet" text-anchor="middle" x="${x(at).toFixed(1)}" y="${height + 18}">${(at - midnight) / hour}:00</text>`,
    ),
  ].join('\n');
}

/** One door's day: each guest at the time of arrival and the height of the wait, in minutes. */
export function drawWaits(
  name: string,
  visits: readonly Visit[],
  outages: readonly Window[],
  scales: Scales,
  frame: Frame,
): string {
  const { x, y } = scales;
  const guests = visits.map((visit) => {
    const outcome = outcomeOf(visit);
    const path = symbol(marks[outcome].symbol, outcome === 'wrongly-refused' ? 45 : 22)() ?? '';
    const at = `${x(visit.guest.arrivesAt).toFixed(1)} ${y(visit.waitedMs / minute).toFixed(1)}`;
    return `<path class="${outcome}" transform="translate(${at})" d="${path}"/>`;
  });
  const median = line<readonly [number, number]>(
    ([at]) => x(at),
    ([, wait]) => y(wait),
  );
  return [
    `<g transform="translate(0 ${frame.top})">`,
    `<text class="door" x="${frame.left}" y="-12">${name}</text>`,
    shade(outages, scales, frame.height),
    axes(scales, frame),
    `<path class="median" d="${median(medians(visits)) ?? ''}"/>`,
    ...guests,
    '</g>',
  ].join('\n');
}
