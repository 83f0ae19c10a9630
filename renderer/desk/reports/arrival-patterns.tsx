import type { ArrivalKind } from '../../../shared/report.ts';

/** Where a chart's bars find how to fill themselves. */
export function fillOf(kind: ArrivalKind): string {
  return `url(#arrivals-${kind})`;
}

/**
 * Plain, hatched, dotted, lined: told apart without colour, on a screen and out of a black-and-white printer. They lie
 * in the page once, for every chart and key on it.
 */
export function ArrivalPatterns() {
  return (
    <svg className="arrival-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="arrivals-admit" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="admit" width="8" height="8" />
        </pattern>
        <pattern id="arrivals-refuse" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="refuse-back" width="6" height="6" />
          <path className="refuse" d="M-1.5 1.5 1.5-1.500M0 6 6 0M4.5 7.5 7.5 4.5" />
        </pattern>
        <pattern id="arrivals-review" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect className="review" width="5" height="5" />
          <circle className="review-dot" cx="2.5" cy="2.5" r="1.100" />
        </pattern>
        <pattern id="arrivals-manual" width="6" height="4" patternUnits="userSpaceOnUse">
          <rect className="manual-back" width="6" height="4" />
          <rect className="manual" width="6" height="1.5" />
        </pattern>
      </defs>
    </svg>
  );
}

/** How a kind of arrival looks in the chart, to stand beside its name. */
export function ArrivalSwatch({ kind }: { readonly kind: ArrivalKind }) {
  return (
    <svg className="swatch" width="22" height="16" aria-hidden="true">
      <rect width="22" height="16" rx="3" fill={fillOf(kind)} />
    </svg>
  );
}
