import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthStatements } from '../../../main/admission/health/health-statements.ts';
import { personOf } from '../../../main/admission/health/person.ts';
import { visibleSeal } from '../../../main/passes/vdsnc/vdsnc.ts';
import { health3g } from '../../../shared/policies/health-3g.ts';
import { newJudging } from '../passes/judging.ts';
import { certificateList, certify, newAuthority } from '../passes/vdsnc/authority.ts';
import { type SealOptions, sealCode, test as testMessage, vaccination } from '../passes/vdsnc/seal-codes.ts';

const noon = Date.UTC(2026, 11, 24, 3);
const authority = await newAuthority();
const signer = await certify(authority);

function vaccinated(nam: string, doses: readonly (readonly [string, number])[], dis = 'RA01.0'): SealOptions {
  const vd = doses.map(([dvc, seq]) => ({ dvc, seq, ctr: 'UTO', adm: 'RIVM', lot: '1' }));
  return { msg: { ...vaccination, ve: [{ des: 'XM68M6', nam, dis, vd }] } };
}

function tested(tc: string, r: string, sc = testMessage.dat.sc): SealOptions {
  return { hdr: { t: 'icao.test' }, msg: { ...testMessage, dat: { sc }, tr: { tc, r } } };
}

async function kindsOf(options: SealOptions): Promise<readonly string[]> {
  const reading = visibleSeal.read(await sealCode(signer, options));
  assert.ok(reading.ok);
  return healthStatements(reading.pass).map(({ kind }) => kind);
}

test('the doses of a seal make a vaccination, a booster or less, by brand and number', async () => {
  const first = ['2026-10-01', 1] as const;
  const second = ['2026-10-22', 2] as const;
  assert.deepEqual(await kindsOf(vaccinated('Pfizer Comirnaty', [first, second])), ['vaccination']);
  assert.deepEqual(await kindsOf(vaccinated('Pfizer Comirnaty', [second])), ['vaccination']);
  assert.deepEqual(await kindsOf(vaccinated('Spikevax', [first])), ['partial-vaccination']);
  assert.deepEqual(await kindsOf(vaccinated('Spikevax', [['2026-12-01', 3]])), ['booster']);
  assert.deepEqual(await kindsOf(vaccinated('COVID-19 Vaccine Janssen', [first])), ['vaccination']);
  assert.deepEqual(await kindsOf(vaccinated('Janssen', [first, second])), ['booster']);
});

test('a seal says nothing of a single dose of an unknown brand, or of another disease', async () => {
  assert.deepEqual(await kindsOf(vaccinated('Brand new', [['2026-10-01', 1]])), []);
  assert.deepEqual(await kindsOf(vaccinated('Stamaril', [['2026-10-01', 1]], '1D47')), []);
});

test('a seal and another pass are of one person by name and birth date', async () => {
  const reading = visibleSeal.read(await sealCode(signer));
  assert.ok(reading.ok);
  assert.deepEqual(personOf(reading.pass), { name: 'HONGGILDONG', birthDate: '1990-01-02' });
});

test('vaccinated, recovered or tested: the preset decides on seals', async (context) => {
  const door = newJudging(context, noon);
  await door.takeBytes(authority.der);
  await door.takeBytes(await certificateList(authority));
  const answer = async (options: SealOptions) =>
    (await door.answer(await sealCode(signer, options), { policy: health3g })).join(' ');
  const [full, young] = ['2026-10-22', '2026-12-20'];
  assert.equal(await answer(vaccinated('Comirnaty', [[full, 2]])), 'admit ok');
  assert.equal(await answer(vaccinated('Comirnaty', [[young, 2]])), 'refuse rule-not-met');
  assert.equal(await answer(vaccinated('Comirnaty', [[full, 1]])), 'refuse rule-not-met');
  assert.equal(await answer(tested('molecular(PCR)', 'negative')), 'admit ok');
  assert.equal(await answer(tested('molecular(PCR)', 'positive')), 'refuse rule-not-met');
  assert.equal(await answer(tested('antigen', 'negative', '2026-12-22T03:00:00Z')), 'refuse rule-not-met');
  assert.equal(await answer(tested('antibody', 'normal')), 'refuse rule-not-met');
  assert.equal(await answer(vaccinated('Brand new', [[full, 1]])), 'refuse rule-not-met');
});
