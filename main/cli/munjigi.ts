import { Command, CommanderError } from 'commander';
import { DatabaseFromFuture } from '../store/open-database.ts';
import { SettingsInvalid } from '../store/settings-file.ts';
import { fetchThroughProxy } from '../trust/proxy.ts';
import { CommandFailed, say } from './command.ts';
import { demoCommand } from './demo/demo.ts';
import { doctorCommand } from './doctor.ts';
import { guestsCommand } from './guests.ts';
import { issuerCommand } from './issuer.ts';
import { journalCommand } from './journal.ts';
import { paperListCommand } from './paper-list.ts';
import { settingsCommand } from './settings.ts';
import { setupCommand } from './setup.ts';
import { staffCommand } from './staff.ts';
import { startCommand } from './start.ts';
import { trustCommand } from './trust.ts';
import { verifyCommand } from './verify.ts';
import { version } from './version.ts';

/** Commander's settings are each command's own; wrong usage must end in code 2 in all of them. */
function strict(command: Command): Command {
  command.exitOverride().showHelpAfterError('(--help shows how it is used)');
  for (const sub of command.commands) strict(sub);
  return command;
}

function munjigi(): Command {
  const program = new Command('munjigi')
    .description('Munjigi (문지기): an entrance check-in kiosk')
    .version(version);
  const commands = [
    startCommand(),
    setupCommand(),
    settingsCommand(),
    doctorCommand(),
    verifyCommand(),
    journalCommand(),
    trustCommand(),
    issuerCommand(),
    staffCommand(),
    paperListCommand(),
    guestsCommand(),
    demoCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return strict(program);
}

/** Exit codes: 0 done, 1 could not do it (and says why), 2 wrong usage. */
async function main(): Promise<void> {
  fetchThroughProxy();
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await munjigi().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const expected =
      error instanceof CommandFailed ||
      error instanceof SettingsInvalid ||
      error instanceof DatabaseFromFuture;
    say(
      expected ? error.message : `This should not have happened: ${(error as Error).stack ?? String(error)}`,
    );
    process.exitCode = 1;
  }
}

await main();
