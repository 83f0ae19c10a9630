/** The command line for the next start of a program that fell: what fell in a rehearsal comes back as the door. */
export function startedAgain(args: readonly string[]): readonly string[] {
  return args.filter((one) => one !== '--rehearsal');
}
