/**
 * What a health pass can say. `partial-vaccination`: doses are missing; `booster`: more than the first series; `none`:
 * only when its holder was born.
 */
export const healthKinds = [
  'partial-vaccination',
  'vaccination',
  'booster',
  'recovery',
  'recovery-and-vaccination',
  'test',
  'exemption',
  'immunodeficiency-exemption',
  'none',
] as const;
export type HealthKind = (typeof healthKinds)[number];

/**
 * What a pass says of its holder's health concerning COVID-19, in one form for every format: rules are written once.
 * Dates and instants are kept as the pass has them (ISO 8601).
 */
export interface HealthStatement {
  readonly kind: HealthKind;
  /** The day that it counts from: of the last dose, of the release from isolation, of the exemption's issue. */
  readonly date?: string;
  /** Of a vaccination: the number of its authorisation in the EU, or its CVX code. */
  readonly product?: string;
  /** Of a test: when its result was told, or where that is not said, when the sample was taken. */
  readonly at?: string;
  readonly negative?: boolean;
  readonly method?: 'pcr' | 'antigen' | 'other';
  /** The first and the last day that its issuer gives it, as recovery certificates have them. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly birthDate?: string;
}
