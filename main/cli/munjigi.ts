import { Command, CommanderError } from 'commander';
import { DatabaseFromFuture } from '../store/open-database.ts';
import { SettingsInvalid } from '../store/settings-file.ts';
import { fetchThroughProxy } from '../trust/proxy.ts';
import { CommandFailed, say } from './command.ts';
import { version } from './version.ts';

/** Commander's settings are each command's own; wrong usage must end in code 2 in all of them. */
function strict(command: Command): Command {
  command.exitOverride().showHelpAfterError('(--help shows how it is used)');
  for (const sub of command.commands) strict(sub);
  return command;
}

/** The commands in the order of the help. Only the one that is asked for is loaded, which halves its start. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./start.ts')).startCommand()],
  ['setup', async () => (await import('./setup.ts')).setupCommand()],
  ['settings', async () => (await import('./settings.ts')).settingsCommand()],
  ['doctor', async () => (await import('./doctor.ts')).doctorCommand()],
  ['verify', async () => (await import('./verify.ts')).verifyCommand()],
  ['journal', async () => (await import('./journal.ts')).journalCommand()],
  ['trust', async () => (await import('./trust.ts')).trustCommand()],
  ['issuer', async () => (await import('./issuer.ts')).issuerCommand()],
  ['staff', async () => (await import('./staff.ts')).staffCommand()],
  ['paper-list', async () => (await import('./paper-list.ts')).paperListCommand()],
  ['guests', async () => (await import('./guests.ts')).guestsCommand()],
  ['demo', async () => (await import('./demo/demo.ts')).demoCommand()],
]);

/** @param asked - the first argument. Whatever is no command's name is answered out of all of them. */
async function munjigi(asked = ''): Promise<Command> {
  const program = new Command('munjigi')
    .description('Munjigi (문지기): an entrance check-in kiosk')
    .version(version);
  const named = commands.get(asked);
  for (const load of named === undefined ? commands.values() : [named]) program.addCommand(await load());
  return strict(program);
}

/** Exit codes: 0 done, 1 could not do it (and says why), 2 wrong usage. */
async function main(): Promise<void> {
  fetchThroughProxy();
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await (await munjigi(process.argv[2])).parseAsync();
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
