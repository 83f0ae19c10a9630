import { useDeskText } from '../desk.tsx';
import type { Figure } from './figures.ts';

/** Writes a figure with its unit. */
export function useFigureText(): (figure: Figure) => string {
  const t = useDeskText();
  return ({ unit, value }) => {
    if (value === undefined) return t('reports.nothing');
    switch (unit) {
      case 'count':
        return t('reports.count', { count: value });
      case 'share':
        return t('reports.share', { share: value });
      case 'ms':
        return t('reports.ms', { ms: value });
      case 'minutes':
        return t('reports.minutes', { minutes: value });
    }
  };
}
