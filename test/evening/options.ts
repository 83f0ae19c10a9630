import { Command, Option } from 'commander';
import { type Language, languages } from '../../shared/settings.ts';

/** The two screens that a venue has: tall ones that are touched, wide ones with a keyboard before them. */
export const shapes = {
  tall: { hands: 'touch', width: 1080, height: 1920 },
  wide: { hands: 'keyboard', width: 1280, height: 800 },
} as const;
export type Shape = keyof typeof shapes;

export interface Options {
  readonly shape: Shape;
  readonly language: Language;
  readonly json: boolean;
  /** A folder for pictures of the stages. */
  readonly shots: string | undefined;
}

/** The flags of `npm run evening`. Exits with 2 after a wrong one, as every command here. */
export function readOptions(words: readonly string[] = process.argv.slice(2)): Options {
  const command = new Command('evening')
    .description(
      'an evening of 200 guests at a real kiosk, through its screens, and what its journal says of it',
    )
    .addOption(
      new Option('--shape <shape>', 'tall: 1080×1920, by touch; wide: 1280×800, by keyboard')
        .choices(Object.keys(shapes))
        .default('tall'),
    )
    .addOption(new Option('--language <language>', 'of the screens').choices(languages).default('ko'))
    .option('--shots <folder>', 'takes a picture of each stage into this folder')
    .option('--json', 'ends with one line: one JSON object of figures', false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  const given = command.parse(words, { from: 'user' }).opts<Partial<Options>>();
  // The choices were checked by the parser.
  return { shape: 'tall', language: 'ko', json: false, shots: undefined, ...given };
}
