import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, mock, test } from 'node:test';
import { type WatchedContents, watchScreen } from '../../../../main/hosts/electron/screen-watch.ts';

class FakeContents extends EventEmitter {
  crashes = 0;
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'killed' });
  }
}

function watched() {
  const contents = new FakeContents();
  const falls: string[] = [];
  watchScreen(contents as unknown as WatchedContents, (why) => falls.push(why));
  return { contents, falls };
}

describe('a screen falls', () => {
  test('when its process is gone, but not when it ended as it should', () => {
    const { contents, falls } = watched();
    contents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    assert.deepEqual(falls, []);
    contents.emit('render-process-gone', {}, { reason: 'oom' });
    assert.deepEqual(falls, ['its process ended: oom']);
  });

  test('when its page does not load, but not when another load took its place', () => {
    const { contents, falls } = watched();
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://kiosk/', true);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/x', false);
    contents.emit('did-navigate', {}, 'app://kiosk/', 200);
    assert.deepEqual(falls, []);
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/', true);
    contents.emit('did-navigate', {}, 'app://kiosk/', 404);
    assert.deepEqual(falls, ['it did not load: ERR_FILE_NOT_FOUND', 'it did not load: status 404']);
  });

  test('when it hangs, and not when it comes back by itself', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { contents, falls } = watched();
      contents.emit('unresponsive');
      mock.timers.tick(9_000);
      contents.emit('responsive');
      mock.timers.tick(60_000);
      assert.equal(contents.crashes, 0);
      contents.emit('unresponsive');
      mock.timers.tick(10_000);
      assert.equal(contents.crashes, 1);
      assert.deepEqual(falls, ['its process ended: killed']);
    } finally {
      mock.timers.reset();
    }
  });
});
