import type { RequestListener } from 'node:http';

/** What a server does instead of answering, and what of it the desk must be told. */
export interface Misbehaviour {
  readonly name: string;
  readonly answer: RequestListener;
  readonly told: RegExp;
  /** Only a deadline ends it, so that a short one is given. */
  readonly isEndless?: boolean;
  /** Tried on each of several files by itself, too. */
  readonly isOfParts?: true;
}

const anything = /./;

export const misbehaviours: readonly Misbehaviour[] = [
  {
    name: 'does not answer',
    isEndless: true,
    answer: () => {},
    told: /did not answer in time/,
  },
  {
    name: 'drips one byte at a time',
    isOfParts: true,
    isEndless: true,
    answer: (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    },
    told: /did not answer in time|is not|are not/,
  },
  {
    name: 'sends without end',
    isOfParts: true,
    answer: (_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1 << 20)));
      };
      response.on('drain', pour).writeHead(200);
      pour();
    },
    told: /more than|longer|too large|not in ascending order/,
  },
  {
    name: 'breaks off in the middle',
    isOfParts: true,
    answer: (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"signed":', () => response.destroy());
    },
    told: /cannot be reached/,
  },
  { name: 'has a fault', answer: (_, response) => response.writeHead(503).end('{}'), told: /with 503/ },
  {
    name: 'has lost it',
    isOfParts: true,
    answer: (_, response) => response.writeHead(404).end(),
    told: /with 404/,
  },
  {
    name: 'redirects to elsewhere',
    answer: (_, response) => response.writeHead(302, { location: 'http://venue.example/' }).end(),
    told: /is not allowed/,
  },
  {
    name: 'sends the page of a log-in',
    answer: (_, response) => response.end('<html>Wi-Fi</html>'),
    told: anything,
  },
  { name: 'sends other JSON', answer: (_, response) => response.end('{"status":"ok"}'), told: anything },
  {
    name: 'sends garbage',
    answer: (_, response) => response.end(Buffer.from([0xff, 0, 0xfe, 3])),
    told: anything,
  },
  { name: 'sends nothing', answer: (_, response) => response.end(), told: anything },
];
