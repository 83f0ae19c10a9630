/** Milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` gives them. Every instant inside the house is one. */
export type EpochMs = number;

/** The one way to ask for the time. Injected everywhere, so that a test can hold it still. */
export interface Clock {
  readonly now: () => EpochMs;
}

/** ISO 8601 in UTC with milliseconds: the form of every instant that leaves the house. */
export function toIso(at: EpochMs): string {
  return new Date(at).toISOString();
}
