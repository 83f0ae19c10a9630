/** How long after it was written an entry can be taken back by whoever is at the desk, in milliseconds. */
export const undoWithinMs = 60_000;
