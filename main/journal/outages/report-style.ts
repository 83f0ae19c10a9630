import { Markup } from './markup.ts';

/** A4, black on white, with rules that survive a copying machine. Typefaces are those of whoever opens it. */
export const reportStyle = new Markup(`
@page { size: A4; margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
html { background: #e8eaed; }
body {
  font: 10.5pt/1.5 Pretendard, "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR",
    "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  color: #111; background: #fff; max-width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 18mm 16mm 20mm;
  word-break: keep-all; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
@media print { html { background: none; } body { margin: 0; padding: 0; max-width: none; min-height: 0; } }
header { border-bottom: 2.5pt solid #111; padding-bottom: 4mm; }
.mark { margin: 0; font-size: 9pt; letter-spacing: .04em; color: #444; }
h1 { font-size: 20pt; line-height: 1.25; margin: 2mm 0 1mm; }
.lead { margin: 0; color: #333; }
h2 { font-size: 12pt; margin: 8mm 0 2mm; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 2mm; border-bottom: .5pt solid #999; }
thead th { border-bottom: 1pt solid #111; font-size: 9pt; color: #333; white-space: nowrap; }
thead { display: table-header-group; }
tbody { break-inside: avoid; }
thead th::first-letter, .decision::first-letter { text-transform: uppercase; }
.facts { margin-top: 5mm; }
.facts th { width: 34mm; font-weight: 600; white-space: nowrap; }
.number, .count { text-align: right; }
th.number, td.number { width: 9mm; padding-left: 0; }
th.count, td.count { width: 22mm; }
td.count { font-weight: 600; }
.time { white-space: nowrap; }
.time small { display: block; }
small, .small { font-size: 8.5pt; color: #444; }
.periods .what p { margin: 0; }
.periods .kind { font-weight: 600; }
.periods tr.first td { border-bottom: 0; padding-bottom: 0; }
.periods tr.second td { padding-top: .6mm; }
.summary { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; margin: 0; }
.summary div { border: .75pt solid #111; padding: 3mm 4mm; }
.summary dt { font-size: 9pt; color: #333; }
.summary dd { margin: 0; font-size: 14pt; font-weight: 700; }
.summary dd small { font-weight: 400; font-size: 9pt; display: block; }
ul { margin: 0; padding-left: 5mm; }
.proof td { font: 8pt/1.45 ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace; word-break: break-all; }
.proof th { width: 46mm; font-weight: 600; font-size: 9pt; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; margin-top: 14mm; break-inside: avoid; }
.signatures p { margin: 0; border-top: .75pt solid #111; padding-top: 1.5mm; }
.signatures small { float: right; }
`);
