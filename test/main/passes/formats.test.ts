import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { coov } from '../../../main/passes/coov/coov.ts';
import type { PassFormat } from '../../../main/passes/format.ts';
import { formats } from '../../../main/passes/formats.ts';
import { healthCertificate } from '../../../main/passes/hcert/hcert.ts';
import { nzCovidPass } from '../../../main/passes/nzcp/nzcp.ts';
import { pretixTicket } from '../../../main/passes/pretix/pretix.ts';
import { sdJwtCredential } from '../../../main/passes/sd-jwt-vc/sd-jwt-vc.ts';
import { smartHealthCard } from '../../../main/passes/smart-health-card/smart-health-card.ts';
import { visibleSeal } from '../../../main/passes/vdsnc/vdsnc.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { verifiableCredential } from '../../../main/passes/verifiable-credential/verifiable-credential.ts';
import { coovCredential, coovPresentation, newInfraParty } from './coov/infra-issuer.ts';
import { certificateCode } from './hcert/certificate-codes.ts';
import { covidPassCode } from './nzcp/covid-pass-codes.ts';
import { ticketCodes, keys as ticketKeys } from './pretix/ticket-codes.ts';
import { namedCode, sdJwtCode } from './sd-jwt-vc/sd-jwt-codes.ts';
import { cardCode, cardJws, deflated, goodCard, newSigner, venueCode } from './signed-codes.ts';
import { certify, newAuthority } from './vdsnc/authority.ts';
import { sealCode } from './vdsnc/seal-codes.ts';
import {
  credentialCode,
  olderCode,
  olderPresentationCode,
  presentationCode,
} from './verifiable-credential/credential-codes.ts';

const signer = await newSigner();
/** Of the one curve that is COOV's and no other's. */
const infra = newInfraParty();
/** Certified for seals, which carry their signer's certificate. */
const authority = await newAuthority();
const sealer = await certify(authority);
const held = [signer.held, infra.held, authority.held, ...ticketKeys];

/** Good codes of every format, all signed by these two. A new format needs a line here and passes what follows. */
const good: readonly (readonly [PassFormat, readonly string[]])[] = [
  [venuePass, [await venueCode(signer), await venueCode(signer, { name: '홍길동', nbf: 1 })]],
  [smartHealthCard, [await cardCode(signer), await cardJws(signer, deflated(goodCard))]],
  [healthCertificate, [certificateCode(signer), certificateCode(signer).slice('HC1:'.length)]],
  [nzCovidPass, [await covidPassCode(signer)]],
  [
    verifiableCredential,
    [
      await credentialCode(signer),
      await olderCode(signer),
      await presentationCode(signer, await credentialCode(signer)),
      await olderPresentationCode(signer, await olderCode(signer)),
    ],
  ],
  [sdJwtCredential, [await sdJwtCode(signer), await namedCode(signer)]],
  [
    coov,
    [
      coovCredential(infra, infra.did),
      coovPresentation(infra, coovCredential(infra, infra.did), 'did:infra:01:venue'),
    ],
  ],
  [pretixTicket, ticketCodes.filter(({ key }) => key !== undefined).map(({ code }) => code)],
  [visibleSeal, [await sealCode(sealer)]],
];

/** Reads and, if that goes well, verifies: as the judge does, whatever a scanner brings. */
async function outcomeOf(format: PassFormat, text: string): Promise<string> {
  format.recognise(text);
  format.part?.(text);
  const reading = format.read(text);
  if (!reading.ok) return reading.reason;
  const verification = await format.verify(reading.pass, held);
  return verification.ok ? 'ok' : verification.reason;
}

/** White space between the parts of a JSON text, and how its numbers and characters are spelt, say nothing. */
function isSameJson(one: string, other: string): boolean {
  try {
    return canonicalize(JSON.parse(one)) === canonicalize(JSON.parse(other)) && one.trim() === one;
  } catch {
    return false;
  }
}

