import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, test } from 'node:test';
import {
  type LockedContents,
  type LockedSession,
  lockContents,
  lockSession,
} from '../../../../main/hosts/electron/lock-down.ts';
import { windowOptions } from '../../../../main/hosts/electron/window-options.ts';

/** A session that keeps the answers it was given, to be asked by the tests as Chromium would. */
class FakeSession extends EventEmitter {
  readonly answers = new Map<string, (...asked: readonly unknown[]) => unknown>();
  readonly webRequest = { onBeforeRequest: this.#keep('request') };
  setPermissionRequestHandler = this.#keep('permission');
  setPermissionCheckHandler = this.#keep('permission check');
  setDevicePermissionHandler = this.#keep('device');

  #keep(name: string) {
    return (answer: (...asked: readonly unknown[]) => unknown) => {
      this.answers.set(name, answer);
    };
  }

  ask(name: string, ...asked: readonly unknown[]): unknown {
    const answer = this.answers.get(name);
    assert.ok(answer, `nobody answers for a ${name}`);
    return answer(...asked);
  }
}

function lockedSession(): FakeSession {
  const session = new FakeSession();
  lockSession(session as unknown as LockedSession);
  return session;
}

class FakeContents extends EventEmitter {
  windowOpen: (() => { readonly action: string }) | undefined;
  setWindowOpenHandler(handler: () => { readonly action: string }): void {
    this.windowOpen = handler;
  }

  /** Whether the event was kept from happening. */
  isPrevented(name: string, details: object, ...more: readonly unknown[]): boolean {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    this.emit(name, { ...details, preventDefault }, ...more);
    return prevented;
  }
}

function lockedContents(): FakeContents {
  const contents = new FakeContents();
  lockContents(contents as unknown as LockedContents);
  return contents;
}

describe('the session of the window', () => {
  test('grants no permission, asked aloud or in silence', () => {
    const session = lockedSession();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      let granted: unknown;
      session.ask('permission', null, permission, (answer: unknown) => {
        granted = answer;
      });
      assert.equal(granted, false);
      assert.equal(session.ask('permission check', null, permission, 'app://kiosk'), false);
    }
  });

  test('hands no device to a page: scanners are read by the program', () => {
    for (const deviceType of ['hid', 'serial', 'usb']) {
      assert.equal(lockedSession().ask('device', { deviceType, origin: 'app://kiosk' }), false);
    }
  });

  test('downloads nothing', () => {
    const session = lockedSession();
    let prevented = false;
    session.emit('will-download', {
      preventDefault: () => {
        prevented = true;
      },
    });
    assert.ok(prevented);
  });

  function isCancelled(url: string): boolean {
    let cancelled = false;
    lockedSession().ask('request', { url }, ({ cancel }: { readonly cancel: boolean }) => {
      cancelled = cancel;
    });
    return cancelled;
  }

  test('fetches the files of the screens', () => {
    for (const url of ['app://kiosk/', 'app://kiosk/assets/main-Bd_3.js']) {
      assert.equal(isCancelled(url), false);
    }
  });

  for (const url of [
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'blob:app://kiosk/0',
    'devtools://devtools/bundled/inspector.html',
    'app://other/',
    'app://user:secret@kiosk/',
    'no address',
  ]) {
    test(`does not fetch ${url}`, () => assert.equal(isCancelled(url), true));
  }
});

describe('the contents of the window', () => {
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    test(`stay where they are (${name})`, () => {
      const contents = lockedContents();
      const to = (url: string, isMainFrame = true) => contents.isPrevented(name, { url, isMainFrame });
      assert.equal(to('app://kiosk/'), false);
      assert.equal(to('https://example.com/'), true);
      assert.equal(to('file:///'), true);
      assert.equal(to('app://kiosk.example/'), true);
      assert.equal(to('app://kiosk/', false), true);
    });
  }

  test('open no second window and hold no other page', () => {
    const contents = lockedContents();
    assert.deepEqual(contents.windowOpen?.(), { action: 'deny' });
    assert.equal(contents.isPrevented('will-attach-webview', {}), true);
  });

  test('get every key but the shortcuts', () => {
    const contents = lockedContents();
    const none = { alt: false, control: false, meta: false, shift: false };
    assert.equal(contents.isPrevented('before-input-event', {}, { ...none, code: 'KeyA' }), false);
    assert.equal(contents.isPrevented('before-input-event', {}, { ...none, code: 'F5' }), true);
  });
});

describe('the window', () => {
  for (const view of ['kiosk', 'window'] as const) {
    test(`is a sandboxed page without Node, dialogs or developer tools (${view})`, () => {
      const { webPreferences } = windowOptions(view, '/preload.cjs');
      assert.deepEqual(
        {
          sandbox: webPreferences?.sandbox,
          contextIsolation: webPreferences?.contextIsolation,
          nodeIntegration: webPreferences?.nodeIntegration,
          webSecurity: webPreferences?.webSecurity,
          webviewTag: webPreferences?.webviewTag,
          devTools: webPreferences?.devTools,
          disableDialogs: webPreferences?.disableDialogs,
        },
        {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          webviewTag: false,
          devTools: false,
          disableDialogs: true,
        },
      );
    });
  }

  test('fills the screen and has no button to close it with, unless it is for trying out', () => {
    const { kiosk, frame, closable } = windowOptions('kiosk', '/preload.cjs');
    assert.deepEqual({ kiosk, frame, closable }, { kiosk: true, frame: false, closable: false });
    assert.equal(windowOptions('window', '/preload.cjs').kiosk, undefined);
  });
});
