import type { PassFormat } from '../../../../main/passes/format.ts';

/** Ways in which a format may be broken that its own tests did not find, or that came with a new library. */
export const breakages: Readonly<Record<string, (format: PassFormat) => PassFormat>> = {
  'believes every signature': (format) => ({
    ...format,
    verify: async (_, [key]) =>
      key === undefined ? { ok: false, reason: 'key-unknown', detail: '' } : { ok: true, key },
  }),
  'believes no signature': (format) => ({
    ...format,
    verify: async () => ({ ok: false, reason: 'signature-invalid', detail: '' }),
  }),
  'throws when it verifies': (format) => ({
    ...format,
    verify: async () => {
      throw new Error('broken');
    },
  }),
  'throws when it reads': (format) => ({
    ...format,
    read: () => {
      throw new Error('broken');
    },
  }),
  'throws when it is asked whose a code is': (format) => ({
    ...format,
    recognise: () => {
      throw new Error('broken');
    },
  }),
  'never answers': (format) => ({ ...format, verify: () => new Promise(() => undefined) }),
  'does not see when a pass ends': (format) => ({
    ...format,
    read: (text) => {
      const reading = format.read(text);
      if (!reading.ok) return reading;
      const { expiresAt: _, ...pass } = reading.pass;
      return { ok: true, pass };
    },
  }),
  'does not see where a pass may be revoked': (format) => ({
    ...format,
    read: (text) => {
      const reading = format.read(text);
      return reading.ok ? { ok: true, pass: { ...reading.pass, references: [] } } : reading;
    },
  }),
  'takes every code for its own': (format) => ({ ...format, recognise: () => true }),
  'does not know its own codes': (format) => ({ ...format, recognise: () => false }),
};