const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 3_000 });
const anything = fc.string({ unit: 'binary', maxLength: 3_000 });

test('every format is registered once and has good codes in this test', () => {
  assert.deepEqual(
    formats.map(({ id }) => id),
    good.map(([{ id }]) => id),
  );
  assert.equal(new Set(formats.map(({ id }) => id)).size, formats.length);
});

for (const [format, codes] of good) {
  describe(`the format ${format.id}`, () => {
    test('recognises, reads and verifies its own codes, and no other format recognises them', async () => {
      for (const code of codes) {
        assert.deepEqual(
          formats.filter((one) => one.recognise(code)),
          [format],
        );
        assert.equal(await outcomeOf(format, code), 'ok');
      }
    });

    test('names one of its own algorithms in what it reads, and itself', () => {
      for (const code of codes) {
        const reading = format.read(code);
        assert.ok(reading.ok && reading.pass.format === format.id);
        assert.ok(format.algorithms.includes(reading.pass.algorithm));
      }
    });

    test('admits no text that a scanner, or anybody, could make up, and never throws', async () => {
      const prefixed = fc
        .tuple(
          fc.constantFrom('', 'shc:/', 'shc:/1/2/', 'HC1:', 'NZCP:/1/', 'eyJ', ...codes),
          fc.oneof(printable, anything),
        )
        .map(([start, rest]) => start + rest)
        .filter((text) => !codes.includes(text));
      await fc.assert(
        fc.asyncProperty(prefixed, async (text) => {
          assert.notEqual(await outcomeOf(format, text), 'ok');
        }),
      );
    });

    test('holds no code that lost, gained or changed a character', async () => {
      const spoilt = fc
        .record({
          code: fc.constantFrom(...codes),
          at: fc.nat(),
          cut: fc.nat({ max: 2 }),
          put: fc.string({ unit: 'grapheme-ascii', maxLength: 2 }),
        })
        .map(({ code, at, cut, put }) => {
          const place = at % code.length;
          return { code, text: code.slice(0, place) + put + code.slice(place + cut) };
        })
        // A scheme knows no case, so a code in another case is the same code.
        .filter(({ code, text }) => text.toLowerCase() !== code.toLowerCase() || !/^shc:/i.test(code))
        .filter(({ code, text }) => text !== code && !isSameJson(text, code));
      await fc.assert(
        fc.asyncProperty(spoilt, async ({ text }) => {
          assert.notEqual(await outcomeOf(format, text), 'ok');
        }),
        { numRuns: 500 },
      );
    });

    test('holds no code with one bit flipped', async () => {
      for (const code of codes) {
        for (let at = 0; at < code.length; at += 7) {
          const flipped = String.fromCharCode(code.charCodeAt(at) ^ (1 << (at % 7)));
          const text = code.slice(0, at) + flipped + code.slice(at + 1);
          if (text.toLowerCase() === code.toLowerCase() && /^shc:/i.test(code)) continue;
          assert.notEqual(await outcomeOf(format, text), 'ok', `bit of character ${at}`);
        }
      }
    });

    test('tells nothing of the guest when it cannot read a code', () => {
      for (const code of codes) {
        for (let end = 1; end < code.length; end += 11) {
          const reading = format.read(code.slice(0, end));
          assert.ok(!reading.ok);
          assert.doesNotMatch(reading.detail, /Hong|홍길동|A-17|eyJ|\d{6}/);
        }
      }
    });

    test('takes no noticeable time over a text without end', () => {
      const began = performance.now();
      for (const code of codes) {
        for (const filler of ['A', '0', '.', '/', '1/2/', ' ', 'eyJ']) {
          const text = code + filler.repeat(1_000_000);
          format.recognise(text);
          format.part?.(text);
          assert.equal(format.read(text).ok, false);
        }
      }
      assert.ok(performance.now() - began < 2_000);
    });
  });
}
