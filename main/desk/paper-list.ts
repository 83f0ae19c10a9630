import type { EntryForm } from '../../shared/entry-form.ts';
import { paperListWords } from '../../shared/locales/paper-list.ts';
import { linesOfASheet, paperSheet } from '../../shared/paper-list.ts';
import type { Language } from '../../shared/settings.ts';
import { html, Markup } from '../journal/outages/markup.ts';

export interface PaperListOptions {
  readonly venue: string;
  readonly gate: string;
  readonly language: Language;
  readonly retentionDays: number;
}

const style = new Markup(`
@page { size: A4 landscape; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body {
  font: 10pt/1.4 Pretendard, "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Segoe UI",
    "Helvetica Neue", Arial, sans-serif;
  color: #111; background: #fff; margin: 0; word-break: keep-all; overflow-wrap: anywhere;
}
section { break-after: page; }
section:last-child { break-after: auto; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
.head { display: flex; justify-content: space-between; gap: 10mm; align-items: baseline; margin: 0 0 1.5mm; }
.head span { display: inline-block; min-width: 42mm; border-bottom: .5pt solid #111; }
.legend, .after { margin: 0 0 1.5mm; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: .5pt solid #555; padding: 0 1.5mm; text-align: left; }
thead th { font-size: 9pt; height: 9mm; }
tbody td { height: 9mm; }
th { overflow-wrap: normal; }
th small { font-weight: 400; display: block; font-size: 7.5pt; }
.number { width: 9mm; text-align: right; }
.time { width: 17mm; }
.short { width: 24mm; }
.after { margin-top: 1.5mm; }
`);

function sheet(form: EntryForm, options: PaperListOptions): Markup {
  const { language, venue, gate, retentionDays } = options;
  const words = paperListWords[language];
  const { title, columns, legends } = paperSheet(form, language);
  const heads = columns.map(
    ({ label, optional, short }) =>
      html`<th scope="col"${short ? new Markup(' class="short"') : ''}>${label}${
        optional ? html`<small>${words.optional}</small>` : ''
      }</th>`,
  );
  const cells = new Markup('<td></td>'.repeat(columns.length + 3));
  const lines = Array.from(
    { length: linesOfASheet },
    (_, line) => html`
<tr><td class="number">${line + 1}</td>${cells}</tr>`,
  );
  const told = legends.map(
    (legend) => html`<p class="legend"><b>${legend.label}</b>: ${legend.options}. ${words.choose}</p>`,
  );
  return html`<section>
<h1>${title}</h1>
<p class="head"><b>${venue}</b> ${words.gate}: ${gate} <span>${words.date}:</span></p>
${told}
<table><thead><tr><th class="number"></th><th scope="col" class="time">${words.time}</th>${heads}<th scope="col" class="short">${words.admitted}</th><th scope="col" class="short">${words.staff}</th></tr></thead>
<tbody>${lines}</tbody></table>
<p class="after">${words.afterwards(retentionDays)}</p>
</section>`;
}

/** Empty lists for the hour without power, a sheet a form: one page of HTML that needs nothing beside it. */
export function paperList(forms: readonly EntryForm[], options: PaperListOptions): string {
  const words = paperListWords[options.language];
  return html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title} – ${options.venue}</title>
<style>${style}</style>
</head>
<body>
${forms.map((form) => sheet(form, options))}
</body>
</html>
`.text;
}
