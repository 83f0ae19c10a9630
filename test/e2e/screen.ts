import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { KioskContract } from '../../shared/contract.ts';

export type Client = ContractRouterClient<KioskContract>;

/** What a screen is to the kiosk, without a browser around it. */
export interface Screen {
  readonly client: Client;
  readonly close: () => void;
}

/** Trades the address's token for its cookie, as a browser does. */
export async function cookieOf(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return cookie;
}

export async function openScreen(address: string): Promise<Screen> {
  const { host, origin } = new URL(address);
  const socket = new WebSocket(`ws://${host}/rpc`, {
    headers: { cookie: await cookieOf(address), origin },
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { client: createORPCClient(link), close: () => socket.terminate() };
}
