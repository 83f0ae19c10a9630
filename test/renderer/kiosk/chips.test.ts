import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chipsOf, isScannerGone } from '../../../renderer/kiosk/chips.ts';
import { formatsFor } from '../../../renderer/parts/format.ts';
import type { KioskStatus, ScannerStatus } from '../../../shared/kiosk-event.ts';
import { lunch, statusOfOpenDoor } from '../kiosk-events.ts';

const formats = formatsFor('en', 'Asia/Seoul');

function chip(id: string, status: Partial<KioskStatus>, focused = true) {
  const chips = chipsOf({ ...statusOfOpenDoor, ...status }, { focused, formats, now: lunch });
  return chips.find((one) => one.id === id);
}

const serial: ScannerStatus = { id: 'serial:a', name: 'A', kind: 'serial', state: 'open', since: lunch };
const wedge: ScannerStatus = { ...serial, id: 'wedge', kind: 'wedge' };

describe('the chips of the entrance', () => {
  test('say of a kiosk that is well how old its keys are and how many guests are inside', () => {
    const chips = chipsOf(statusOfOpenDoor, { focused: true, formats, now: lunch });
    assert.deepEqual(
      chips.map(({ id, tone }) => `${id} ${tone}`),
      ['network good', 'keys good', 'revocations good', 'inside good'],
    );
    assert.deepEqual(chip('keys', {})?.values, { age: '12 min ago' });
    assert.deepEqual(chip('inside', { inside: 128 })?.values, { count: 128 });
  });

  test('a network that is down is a calm warning: passes are still checked', () => {
    assert.equal(chip('network', { network: 'offline' })?.tone, 'warn');
    assert.equal(chip('network', { network: 'degraded' })?.tone, 'warn');
  });

  test('keys past the soft limit warn, and past the hard limit stand out', () => {
    const asOf = lunch - 9 * 86_400_000;
    assert.equal(chip('keys', { keys: { level: 'soft', asOf } })?.tone, 'warn');
    assert.equal(chip('keys', { keys: { level: 'hard', asOf } })?.tone, 'bad');
  });

  test('no keys at all stand out; no revocations may mean that none are needed', () => {
    assert.equal(chip('keys', { keys: { level: 'none' } })?.text, 'chip.keys-none');
    assert.equal(chip('revocations', { revocations: { level: 'none' } }), undefined);
  });

  test('a clock is named only when somebody should look at it', () => {
    assert.equal(chip('clock', {}), undefined);
    assert.equal(chip('clock', { clock: 'suspicious' })?.tone, 'warn');
    assert.equal(chip('clock', { clock: 'untrusted' })?.tone, 'bad');
  });

  test('an unplugged scanner is seen, and no keyboard hides it', () => {
    assert.equal(chip('scanner', { scanners: [serial, wedge] })?.text, 'chip.scanner');
    assert.equal(
      chip('scanner', { scanners: [{ ...serial, state: 'lost' }, wedge] })?.text,
      'chip.scanner-lost',
    );
  });

  test('a guest is sent to staff when the last scanner on a cable is gone, and not while one is being opened', () => {
    const gone = { ...serial, state: 'lost' } as const;
    assert.equal(isScannerGone({ scanners: [gone, wedge] }), true);
    assert.equal(isScannerGone({ scanners: [gone, serial] }), false);
    assert.equal(isScannerGone({ scanners: [{ ...serial, state: 'opening' }] }), false);
    assert.equal(isScannerGone({ scanners: [wedge] }), false);
  });

  test('staff are told when keys go to another window and a scanner types', () => {
    assert.equal(chip('focus', { scanners: [wedge] }, false)?.tone, 'warn');
    assert.equal(chip('focus', { scanners: [wedge] }, true), undefined);
    assert.equal(chip('focus', { scanners: [serial] }, false), undefined);
  });
});
