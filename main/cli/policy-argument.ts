import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { presets } from '../../shared/policies/presets.ts';
import { type Policy, policySchema } from '../../shared/policy.ts';
import { rulesProblems } from '../admission/rules/rules-problems.ts';
import { CommandFailed } from './command.ts';

function readPolicy(path: string): Policy {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandFailed(`${path} is not a readable JSON file: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) throw new CommandFailed(`${path} is not a policy:\n${z.prettifyError(parsed.error)}`);
  const problems = rulesProblems(parsed.data);
  if (problems.length > 0) {
    throw new CommandFailed(`Rules of ${path} are not CertLogic:\n${problems.join('\n')}`);
  }
  return parsed.data;
}

/** A file with the name of a preset is named by its path: `./NAME`. @throws {CommandFailed} */
export function presetOrFile(name: string): Policy {
  return presets.find((preset) => preset.name === name) ?? readPolicy(name);
}
