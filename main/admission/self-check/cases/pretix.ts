import { casesOf } from '../format-cases.ts';

/** Of nobody; signed by keys that were thrown away. */
export const pretix = casesOf({
  format: 'pretix_sig1',
  keys: [
    {
      issuer: 'https://tickets.example/self-check/',
      kid: 'k1',
      jwk: { kty: 'OKP', crv: 'Ed25519', x: 'cHFPg5wfR3D0t4ACYqFnAHpm6WxfoZyRescdPNURKnA' },
      algorithms: ['Ed25519'],
    },
  ],
  within: 1795489260000,
  after: 1795496400000,
  good: '==QCewR4IN1sn2AU2SFnZSJ14HkK+ToPCFjFFCpPd3XNIP1NjF/1uHgGt1OknNu6QOEITZH2D2bSI5b7SinuogG0GgNlXCMMBAxajVGajZGblNXCKAEATAQA',
  forged:
    '==wDydJYr2oMhUmgUPLwvXhTtPKOoEo/EhkkmLCiDONoPT4Fj5O6M7+iByP4cuGgmsXKk1qAbMzWcuBBj83xyzRAGgNlXCMMBAxajVGajZGblNXCKAEATAQA',
  altered:
    '=kgHcEOSTN7pNAltUxZmUSN+Bpi/E6jQxYRhQ6T39VDyTdzYxft7BoRbtD5ZjrOkDByU2h9g9mES+2uk4pLKoBtBYT5lADTAQIzajVGajZGblNnCKAEAUAQA',
  revocable: true,
  misfit: 'key-unknown',
});
