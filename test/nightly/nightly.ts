import { Command, InvalidArgumentError } from 'commander';
import { goodCodes } from '../main/passes/good-codes.ts';
import { feedFormat } from './feed-format.ts';

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It is not a whole number.');
  return value;
}

const ids = goodCodes.map(([{ id }]) => id);
const { runs, seed, only } = new Command('nightly')
  .description(
    'feeds every format spoilt, forged and made-up codes: none may be admitted, crash or take long',
  )
  .option('--runs <number>', 'inputs a format', whole, 100_000)
  .option('--seed <number>', 'as a run that failed printed it', whole, Date.now() % 2 ** 31)
  .option('--only <format>', `one of ${ids.join(', ')}`)
  .parse()
  .opts<{ runs: number; seed: number; only?: string }>();

const chosen = goodCodes.filter(([{ id }]) => only === undefined || id === only);
if (chosen.length === 0) {
  process.stderr.write(`There is no format "${only}". There are ${ids.join(', ')}.\n`);
  process.exit(2);
}
// The keys are new ones each time: a text comes again but for its signature.
process.stderr.write(`seed ${seed}: again with npm run nightly -- --seed ${seed} --runs ${runs}\n`);
for (const [format, codes] of chosen) {
  const outcome = await feedFormat(format, codes, { runs, seed });
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  if (outcome.problem !== undefined) process.exitCode = 1;
}
