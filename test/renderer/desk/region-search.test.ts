import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRegions, regionOf, shortName } from '../../../renderer/desk/entry/region-search.ts';

function found(query: string): readonly string[] {
  return findRegions(query).map(({ value }) => value);
}

test('a district is found by the beginning of its name', () => {
  assert.deepEqual(found('종로'), ['서울특별시 종로구']);
  assert.equal(found('마')[0], '서울특별시 마포구');
});

test('a syllable that is half typed finds what it may become', () => {
  assert.ok(found('마ㅍ').includes('서울특별시 마포구'));
  assert.ok(found('좀').length === 0);
});

test('initials find a district', () => {
  assert.ok(found('ㅈㄹ').includes('서울특별시 종로구'));
});

test('a province and a district together find one of the many of that name', () => {
  assert.deepEqual(found('부산 중'), ['부산광역시 중구']);
  assert.deepEqual(found('경남 고성'), ['경상남도 고성군']);
});

test('a province alone lists its districts', () => {
  assert.equal(found('충북').length, 11);
  assert.deepEqual(found('세종'), ['세종특별자치시']);
});

test('English spelling and Hangul typed without an input method find it too', () => {
  assert.deepEqual(found('jongno'), ['서울특별시 종로구']);
  assert.deepEqual(found('Jongno-gu'), ['서울특별시 종로구']);
  assert.deepEqual(found('whdfh'), ['서울특별시 종로구']);
});

test('what is in no list finds nothing, and neither does an empty field', () => {
  assert.deepEqual(found('런던'), []);
  assert.deepEqual(found('  '), []);
});

test('a stored value is known again', () => {
  assert.equal(regionOf('전북특별자치도 전주시')?.district?.en, 'Jeonju-si');
  assert.equal(regionOf('전라북도 전주시'), undefined);
});

test('provinces are shortened the way people do', () => {
  assert.deepEqual(['서울특별시', '경상북도', '전라남도', '제주특별자치도'].map(shortName), [
    '서울',
    '경북',
    '전남',
    '제주',
  ]);
});
