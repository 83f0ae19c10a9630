import { z } from 'zod';

/** Pictures of dots only: a drawing (SVG) may hold scripts and addresses. */
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type LogoType = (typeof logoTypes)[number];

/** Bytes; and dots of each side, so that no small file unfolds into a picture that fills the memory. */
export const logoLimits = { bytes: 512 * 1024, least: 16, most: 2_048 } as const;

export const logoFaults = ['gone', 'too-large', 'no-picture', 'moves', 'sides'] as const;
/** Why a file cannot be the venue's logo. `moves`: an animation; `sides`: too few or too many dots. */
export type LogoFault = (typeof logoFaults)[number];

/** The venue's logo as the screens get it. */
export const logoSchema = z.object({ type: z.enum(logoTypes), base64: z.base64() });
