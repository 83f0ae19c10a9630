import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { temporaryProfile } from '../e2e/kiosk-process.ts';
import { newInfraParty } from '../main/passes/coov/infra-issuer.ts';
import { CompressedClock } from './compressed-clock.ts';
import { drawDay } from './draw-day.ts';
import { type Guest, guestsOf } from './guests.ts';
import { readOptions } from './options.ts';
import { readJournal, setUpKiosk } from './our-kiosk.ts';
import { hour, midnight, morning, type Parameters } from './parameters.ts';
import { playCentral } from './play-central.ts';
import { playOurs } from './play-ours.ts';
import { figuresOf } from './report.ts';
import { type Drill, runDrill } from './run-drill.ts';

const issuer = newInfraParty();

/** A short day. The centre's delays take next to no time. */
function day(...words: readonly string[]): Parameters {
  return readOptions(['--guests', '40', '--speed', '1000', ...words]).parameters;
}

function central(parameters: Parameters) {
  return playCentral(parameters, guestsOf(parameters, issuer));
}

describe('a day in which the centre collapses', () => {
  let drill: Drill;
  before(async () => {
    drill = await runDrill(day('--opaque', '0.1', '--ineligible', '0.1'));
  });

  test('ends at our door without a wrong verdict or a lost row, a kill in between', () => {
    const { figures } = drill.ours;
    assert.equal(figures.kills, 1);
    assert.equal(figures.wrongRefusals, 0);
    assert.equal(figures.wrongAdmissions, 0);
    assert.equal(figures.unanswered, 0);
    assert.equal(figures.lostRows, 0);
    assert.equal(figures.chainHolds, true);
    assert.ok(figures.rows >= 40 + figures.manualEntries);
    // Whoever stood there when it was killed waited for it; a busy machine may hold up some more.
    assert.ok(figures.withinOneSecond >= 30, `${figures.withinOneSecond} of 40`);
  });

  test('leaves guests without an answer at the door that asks', () => {
    assert.ok(drill.central.figures.unanswered > 0);
    assert.ok(drill.central.figures.withinOneSecond < drill.ours.figures.withinOneSecond);
  });

  test('is told in one object and one picture', () => {
    const { guests, ours, central } = JSON.parse(JSON.stringify(figuresOf(drill)));
    assert.equal(guests, 40);
    assert.deepEqual(ours, drill.ours.figures);
    assert.deepEqual(central, drill.central.figures);
    assert.match(drawDay(drill), /^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  });
});

describe('our door and codes that only the centre can resolve', () => {
  const few = ['--guests', '6', '--opaque', '1', '--ineligible', '0', '--kill', 'never', '--latency', '0.01'];
  const ours = (parameters: Parameters) => playOurs(parameters, guestsOf(parameters, issuer), issuer.did);

  test('asks about each and decides while the centre is up', async () => {
    const { figures } = await ours(day(...few, '--outage', 'none'));
    assert.deepEqual(figures.reasons, { ok: 6 });
    assert.equal(figures.manualEntries, 0);
  });

  test('refuses nobody whom the centre wrongly calls unvaccinated', async () => {
    const always = ['--outage', '00:00-', '--surge', '1000', '--failures', '0,0,1'];
    const { figures } = await ours(day(...few, ...always));
    assert.deepEqual(figures.reasons, { inactive: 6 });
    assert.equal(figures.manualEntries, 6);
    assert.equal(figures.wrongRefusals, 0);
  });
});

test('a verdict that was shown and is in no journal is a lost row', async () => {
  const { profile, remove } = temporaryProfile();
  const clock = new CompressedClock(morning, 1);
  await setUpKiosk(profile, { issuer: issuer.did, endpoint: 'http://127.0.0.1:9/', clock });
  const shown = [{ kind: 'scan', seq: 1, decision: 'admit' } as const];
  const { lostRows, rows } = await readJournal(profile, shown, clock);
  remove();
  assert.deepEqual({ lostRows, rows }, { lostRows: 1, rows: 0 });
});

describe('the door that asks', () => {
  const always = ['--outage', '00:00-', '--failures', '0,0,1'];

  test('shows who the centre cannot find as unvaccinated', async () => {
    const { figures } = await central(day(...always));
    assert.ok(figures.wrongRefusals > 5, `${figures.wrongRefusals} of 40`);
    assert.ok(figures.lostRows >= figures.wrongRefusals);
  });

  test('refuses nobody wrongly while the centre is up', async () => {
    const { figures } = await central(day('--outage', 'none'));
    assert.equal(figures.wrongRefusals, 0);
    assert.equal(figures.unanswered, 0);
    assert.equal(figures.lostRows, 0);
  });

  test('does the better the more the centre can answer', async () => {
    const small = await central(day('--capacity', '500'));
    const large = await central(day('--capacity', '10000'));
    const bad = ({ figures }: typeof small) => figures.wrongRefusals + figures.unanswered;
    assert.ok(bad(small) > bad(large), `${bad(small)} > ${bad(large)}`);
    assert.equal(bad(large), 0);
  });

  test('is left by guests whose patience ends before their turn', async () => {
    const { figures } = await central(day(...always, '--handling', '120', '--patience', '30'));
    assert.ok(figures.left > 0);
    assert.ok(figures.unanswered >= figures.left);
  });
});

describe('the guests of a day', () => {
  const withoutCode = (guests: readonly Guest[]) => guests.map(({ code: _, ...rest }) => rest);

  test('are the same for a seed, and others for another', () => {
    const first = withoutCode(guestsOf(day(), issuer));
    assert.deepEqual(withoutCode(guestsOf(day(), newInfraParty())), first);
    assert.notDeepEqual(withoutCode(guestsOf(day('--seed', '7'), issuer)), first);
  });

  test('come for lunch and for dinner, most of them', () => {
    const guests = guestsOf(day('--guests', '1000'), issuer);
    const between = (from: number, to: number) =>
      guests.filter(
        ({ arrivesAt }) => arrivesAt >= midnight + from * hour && arrivesAt < midnight + to * hour,
      );
    assert.equal(between(10.5, 21.5).length, 1000);
    assert.ok(between(11.5, 13).length > 300);
    assert.ok(between(18, 19.5).length > 200);
    assert.ok(between(14.5, 16).length < 100);
  });
});

describe('the flags of the drill', () => {
  test('say when the centre collapses, and when nothing does', () => {
    const at = (hours: number) => midnight + hours * hour;
    assert.deepEqual(day().outages, [
      { from: at(11.75), to: at(15) },
      { from: at(18), to: at(24) },
    ]);
    assert.deepEqual(day('--outage', 'none', '--kill', 'never'), {
      ...day(),
      outages: [],
      kills: [],
    });
  });
});
