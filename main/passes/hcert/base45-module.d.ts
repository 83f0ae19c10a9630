declare module 'base45' {
  /** RFC 9285, without any check: see `base45.ts`. */
  export function decode(text: string): Buffer;
  export function encode(bytes: Uint8Array): string;
}
