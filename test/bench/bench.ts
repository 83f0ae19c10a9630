import { Command } from 'commander';
import { type Figure, table } from './figures.ts';
import { benches as journal } from './journal.ts';
import { benches as painted } from './painted.ts';
import { benches as reads } from './reads.ts';
import { benches as reports } from './reports.ts';
import { benches as revocations } from './revocations.ts';
import { benches as selfCheck } from './self-check.ts';
import { benches as verdicts } from './verdicts.ts';

const benches: Readonly<Record<string, () => Promise<Figure>>> = {
  ...reads,
  ...verdicts,
  ...selfCheck,
  ...revocations,
  ...reports,
  ...journal,
  ...painted,
};

const { json, only } = new Command('bench')
  .description(
    'measures the hot path on this machine: codes read, verdicts recorded, verdicts painted, start, large lists',
  )
  .option('--json', 'one JSON object a line', false)
  .option('--only <name>', `one of these, or what several begin with: ${Object.keys(benches).join(', ')}`)
  .parse()
  .opts<{ json: boolean; only?: string }>();

const chosen = Object.entries(benches).filter(
  ([name]) => only === undefined || name === only || name.startsWith(`${only}.`),
);
if (chosen.length === 0) {
  process.stderr.write(`There is no bench "${only}". There are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [, bench] of chosen) {
  const figure = await bench();
  figures.push(figure);
  if (json) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
if (!json) process.stdout.write(`${table(figures)}\n`);
