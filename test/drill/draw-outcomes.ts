import { scaleLinear } from 'd3-scale';
import { symbol } from 'd3-shape';
import { marks } from './draw-style.ts';
import type { Frame } from './draw-waits.ts';
import { type Outcome, outcomeOf, outcomes } from './figures.ts';
import type { Visit } from './play-day.ts';

/** A door's guests: its name and what became of them. */
interface Row {
  readonly name: string;
  readonly visits: readonly Visit[];
}

const barHeight = 22;
const rowHeight = 34;
const lineHeight = 22;

function count(visits: readonly Visit[], outcome: Outcome): number {
  return visits.filter((visit) => outcomeOf(visit) === outcome).length;
}

/** How many guests ended how: a bar a door, and a legend that gives the numbers. */
export function drawOutcomes(rows: readonly Row[], { left, top, width }: Frame): string {
  const most = Math.max(1, ...rows.map(({ visits }) => visits.length));
  const x = scaleLinear([0, most], [0, width]);
  const bars = rows.flatMap(({ name, visits }, row) => {
    let before = 0;
    const y = row * rowHeight;
    const parts = outcomes.map((outcome) => {
      const guests = count(visits, outcome);
      const part = `<rect class="${outcome}" x="${(left + x(before)).toFixed(1)}" y="${y}" width="${x(guests).toFixed(1)}" height="${barHeight}"/>`;
      before += guests;
      return part;
    });
    return [`<text class="number" x="${left - 12}" y="${y + 16}">${name}</text>`, ...parts];
  });
  const legendTop = rows.length * rowHeight + 44;
  const columns = rows.map((_, row) => left + width - (rows.length - 1 - row) * 130);
  const legend = outcomes.flatMap((outcome, at) => {
    const y = legendTop + at * lineHeight;
    const { symbol: shape, ko, en } = marks[outcome];
    return [
      `<path class="${outcome}" transform="translate(${left + 6} ${y - 4})" d="${symbol(shape, 60)() ?? ''}"/>`,
      `<text x="${left + 22}" y="${y}">${ko} · ${en}</text>`,
      ...rows.map(
        ({ visits }, row) =>
          `<text class="number" x="${columns[row]}" y="${y}">${count(visits, outcome)}</text>`,
      ),
    ];
  });
  const heads = rows.map(
    ({ name }, row) =>
      `<text class="number quiet" x="${columns[row]}" y="${legendTop - lineHeight}">${name}</text>`,
  );
  return [`<g transform="translate(0 ${top})">`, ...bars, ...heads, ...legend, '</g>'].join('\n');
}
