import { type ReportWords, reportWords } from '../../../shared/locales/outage-report.ts';
import { reasonWords } from '../../../shared/locales/reasons.ts';
import type { Outage } from '../../../shared/outage.ts';
import { html, Markup } from './markup.ts';
import type { OutageFigures } from './outage-report.ts';
import { reportStyle } from './report-style.ts';
import { duration, wallClock } from './report-times.ts';
import { lengthOf } from './totals.ts';

const nothing = new Markup('');

interface Page {
  readonly report: OutageFigures;
  readonly words: ReportWords;
}

function time(at: string, { report }: Page): Markup {
  const wall = wallClock(at, report.timeZone);
  return html`<time datetime="${at}">${wall.date} ${wall.time}</time>`;
}

function facts(page: Page): Markup {
  const { report, words } = page;
  const rows: readonly (readonly [string, Markup | string])[] = [
    [words.venue, report.venue],
    [words.gate, report.gate],
    [words.period, html`${time(report.from, page)} – ${time(report.until, page)}`],
    [words.timeZone, report.timeZone],
    [words.madeAt, time(report.at, page)],
    [words.madeBy, `Munjigi (문지기) ${report.version}`],
  ];
  return html`<table class="facts"><tbody>${rows.map(
    ([name, value]) => html`
<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;
}

function summary({ report, words }: Page): Markup {
  const { network, kioskOff, figures } = report.totals;
  const part = (name: string, { count, ms }: typeof network) => html`
<div><dt>${name}</dt><dd>${words.times(count)}${
    count === 0 ? nothing : html` <small>${duration(ms, report.language)}</small>`
  }</dd></div>`;
  const { manual } = figures;
  return html`<h2>${words.summary}</h2>
<dl class="summary">${part(words.networkOutages, network)}${part(words.kioskStops, kioskOff)}</dl>
<h2>${words.duringOutages}</h2>
<table><thead><tr><th scope="col">${words.scans}</th><th scope="col">${words.people.admit}</th><th scope="col">${words.people.refuse}</th><th scope="col">${words.people.review}</th><th scope="col">${words.manualEntries}</th></tr></thead>
<tbody><tr><td>${figures.scans}</td><td>${figures.admitted}</td><td>${figures.refused}</td><td>${figures.reviewed}</td><td>${words.manual(manual.entries, manual.admitted, manual.takenBack)}${words.overrides(figures.overrides)}</td></tr></tbody></table>`;
}

function whatOf(outage: Outage, words: ReportWords): Markup {
  const names = Object.entries(outage.impaired).map(([name, one]) => `${name} (${words.impaired[one]})`);
  const unreached = names.length === 0 ? words.notRecorded : names.join(', ');
  const kind =
    outage.kind === 'kiosk-off'
      ? html`<p class="kind">${words.off(outage.announced ?? false)}</p>`
      : html`<p class="kind">${words.kind[outage.worst ?? 'degraded']}</p><p>${unreached}</p>`;
  const doubts = [
    ...(outage.beganBefore ? [words.beganBefore] : []),
    ...(outage.clock === 'suspicious' ? [words.clockSuspicious] : []),
    ...(outage.clock === 'untrusted' ? [words.clockUntrusted] : []),
  ];
  return html`${kind}${doubts.map((doubt) => html`<p class="small">${doubt}</p>`)}`;
}

function doorOf({ figures, kind, rows }: Outage, words: ReportWords): Markup {
  const { manual } = figures;
  const door =
    kind === 'kiosk-off'
      ? ''
      : `${words.scans} ${figures.scans}: ${words.people.admit} ${figures.admitted}, ${words.people.refuse} ${figures.refused}, ${words.people.review} ${figures.reviewed} · ${words.manualEntries} ${words.manual(manual.entries, manual.admitted, manual.takenBack)}${words.overrides(figures.overrides)} · `;
  return html`${door}${words.rows(rows.first, rows.last)}`;
}

function wall(at: string, { report }: Page): Markup {
  const { date, time: clock } = wallClock(at, report.timeZone);
  return html`<time datetime="${at}">${date}<br>${clock}</time>`;
}

function period(outage: Outage, index: number, page: Page): Markup {
  const { report, words } = page;
  const until = outage.until === undefined ? html`${words.goesOn}` : wall(outage.until, page);
  return html`
<tbody><tr class="first"><td class="number">${index + 1}</td><td class="time">${wall(outage.since, page)}</td><td${outage.until === undefined ? nothing : new Markup(' class="time"')}>${until}</td><td>${duration(lengthOf(outage, Date.parse(report.at)), report.language)}</td><td class="what">${whatOf(outage, words)}</td></tr>
<tr class="second"><td></td><td colspan="4" class="small">${doorOf(outage, words)}</td></tr></tbody>`;
}

function periods(page: Page): Markup {
  const { report, words } = page;
  if (report.outages.length === 0) return html`<h2>${words.outages}</h2><p>${words.none}</p>`;
  return html`<h2>${words.outages}</h2>
<table class="periods"><thead><tr><th scope="col" class="number">${words.number}</th><th scope="col">${words.since}</th><th scope="col">${words.until}</th><th scope="col">${words.duration}</th><th scope="col">${words.what}</th></tr></thead>${report.outages.map(
    (outage, index) => period(outage, index, page),
  )}
</table>`;
}

/** The cause only: what staff should do follows in further sentences. */
function cause(text: string): string {
  return text.split('. ')[0] ?? text;
}

function reasons({ report, words }: Page): Markup {
  const { reasons: counted } = report.totals.figures;
  if (counted.length === 0) return nothing;
  return html`<h2>${words.reasons}</h2>
<table><thead><tr><th scope="col">${words.decision}</th><th scope="col">${words.reason}</th><th scope="col" class="count">${words.count}</th></tr></thead>
<tbody>${counted.map(
    ({ decision, reason, count }) => html`
<tr><td class="decision">${words.people[decision]}</td><td>${cause(reasonWords[report.language][reason].staff)} <small>(${reason})</small></td><td class="count">${count}</td></tr>`,
  )}</tbody></table>`;
}

function proof({ report, words }: Page, signatureName: string): Markup {
  const rows: readonly (readonly [string, string])[] = [
    [words.lastRow, String(report.head.seq)],
    [words.lastRowHash, report.head.hash],
    ...(report.checkpoint === undefined ? [] : ([[words.mark, report.checkpoint]] as const)),
    [words.key, report.key],
  ];
  return html`<h2>${words.method}</h2>
<ul>${words.methodText.map((text) => html`<li>${text}</li>`)}</ul>
<h2>${words.proof}</h2>
<p class="small">${words.proofText(signatureName)}</p>
<table class="proof"><tbody>${rows.map(
    ([name, value]) => html`
<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>
<div class="signatures"><p>${words.signedBy} <small>${words.nameAndSignature}</small></p><p>${words.seenBy} <small>${words.nameAndSignature}</small></p></div>`;
}

/**
 * The report as one page of HTML that needs nothing beside it, to be printed on A4: what an owner shows an official.
 *
 * @param signatureName the file that holds the kiosk's signature
 */
export function reportPage(report: OutageFigures, signatureName: string): string {
  const words = reportWords[report.language];
  const page: Page = { report, words };
  return html`<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} – ${report.venue}, ${report.gate}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><p class="mark">문지기 Munjigi</p><h1>${words.title}</h1><p class="lead">${words.lead}</p></header>
<main>${facts(page)}
${summary(page)}
${periods(page)}
${reasons(page)}
${proof(page, signatureName)}</main>
</body>
</html>
`.text;
}
