import { z } from 'zod';

const bundleSchema = z.object({ entry: z.array(z.object({ resource: z.unknown() })) });

const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  name: z.array(
    z.object({
      text: z.string().optional(),
      family: z.string().optional(),
      given: z.array(z.string()).optional(),
    }),
  ),
});

/** The name of the person that a card is about, as its FHIR bundle gives it; `undefined` if it gives none. */
export function patientName(bundle: unknown): string | undefined {
  const parsed = bundleSchema.safeParse(bundle);
  for (const { resource } of parsed.data?.entry ?? []) {
    const [name] = patientSchema.safeParse(resource).data?.name ?? [];
    if (name === undefined) continue;
    const { text, given = [], family } = name;
    const written = text ?? [...given, ...(family === undefined ? [] : [family])].join(' ');
    if (written !== '') return written;
  }
  return undefined;
}
