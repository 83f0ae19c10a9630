import { writeFileSync } from 'node:fs';
import { drawDay } from './draw-day.ts';
import { readOptions } from './options.ts';
import { figuresOf, tableOf } from './report.ts';
import { runDrill } from './run-drill.ts';

const { parameters, json, svg } = readOptions();
const drill = await runDrill(parameters);
if (svg !== undefined) writeFileSync(svg, drawDay(drill));
process.stdout.write(`${json ? JSON.stringify(figuresOf(drill)) : tableOf(drill)}\n`);
