import { drawOutcomes } from './draw-outcomes.ts';
import { style } from './draw-style.ts';
import { drawWaits, type Frame, scalesOf } from './draw-waits.ts';
import type { Drill } from './run-drill.ts';

const width = 960;
const height = 820;
const first: Frame = { left: 150, top: 112, width: 770, height: 180 };
const second: Frame = { ...first, top: 360 };
const bars: Frame = { ...first, top: 588, height: 0 };

/** The day at both doors as an SVG that can stand alone: waits over the day, and what became of the guests. */
export function drawDay({ parameters, central, ours }: Drill): string {
  const { guests, outages } = parameters;
  const scales = scalesOf([...central.visits, ...ours.visits], first);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">2021년 12월 13일의 재연 · A replay of 13 December 2021</title>',
    `<style>${style}\n</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="20"/>`,
    '<text class="title" x="32" y="44">2021년 12월 13일의 재연 · A replay of 13 December 2021</text>',
    `<text class="quiet" x="32" y="68">손님 ${guests}명, 도착부터 끝날 때까지 기다린 시간(분), 음영은 중앙 서버 장애 · ${guests} guests, minutes from arrival to the end, shaded: the centre is down</text>`,
    drawWaits('중앙 서버에 묻는 입구 · A door that asks the centre', central.visits, outages, scales, first),
    drawWaits('문지기 · Munjigi', ours.visits, outages, scales, second),
    drawOutcomes(
      [
        { name: '중앙 · Centre', visits: central.visits },
        { name: '문지기 · Munjigi', visits: ours.visits },
      ],
      bars,
    ),
    '</svg>',
    '',
  ].join('\n');
}
