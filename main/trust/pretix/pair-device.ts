import { z } from 'zod';
import { explain, readBounded } from '../fetch-source.ts';
import { isAllowed } from '../location.ts';
import { SourceRefused } from '../source-refused.ts';
import { type Device, type DeviceScope, deviceSchema, keepDevice, readDevice } from './device.ts';

/** The only version of the pairing code that is known here. */
const handshakeSchema = z.object({ handshake_version: z.literal(1), url: z.url(), token: z.string().min(1) });

/** Where to pair, and the token for it, which is good once. */
export interface Handshake {
  readonly url: string;
  readonly token: string;
}

export interface PairingOptions {
  readonly profile: string;
  readonly softwareVersion: string;
  /** For each question, in milliseconds. */
  readonly timeoutMs?: number;
}

/** @throws {SourceRefused} `invalid` */
export function readHandshake(text: string): Handshake {
  try {
    const { url, token } = handshakeSchema.parse(JSON.parse(text));
    return { url, token };
  } catch {
    // Its words would quote the token.
    throw new SourceRefused('invalid', 'This is no pairing code of pretix that is known here.');
  }
}

function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isAllowed(url)) {
    throw new SourceRefused(
      'not-allowed',
      'pretix must have an https address (plain http only on this machine).',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/(api\/v1\/.*)?$/, '')}`;
}

async function post(
  base: string,
  path: string,
  {
    token,
    body,
    timeoutMs = 10_000,
  }: { readonly token?: string; readonly body?: object; readonly timeoutMs?: number },
): Promise<unknown> {
  const url = new URL(`${base}/api/v1/device/${path}`);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: timeout,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Device ${token}` }),
      },
      body: JSON.stringify(body ?? {}),
    });
    const text = (await readBounded(response, url.origin)).toString('utf8');
    if (response.status === 200) return JSON.parse(text);
    if (response.status === 400 || response.status === 401) {
      throw new SourceRefused(
        'untrusted',
        `${url.origin} does not accept this: the token may be used or the device revoked. Make a new device there and pair with its token.`,
      );
    }
    throw new SourceRefused('http-status', `${url.origin} answers ${url.pathname} with ${response.status}.`);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new SourceRefused('unrecognised', `${url.origin} does not answer as pretix does.`);
    }
    throw explain(error, url, timeout);
  }
}

function keep(answer: unknown, base: string, profile: string): Device {
  const parsed = deviceSchema.safeParse(answer);
  if (!parsed.success) throw new SourceRefused('unrecognised', `${base} does not answer as pretix does.`);
  keepDevice(profile, base, parsed.data);
  return parsed.data;
}

function software(version: string) {
  return {
    hardware_brand: 'PC',
    hardware_model: `${process.platform}-${process.arch}`,
    software_brand: 'Munjigi',
    software_version: version,
  };
}

/**
 * Makes this kiosk a device of an organizer, and keeps what it is known by there in a file that only it reads.
 *
 * @throws {SourceRefused} which never holds the token
 */
export async function pairDevice({ url, token }: Handshake, options: PairingOptions): Promise<Device> {
  const { profile, softwareVersion, timeoutMs } = options;
  const base = baseOf(url);
  const body = { token, ...software(softwareVersion) };
  return keep(
    await post(base, 'initialize', { body, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
    base,
    profile,
  );
}

/**
 * Has pretix give the device another token, from which on the old one is of no use, and tells it the version of this
 * program.
 *
 * @throws {SourceRefused} which never holds a token
 */
export async function renewDevice(scope: DeviceScope, options: PairingOptions): Promise<Device> {
  const { profile, softwareVersion, timeoutMs } = options;
  const base = baseOf(scope.base);
  const device = readDevice(profile, { ...scope, base });
  if (device === undefined) throw notPaired(base);
  const timing = timeoutMs === undefined ? {} : { timeoutMs };
  const renewed = keep(await post(base, 'roll', { token: device.api_token, ...timing }), base, profile);
  await post(base, 'update', { token: renewed.api_token, body: software(softwareVersion), ...timing });
  return renewed;
}

export function notPaired(base: string): SourceRefused {
  return new SourceRefused(
    'untrusted',
    `This kiosk is no device of ${base} yet. Import its events after: munjigi trust pair-pretix ${base} TOKEN.`,
  );
}
