import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';

/**
 * Node's port in the shape of Electron's `MessagePortMain`: messages come as events with `data`, and nothing arrives
 * before `start`.
 */
class PortMain extends EventEmitter {
  readonly #port: MessagePort;
  isClosed = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.once('close', () => {
      this.isClosed = true;
      this.emit('close');
    });
  }

  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.isClosed = true;
    this.#port.close();
  }
}

/** A port as the program's side gets it, over one of Node's. */
export function portMain(port: MessagePort): MessagePortMain & { readonly isClosed: boolean } {
  return new PortMain(port) as unknown as MessagePortMain & { readonly isClosed: boolean };
}
