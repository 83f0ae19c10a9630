import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemSentence, settingLines, settingName } from '../../../shared/locales/setting-words.ts';
import { languages, settingsSchema } from '../../../shared/settings.ts';
import { settingFaults } from '../../../shared/settings-change.ts';

describe('the fields of the settings in words', () => {
  test('have a name in both languages, each its own', () => {
    for (const language of languages) {
      const names = Object.keys(settingsSchema.shape).map((field) => settingName(language, field));
      assert.equal(new Set(names).size, names.length);
      for (const name of names)
        assert.ok(name.length > 1 && /[가-힣]/.test(name) === (language === 'ko'), name);
    }
  });

  test('name what is inside a field by the field, and count lists from one', () => {
    assert.equal(settingName('en', 'serialScanners.1.vendorId'), 'Serial scanners (2 › vendorId)');
    assert.equal(settingName('ko', 'timings.admitMs'), '입장');
    assert.equal(settingName('en', 'laser'), 'laser');
  });

  test('say what is wrong with them', () => {
    assert.equal(
      problemSentence('en', { field: 'repeatMs', fault: 'out-of-range' }),
      'The same code counts once within: This is out of range.',
    );
    for (const language of languages) {
      for (const fault of settingFaults)
        assert.ok(problemSentence(language, { field: 'gate', fault }).length > 8);
    }
  });

  test('say what becomes of them: one line for each thing that differs, in units that people read', () => {
    const lines = (difference: Parameters<typeof settingLines>[1]) =>
      settingLines('en', difference).map(({ name, before, after }) => [name, before, after]);
    assert.deepEqual(lines({ field: 'repeatMs', before: 3_000, after: 500 }), [
      ['The same code counts once within', '3 s', '0.5 s'],
    ]);
    assert.deepEqual(
      lines({ field: 'branding', before: { name: 'A' }, after: { name: 'B', accent: '#7dd3fc' } }),
      [
        ['Name for guests', 'A', 'B'],
        ['Colour', undefined, '#7dd3fc'],
      ],
    );
    assert.deepEqual(lines({ field: 'languages', before: ['ko', 'en'], after: ['en'] }), [
      ['Languages that guests can choose', '한국어, English', 'English'],
    ]);
    assert.deepEqual(
      lines({ field: 'sounds', before: { on: true, volume: 10 }, after: { on: false, volume: 10 } }),
      [['Sounds', 'On', 'Off']],
    );
    const scanner = { path: '/dev/a', baudRate: 9600 };
    assert.deepEqual(
      lines({ field: 'serialScanners', before: [scanner], after: [{ ...scanner, baudRate: 115200 }] }),
      [['Serial scanners', '[{"path":"/dev/a","baudRate":9600}]', '[{"path":"/dev/a","baudRate":115200}]']],
    );
  });
});
