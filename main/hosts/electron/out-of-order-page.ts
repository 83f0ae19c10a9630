import { createHash } from 'node:crypto';
import { responseHeaders } from '../response-headers.ts';

const style = `html{font-family:Pretendard,sans-serif;background:#fff;color:#1a1a1a}
body{min-height:100vh;margin:0;display:grid;place-content:center;text-align:center;word-break:keep-all}
h1{font-size:8vmin;margin:0 0 2vmin}p{font-size:3.5vmin;margin:1vmin}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/**
 * The page of last resort, when the screens fell too often or the kiosk could not be opened: it needs no file, no
 * script and no store. The reference finds the reason in `munjigi.log`.
 */
export function outOfOrderPage(reference: string | undefined): Response {
  const found =
    reference !== undefined && /^[\da-f]+$/.test(reference) ? `<p>munjigi.log: ${reference}</p>` : '';
  const html = `<!doctype html>
<html lang="ko" data-screen="out-of-order"><meta charset="utf-8"><title>문지기</title><style>${style}</style>
<main><h1>점검 중입니다</h1><p>직원에게 문의해 주세요.</p><p lang="en">Out of order. Please ask the staff.</p>${found}</main>
`;
  return new Response(html, {
    headers: {
      ...responseHeaders,
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'content-type': 'text/html; charset=utf-8',
    },
  });
}
