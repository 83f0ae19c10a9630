import http from 'node:http';

/** What never leaves this machine needs no proxy, and must not be told to one. */
const here = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Sends whatever this thread fetches through the proxy that the environment names, as other programs do: HTTPS_PROXY,
 * HTTP_PROXY and NO_PROXY, in either case. To be called once in each thread, before it fetches anything.
 */
export function fetchThroughProxy(env: Readonly<NodeJS.ProcessEnv> = process.env): void {
  const plain = env.http_proxy ?? env.HTTP_PROXY;
  const https = env.https_proxy ?? env.HTTPS_PROXY;
  const direct = env.no_proxy ?? env.NO_PROXY;
  // Node has it from 24.14 on; Electron may bring an older one, and a kiosk without its proxy still opens its door.
  http.setGlobalProxyFromEnv?.({
    ...(plain === undefined ? {} : { http_proxy: plain }),
    ...(https === undefined ? {} : { https_proxy: https }),
    no_proxy: [...(direct === undefined || direct === '' ? [] : [direct]), ...here].join(','),
  });
}
