import { casesOf } from '../format-cases.ts';

/** Of nobody; signed by keys that were thrown away. */
export const vdsnc = casesOf({
  format: 'vdsnc',
  keys: [
    {
      issuer: 'UTO',
      kid: '85c925f9261c670b389b2368b1559bb6778edcca',
      jwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'qyI0oMgm3wT391sjRBn8sZFghvbhZQLyODqG5g5va7s',
        y: 'XcUdQUOvOB3kpKMaRvZf168a17Xk-mcqUMi44DsD8As',
        x5c: [
          'MIIB0TCCAXigAwIBAgIBATAKBggqhkjOPQQDAjAvMS0wCQYDVQQGEwJVVDAgBgNVBAMTGUNvdW50cnkgU2lnbmluZyBBdXRob3JpdHkwHhcNMjAwMTAxMDAwMDAwWhcNMzUwMTAxMDAwMDAwWjAvMS0wCQYDVQQGEwJVVDAgBgNVBAMTGUNvdW50cnkgU2lnbmluZyBBdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASrIjSgyCbfBPf3WyNEGfyxkWCG9uFlAvI4OobmDm9ru13FHUFDrzgd5KSjGkb2X9evGte15PpnKlDIuOA7A/ALo4GEMIGBMBIGA1UdEwEB/wQIMAYBAf8CAQAwDgYDVR0PAQH/BAQDAgEGMB0GA1UdDgQWBBSFySX5JhxnCzibI2ixVZu2d47cyjAfBgNVHSMEGDAWgBSFySX5JhxnCzibI2ixVZu2d47cyjAbBgNVHREEFDASpBAwDjEMMAoGA1UEBxMDVVRPMAoGCCqGSM49BAMCA0cAMEQCIHkEoscGAiF0vLwKdMYLIiqUYdLJdx5akINivMiIdmYrAiAg+yJKy83eIGF0aGG2jhv7W3jX7F91pweks9x3K9VTWg==',
        ],
      },
      algorithms: ['ES256', 'ES384', 'ES512'],
    },
  ],
  within: 1795489260000,
  after: 1924992000000,
  good: '{"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},"msg":{"uvci":"U32870","pid":{"n":"HONG  GIL DONG","dob":"1990-01-02","i":"M1234567Z","sex":"M"},"ve":[{"des":"XM68M6","nam":"Comirnaty","dis":"RA01.0","vd":[{"dvc":"2026-10-01","seq":1,"ctr":"UTO","adm":"RIVM","lot":"VC35679"},{"dvc":"2026-10-22","seq":2,"ctr":"UTO","adm":"RIVM","lot":"VC87540"}]}]}},"sig":{"alg":"ES256","cer":"MIIBkjCCATegAwIBAgICEjQwCgYIKoZIzj0EAwIwLzEtMAkGA1UEBhMCVVQwIAYDVQQDExlDb3VudHJ5IFNpZ25pbmcgQXV0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTMwMDEwMTAwMDAwMFowHDEaMAkGA1UEBhMCVVQwDQYDVQQDEwZIZWFsdGgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGG_MxmyV9CsmpCsZA0PEj0P9SZ4832a4UVUol8Kzj2bjL9EMhxUPcdm6sFnwnLOahziGHdoEe1AvCcW4q-7uMo1YwVDAaBgdngQgBAQYCBA8wDQIBADEIEwJOVhMCTlQwFQYDVR0lAQH_BAswCQYHZ4EIAQEOAjAfBgNVHSMEGDAWgBSFySX5JhxnCzibI2ixVZu2d47cyjAKBggqhkjOPQQDAgNJADBGAiEA04-3M2rh9SKknIJGEoCEnCa7pESrgga2ezxS8mg3OK8CIQCJsEPVo9p7iHKVngaro5gnizV_u_7QnMkounCUVBC_Nw","sigvl":"JSRrei3_VwXR4b-q6uU6zHpjxfHcEDiKmeaSXl2VhqCKXwUii2XdvQj56-TpOHF9A4w9IpzKTCvK3wSXzNGJDg"}}',
  forged:
    '{"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},"msg":{"uvci":"U32870","pid":{"n":"HONG  GIL DONG","dob":"1990-01-02","i":"M1234567Z","sex":"M"},"ve":[{"des":"XM68M6","nam":"Comirnaty","dis":"RA01.0","vd":[{"dvc":"2026-10-01","seq":1,"ctr":"UTO","adm":"RIVM","lot":"VC35679"},{"dvc":"2026-10-22","seq":2,"ctr":"UTO","adm":"RIVM","lot":"VC87540"}]}]}},"sig":{"alg":"ES256","cer":"MIIBkjCCATegAwIBAgICEjQwCgYIKoZIzj0EAwIwLzEtMAkGA1UEBhMCVVQwIAYDVQQDExlDb3VudHJ5IFNpZ25pbmcgQXV0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTMwMDEwMTAwMDAwMFowHDEaMAkGA1UEBhMCVVQwDQYDVQQDEwZIZWFsdGgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGG_MxmyV9CsmpCsZA0PEj0P9SZ4832a4UVUol8Kzj2bjL9EMhxUPcdm6sFnwnLOahziGHdoEe1AvCcW4q-7uMo1YwVDAaBgdngQgBAQYCBA8wDQIBADEIEwJOVhMCTlQwFQYDVR0lAQH_BAswCQYHZ4EIAQEOAjAfBgNVHSMEGDAWgBSFySX5JhxnCzibI2ixVZu2d47cyjAKBggqhkjOPQQDAgNJADBGAiEA04-3M2rh9SKknIJGEoCEnCa7pESrgga2ezxS8mg3OK8CIQCJsEPVo9p7iHKVngaro5gnizV_u_7QnMkounCUVBC_Nw","sigvl":"OSbENVArma2merNnVGJ3cVxcQQy1phTplKywYt5PTPUzTTODEDuEiIXswsaoo7kf8np5LYoSDd6R9AEJoI6uzg"}}',
  altered:
    '{"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},"msg":{"uvci":"U32872","pid":{"n":"HONG  GIL DONG","dob":"1990-01-02","i":"M1234567Z","sex":"M"},"ve":[{"des":"XM68M6","nam":"Comirnaty","dis":"RA01.0","vd":[{"dvc":"2026-10-01","seq":1,"ctr":"UTO","adm":"RIVM","lot":"VC35679"},{"dvc":"2026-10-22","seq":2,"ctr":"UTO","adm":"RIVM","lot":"VC87540"}]}]}},"sig":{"alg":"ES256","cer":"MIIBkjCCATegAwIBAgICEjQwCgYIKoZIzj0EAwIwLzEtMAkGA1UEBhMCVVQwIAYDVQQDExlDb3VudHJ5IFNpZ25pbmcgQXV0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTMwMDEwMTAwMDAwMFowHDEaMAkGA1UEBhMCVVQwDQYDVQQDEwZIZWFsdGgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGG_MxmyV9CsmpCsZA0PEj0P9SZ4832a4UVUol8Kzj2bjL9EMhxUPcdm6sFnwnLOahziGHdoEe1AvCcW4q-7uMo1YwVDAaBgdngQgBAQYCBA8wDQIBADEIEwJOVhMCTlQwFQYDVR0lAQH_BAswCQYHZ4EIAQEOAjAfBgNVHSMEGDAWgBSFySX5JhxnCzibI2ixVZu2d47cyjAKBggqhkjOPQQDAgNJADBGAiEA04-3M2rh9SKknIJGEoCEnCa7pESrgga2ezxS8mg3OK8CIQCJsEPVo9p7iHKVngaro5gnizV_u_7QnMkounCUVBC_Nw","sigvl":"JSRrei3_VwXR4b-q6uU6zHpjxfHcEDiKmeaSXl2VhqCKXwUii2XdvQj56-TpOHF9A4w9IpzKTCvK3wSXzNGJDg"}}',
  revocable: true,
});
