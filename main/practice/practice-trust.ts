import type { TrustStore } from '../trust/trust-store.ts';

/** A store could not be filled with what the practice issuer publishes. */
export class PracticeTrustRefused extends Error {
  readonly code = 'PRACTICE_TRUST_REFUSED';
  override readonly name = 'PracticeTrustRefused';
}

/**
 * Takes in what the practice issuer and its clinic publish, from their running web server.
 *
 * @throws {PracticeTrustRefused}
 */
export async function importPracticeTrust(trust: TrustStore, origin: string): Promise<void> {
  const reports = [
    await trust.importSource(`${origin}/index.json`),
    await trust.importSource(`${origin}/health/.well-known/jwks.json`, {
      name: 'Practice clinic',
      replace: true,
    }),
  ];
  for (const report of reports) if (!report.ok) throw new PracticeTrustRefused(report.detail);
}
