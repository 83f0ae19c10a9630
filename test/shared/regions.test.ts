import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provinces } from '../../shared/regions.ts';

const districts = provinces.flatMap((province) => province.districts);

function ending(suffix: string): number {
  return districts.filter(({ ko }) => ko.endsWith(suffix)).length;
}

test('Korea has 17 provinces and 229 districts, Sejong counted as its own', () => {
  assert.equal(provinces.length, 17);
  assert.equal(districts.length + 1, 229);
  assert.deepEqual([ending('시'), ending('군'), ending('구')], [75 + 2, 82, 69]);
  assert.deepEqual(
    provinces.filter((province) => province.districts.length === 0).map(({ name }) => name.ko),
    ['세종특별자치시'],
  );
});

test('every district says in English whether it is a city, a county or a ward', () => {
  const suffix = { 시: 'si', 군: 'gun', 구: 'gu' } as const;
  for (const { ko, en } of districts) {
    assert.match(en, /^[A-Z][a-z]+-(si|gun|gu)$/, ko);
    assert.equal(en.split('-')[1], suffix[ko.slice(-1) as keyof typeof suffix], ko);
  }
});

test('no district stands twice in its province', () => {
  for (const province of provinces) {
    const names = province.districts.map(({ ko }) => ko);
    assert.equal(new Set(names).size, names.length, province.name.ko);
  }
});
