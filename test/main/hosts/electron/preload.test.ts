import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { connectChannel } from '../../../../main/hosts/electron/contract-port.ts';

const script = join(import.meta.dirname, '../../../../main/hosts/electron/preload.cts');

test('the preload script gives the page one flag and one end of a port, and the program the other', () => {
  const exposed = new Map<string, unknown>();
  const toProgram: unknown[][] = [];
  const toPage: unknown[][] = [];
  const listeners = new Map<string, () => void>();
  const required: string[] = [];
  runInNewContext(stripTypeScriptTypes(readFileSync(script, 'utf8')), {
    require: (name: string) => {
      required.push(name);
      return {
        contextBridge: { exposeInMainWorld: (key: string, api: unknown) => exposed.set(key, api) },
        ipcRenderer: { postMessage: (...message: unknown[]) => toProgram.push(message) },
      };
    },
    MessageChannel: class {
      readonly port1 = 'one end';
      readonly port2 = 'the other end';
    },
    window: {
      location: { origin: 'app://kiosk' },
      addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
      postMessage: (...message: unknown[]) => toPage.push(message),
    },
  });
  assert.deepEqual(required, ['electron']);
  assert.equal(JSON.stringify([...exposed]), '[["munjigi",{"electron":true}]]');
  assert.deepEqual(toProgram, []);
  // The page listens once its scripts have run.
  listeners.get('DOMContentLoaded')?.();
  assert.equal(JSON.stringify(toProgram), JSON.stringify([[connectChannel, null, ['one end']]]));
  assert.equal(JSON.stringify(toPage), JSON.stringify([['munjigi:port', 'app://kiosk', ['the other end']]]));
});
