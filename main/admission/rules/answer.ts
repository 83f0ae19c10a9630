/**
 * What a condition says of a pass. `undecided`: it cannot be told here and now, which is no evidence against the
 * guest. `absent`: the pass says nothing of what is asked.
 */
export type Answer = 'met' | 'not-met' | 'undecided' | 'absent';
