import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { localVoice, Speech, type Synthesiser, voicePatienceMs } from '../../../renderer/parts/speech.ts';

const voice = (lang: string, more: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice => ({
  name: lang,
  voiceURI: lang,
  lang,
  localService: true,
  default: false,
  ...more,
});

/** What `speechSynthesis` speaks, and the events of it when a test says so. */
class Utterance extends EventTarget {
  readonly text: string;
  lang = '';
  volume = 1;
  voice: SpeechSynthesisVoice | null = null;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A machine with some voices. `spoken` is what it was given to say, `cut` counts what was called off. */
class Machine implements Synthesiser {
  readonly spoken: Utterance[] = [];
  cuts = 0;
  readonly #voices: SpeechSynthesisVoice[];

  constructor(...voices: SpeechSynthesisVoice[]) {
    this.#voices = voices;
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.#voices;
  }

  speak(utterance: unknown): void {
    assert.ok(utterance instanceof Utterance);
    this.spoken.push(utterance);
  }

  cancel(): void {
    this.cuts += 1;
  }

  last(): Utterance {
    const utterance = this.spoken.at(-1);
    assert.ok(utterance !== undefined);
    return utterance;
  }
}

const korean = voice('ko-KR');
const english = voice('en-GB');
const welcome = [
  { language: 'en', text: 'Come in. Welcome' },
  { language: 'ko', text: '입장. 환영합니다' },
] as const;
const how = { loudness: 0.5, afterMs: 320 };

describe('the voice for a language', () => {
  test('is one of this machine: a cloud would hear every verdict, and be silent without a network', () => {
    const cloud = voice('ko-KR', { localService: false, default: true });
    assert.equal(localVoice([cloud], 'ko'), undefined);
    assert.equal(localVoice([cloud, korean], 'ko'), korean);
  });

  test("is the platform's own choice among several, however it writes the language", () => {
    const chosen = voice('ko_KR', { default: true });
    assert.equal(localVoice([english, korean, chosen], 'ko'), chosen);
    assert.equal(localVoice([voice('kok-IN'), voice('en')], 'ko'), undefined);
  });
});

describe('a verdict that is spoken', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance });
  });
  afterEach(() => {
    mock.timers.reset();
    Reflect.deleteProperty(globalThis, 'SpeechSynthesisUtterance');
  });

  test("waits for its sound to end, and is as loud as that, in the guest's language", async () => {
    const machine = new Machine(korean, english);
    const heard = new Speech(machine).say(welcome, how);
    mock.timers.tick(319);
    assert.equal(machine.spoken.length, 0);
    mock.timers.tick(1);
    const { text, lang, volume, voice } = machine.last();
    assert.deepEqual({ text, lang, volume }, { text: 'Come in. Welcome', lang: 'en-GB', volume: 0.5 });
    assert.equal(voice, english);
    machine.last().dispatchEvent(new Event('start'));
    assert.equal(await heard, 'begun');
  });

  test("is in the venue's language where the machine has no voice for the guest's", () => {
    const machine = new Machine(korean);
    void new Speech(machine).say(welcome, how);
    mock.timers.tick(320);
    assert.equal(machine.last().text, '입장. 환영합니다');
  });

  test('is no more than its sound where the machine has no voice for either', async () => {
    const machine = new Machine(voice('de-DE'), voice('ko-KR', { localService: false }));
    const speech = new Speech(machine);
    const heard = speech.say(welcome, how);
    mock.timers.tick(320);
    assert.equal(await heard, 'no-voice');
    assert.equal(machine.spoken.length, 0);
    assert.equal(speech.busy, false);
  });

  test('is no more than its sound in a browser that cannot speak at all', async () => {
    const heard = new Speech(undefined).say(welcome, how);
    mock.timers.tick(320);
    assert.equal(await heard, 'no-voice');
  });

  test('is called off if the voice does not begin in time, so that it never speaks to the next guest', async () => {
    const machine = new Machine(korean);
    const speech = new Speech(machine);
    const heard = speech.say(welcome, how);
    mock.timers.tick(320);
    const before = machine.cuts;
    mock.timers.tick(voicePatienceMs - 1);
    assert.equal(machine.cuts, before);
    mock.timers.tick(1);
    assert.equal(machine.cuts, before + 1);
    assert.equal(await heard, 'silent');
    assert.equal(speech.busy, false);
  });

  test('goes on for as long as it takes once it has begun', () => {
    const machine = new Machine(korean);
    const speech = new Speech(machine);
    void speech.say(welcome, { ...how, afterMs: 0 });
    mock.timers.tick(320);
    const before = machine.cuts;
    machine.last().dispatchEvent(new Event('start'));
    return Promise.resolve().then(() => {
      mock.timers.tick(60_000);
      assert.equal(machine.cuts, before);
      assert.equal(speech.busy, true);
      machine.last().dispatchEvent(new Event('end'));
      assert.equal(speech.busy, false);
    });
  });

  test('is cut off by the next at once, and only the next is spoken', async () => {
    const machine = new Machine(korean);
    const speech = new Speech(machine);
    const first = speech.say(welcome, how);
    mock.timers.tick(320);
    machine.last().dispatchEvent(new Event('start'));
    await first;
    const before = machine.cuts;
    void speech.say([{ language: 'ko', text: '입장 불가' }], how);
    assert.equal(machine.cuts, before + 1);
    machine.last().dispatchEvent(new Event('error'));
    assert.equal(speech.busy, true, 'the end of the one before is not the end of this one');
    mock.timers.tick(320);
    assert.deepEqual(
      machine.spoken.map(({ text }) => text),
      ['입장. 환영합니다', '입장 불가'],
    );
  });

  test('is not spoken at all if the next comes while its sound still plays', async () => {
    const machine = new Machine(korean);
    const speech = new Speech(machine);
    const heard = speech.say(welcome, how);
    mock.timers.tick(100);
    speech.hush();
    assert.equal(await heard, 'cut');
    mock.timers.tick(60_000);
    assert.equal(machine.spoken.length, 0);
  });

  test('never comes in the same breath as the cutting off, which Chromium on Linux would swallow', () => {
    const machine = new Machine(korean);
    void new Speech(machine).say(welcome, { ...how, afterMs: 0 });
    mock.timers.tick(0);
    assert.equal(machine.spoken.length, 0);
    mock.timers.tick(60);
    assert.equal(machine.spoken.length, 1);
  });
});
