/** Why the program ended, for whoever started it: the munjigi command, or the system's supervisor. */
export const exitCodes = {
  /** Closed from the desk, or asked to stop. */
  left: 0,
  /** The command line or the profile folder cannot be used; standard error says why. */
  wrongUsage: 2,
  /** Another Munjigi runs on this profile. Starting again would end the same way. */
  alreadyRunning: 3,
  /** To be started again at once (EX_TEMPFAIL of sysexits.h). */
  restart: 75,
} as const;
