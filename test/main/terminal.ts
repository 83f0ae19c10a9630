import assert from 'node:assert/strict';
import { createRouterClient } from '@orpc/server';
import type { KioskOptions } from '../../main/kiosk/kiosk-options.ts';
import { type Kiosk, openKiosk } from '../../main/kiosk.ts';
import type { KioskEvent } from '../../shared/kiosk-event.ts';
import { keysOf } from '../e2e/wedge-keys.ts';

/** A kiosk on a profile, one screen of it, and the events that screen hears. */
export class Terminal {
  readonly kiosk: Kiosk;
  readonly heard: KioskEvent[] = [];
  readonly client;
  readonly #connection;
  readonly #stop = new AbortController();

  constructor(
    profile: string,
    time: { readonly now: number },
    options: Pick<KioskOptions, 'formats' | 'uptimeMs' | 'rehearsal'> = {},
  ) {
    this.kiosk = openKiosk({ profile, version: '0.0.0', clock: { now: () => time.now }, ...options });
    this.#connection = this.kiosk.connect();
    this.client = createRouterClient(this.kiosk.router, { context: this.#connection.context });
  }

  async listen(): Promise<void> {
    const events = await this.client.kiosk.events(undefined, { signal: this.#stop.signal });
    void (async () => {
      for await (const event of events) this.heard.push(event);
    })().catch(() => undefined);
    await this.until((event) => event.type === 'status');
  }

  /** The newest event that fits, as soon as there is one. */
  async until(fits: (event: KioskEvent) => boolean): Promise<KioskEvent> {
    for (;;) {
      const found = this.heard.findLast(fits);
      if (found !== undefined) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async scan(text: string): Promise<Extract<KioskEvent, { type: 'verdict' }>> {
    this.heard.length = 0;
    await this.client.kiosk.keys(keysOf(text));
    const event = await this.until(({ type }) => type === 'verdict');
    assert.ok(event.type === 'verdict');
    return event;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#connection.close();
    await this.kiosk.close();
  }
}
