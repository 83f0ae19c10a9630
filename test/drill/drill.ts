import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { drawDay } from './draw-day.ts';
import { readOptions } from './options.ts';
import { figuresOf, tableOf } from './report.ts';
import { runDrill } from './run-drill.ts';

const { parameters, json, svg } = readOptions();
// Before the day is played: a picture that cannot be written is known at once.
mkdirSync(dirname(svg), { recursive: true });
process.stderr.write(`playing the day of ${parameters.guests} guests at two doors\n`);
const drill = await runDrill(parameters);
writeFileSync(svg, drawDay(drill));
process.stderr.write(`drawn: ${svg}\n`);
process.stdout.write(`${json ? JSON.stringify(figuresOf(drill)) : tableOf(drill)}\n`);
