import {
  type SymbolType,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTimes,
  symbolTriangle,
} from 'd3-shape';
import type { Outcome } from './figures.ts';

/** What an outcome looks like: told apart by shape, too. */
export const marks: Readonly<
  Record<Outcome, { readonly symbol: SymbolType; readonly ko: string; readonly en: string }>
> = {
  decided: { symbol: symbolCircle, ko: '1초 안에 판정', en: 'decided within a second' },
  'decided-late': { symbol: symbolSquare, ko: '1초 넘게 걸려 판정', en: 'decided later' },
  'by-hand': { symbol: symbolDiamond, ko: '직원이 수기 기록', en: 'entered by hand' },
  'wrongly-refused': { symbol: symbolTimes, ko: '잘못 거절', en: 'wrongly refused' },
  unanswered: { symbol: symbolTriangle, ko: '답 없음', en: 'unanswered' },
};

/** Colours for a light page and a dark one; the picture brings its own paper, whatever page it is on. */
export const style = `
  text { font: 13px Pretendard, system-ui, 'Noto Sans KR', sans-serif; fill: #0c1116; }
  .title { font-size: 20px; font-weight: 700; }
  .door { font-size: 15px; font-weight: 700; }
  .quiet { fill: #46525e; }
  .number { text-anchor: end; font-variant-numeric: tabular-nums; }
  .paper { fill: #f6f7f8; }
  .grid { stroke: #dfe4ea; }
  .outage { fill: #f2b01e; opacity: 0.18; }
  .median { fill: none; stroke: #0c1116; stroke-width: 1.5; opacity: 0.55; }
  .decided { fill: #0b7a4b; }
  .decided-late { fill: #2f6fed; }
  .by-hand { fill: #b97f00; }
  .wrongly-refused { fill: #b3261e; }
  path.wrongly-refused { stroke: #b3261e; }
  .unanswered { fill: #6b7783; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f6f7f8; }
    .quiet { fill: #cdd6df; }
    .paper { fill: #0c1116; }
    .grid { stroke: #2a333c; }
    .median { stroke: #f6f7f8; }
    .decided { fill: #35b37e; }
    .decided-late { fill: #7ba6ff; }
    .by-hand { fill: #f2b01e; }
    .wrongly-refused { fill: #ff6b61; }
    path.wrongly-refused { stroke: #ff6b61; }
    .unanswered { fill: #97a3af; }
  }`;
