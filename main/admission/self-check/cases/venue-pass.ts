import { casesOf } from '../format-cases.ts';

/** Of nobody; signed by keys that were thrown away. */
export const venuePass = casesOf({
  format: 'pass+jwt',
  keys: [
    {
      issuer: 'https://issuer.example',
      kid: 'k1',
      jwk: {
        kty: 'EC',
        x: '80JXU4sg_EK-m6qNPgeaTD9cEPRJTjk4VBS8JnoekZ8',
        y: 'rm91eA2stB3K8UYQPKcUb2bj3d-RfEZRdP5hhXmDAA8',
        crv: 'P-256',
        kid: 'k1',
      },
      algorithms: ['ES256'],
    },
  ],
  within: 1795489260000,
  after: 1795496400000,
  good: 'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoicGFzcytqd3QifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwianRpIjoiQS0xNyIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ.Fq71VoYBuPYe5fM3TIz2g8e4Nkr24VrqW0G-6bLLZJ4Q1-HgC3roMx8faRujZtqiiyh2KTrF3e97zamgaiG3vQ',
  forged:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoicGFzcytqd3QifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwianRpIjoiQS0xNyIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ._zGk392eOGy7bQ9oscdPWwOOWnMniOSkCYB13SbHrSN3P62ZO6Gk6obl6qEt0QTKxdd4iP5ospYCUUEAsaquPw',
  altered:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoicGFzcytqd3QifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwianRpIjoiQS0xOCIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ.Fq71VoYBuPYe5fM3TIz2g8e4Nkr24VrqW0G-6bLLZJ4Q1-HgC3roMx8faRujZtqiiyh2KTrF3e97zamgaiG3vQ',
  revocable: true,
});
