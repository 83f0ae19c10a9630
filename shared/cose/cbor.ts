import { type DecodeOptions, decode, Tagged } from 'cborg';

const options: DecodeOptions = {
  // Labels are integers, which an object would turn into text.
  useMaps: true,
  // Of two values under one name nobody knows which the issuer meant (RFC 8949, 5.6).
  rejectDuplicateMapKeys: true,
  tags: {
    // COSE_Sign1 and CWT, the two tags of our formats (RFC 9052, 2; RFC 8392, 6). Others are refused.
    ...Tagged.preserve(18, 61),
    // A date is the text that it is written in (RFC 8949, 3.4.1): Sweden tags the hour of a test so.
    0: (decode) => decode(),
  },
};

/** One CBOR item and nothing after it; `undefined` if the bytes are anything else. */
export function readCbor(bytes: Uint8Array): { readonly item: unknown } | undefined {
  try {
    return { item: decode(bytes, options) };
  } catch {
    // The decoder throws plain errors, and for a nesting without end the engine's own; their messages quote the bytes.
    return undefined;
  }
}
