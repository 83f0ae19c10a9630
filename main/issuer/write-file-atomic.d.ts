declare module 'write-file-atomic' {
  /** Writes through a synced temporary file and a rename: a reader sees the old file or the new one. */
  export default function writeFileAtomic(
    path: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number },
  ): Promise<void>;
}
