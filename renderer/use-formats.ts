import { useKiosk } from './kiosk-state.tsx';
import { useLanguage } from './language.tsx';
import { type Formats, formatsFor } from './parts/format.ts';

/** Times and dates as this venue's clock and the language of the screens have them. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  const { status } = useKiosk();
  return formatsFor(language, status.timeZone);
}
