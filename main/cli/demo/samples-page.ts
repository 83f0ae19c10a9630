import encodeQR from 'qr';

/** One code to try the demo's door with. */
export interface Sample {
  /** What to type to hold it before the practice scanner, and the name of its files. */
  readonly name: string;
  readonly title: string;
  /** What the door should say. */
  readonly expect: string;
  readonly text: string;
}

export function sampleSvg(text: string): string {
  return encodeQR(text, 'svg', { ecc: 'medium', border: 4 });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A page with all samples: pictures for a real scanner, text to paste. Self-contained, opens from a file. */
export function samplesPage(samples: readonly Sample[]): string {
  const cards = samples.map(
    ({ name, title, expect, text }) => `
    <article>
      <h2>${escaped(title)}</h2>
      <p><code>${escaped(name)}</code> → ${escaped(expect)}</p>
      ${sampleSvg(text)}
      <textarea readonly rows="3">${escaped(text)}</textarea>
    </article>`,
  );
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Munjigi – sample passes</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 32px; background: #f6f7f8; color: #0c1116; }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 24px; }
  article { background: #fff; border-radius: 20px; padding: 24px; }
  h2 { margin: 0; font-size: 20px; }
  svg { width: 100%; height: auto; }
  textarea { width: 100%; box-sizing: border-box; font: 12px/1.4 monospace; }
</style>
</head>
<body>
<h1>문지기 시연용 패스 · Sample passes</h1>
<main>${cards.join('')}
</main>
</body>
</html>
`;
}
