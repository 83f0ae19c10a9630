declare module 'base45' {
  export function encode(bytes: Uint8Array): string;
  /** Lax: takes overflow, lone characters and foreign ones. */
  export function decode(text: string): Buffer;
}
