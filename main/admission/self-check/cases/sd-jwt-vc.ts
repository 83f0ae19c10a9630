import { casesOf } from '../format-cases.ts';

/** Of nobody; signed by keys that were thrown away. */
export const sdJwtVc = casesOf({
  format: 'dc+sd-jwt',
  keys: [
    {
      issuer: 'https://issuer.example',
      kid: 'k1',
      jwk: {
        kty: 'EC',
        x: '4Bvf96xqh_G5lpBgc_ho3mXXjnoDrKYQ4n3oMTtPim4',
        y: 'CS21VOWCwg6P8IbaE9pqQGlUj9LJcmmrGaxEH4L1Rag',
        crv: 'P-256',
        kid: 'k1',
      },
      algorithms: ['ES256'],
    },
  ],
  within: 1795489260000,
  after: 1795496400000,
  good: 'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiZGMrc2Qtand0In0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwidmN0IjoiaHR0cHM6Ly9pc3N1ZXIuZXhhbXBsZS9tZW1iZXJzaGlwIiwianRpIjoiQS0xNyIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ.2nhhPTwg14UTrWyUSFAERbrfVJVtUaQTra8dzt3E_aqiPAHh10G_DNNqEzm8CdpCH1S62saEB9_eT4XOh6qz5Q~',
  forged:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiZGMrc2Qtand0In0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwidmN0IjoiaHR0cHM6Ly9pc3N1ZXIuZXhhbXBsZS9tZW1iZXJzaGlwIiwianRpIjoiQS0xNyIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ.26lGKGu_iHKbb0y3LEQJjwAz9GMla9Vo8cF0AybiZbono0WjTInchFO9kDpaiP9weGFhH4TMozrJC5upk7MOWQ~',
  altered:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiZGMrc2Qtand0In0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwidmN0IjoiaHR0cHM6Ly9pc3N1ZXIuZXhhbXBsZS9tZW1iZXJzaGlwIiwianRpIjoiQS0xOCIsImlhdCI6MTc5NTQ4OTIwMCwiZXhwIjoxNzk1NDkyODAwLCJzdGF0dXMiOnsic3RhdHVzX2xpc3QiOnsiaWR4IjozLCJ1cmkiOiJodHRwczovL2lzc3Vlci5leGFtcGxlL3N0YXR1cy8wIn19fQ.2nhhPTwg14UTrWyUSFAERbrfVJVtUaQTra8dzt3E_aqiPAHh10G_DNNqEzm8CdpCH1S62saEB9_eT4XOh6qz5Q~',
  revocable: true,
});
