/** Where faults of ours go. Nothing of a guest's may be in an error's message. */
export interface Faults {
  /** Logs a fault and gives the reference number that finds it there. */
  readonly report: (where: string, error: unknown) => string;
}
