import { disassemble } from 'es-hangul';
import { asHangul, fitOf, wordsOf } from '../../../shared/name-search.ts';
import { type Province, provinces } from '../../../shared/regions.ts';
import type { Sentence } from '../../../shared/verdict.ts';

export interface Region {
  /** What the journal keeps: the official Korean name, `서울특별시 종로구`. */
  readonly value: string;
  readonly province: Sentence;
  readonly district?: Sentence;
}

function regionsOf({ name, districts }: Province): Region[] {
  if (districts.length === 0) return [{ value: name.ko, province: name }];
  return districts.map((district) => ({ value: `${name.ko} ${district.ko}`, province: name, district }));
}

export const regions: readonly Region[] = provinces.flatMap(regionsOf);

/** How people shorten a 시·도: 서울, 경기, 충북. */
export function shortName(province: string): string {
  const parted = /^(충청|전라|경상)([남북])도$/.exec(province);
  return parted === null ? province.slice(0, 2) : `${province.slice(0, 1)}${parted[2]}`;
}

const initialsOnly = /^[ㄱ-ㅎ]+$/;
const latinOnly = /^[a-z-]+$/;

/** Without hyphens and case: nobody types `Jongno-gu` as it is spelt. */
function bare(english: string): string {
  return english.toLowerCase().replaceAll('-', '');
}

/** 0: does not fit; the greater, the better: the district's beginning before the province before anything inside. */
function fit(region: Region, word: string): number {
  const named = fitOf(region.district?.ko ?? region.province.ko, word);
  if (named === 3 || initialsOnly.test(word)) return named;
  const typed = disassemble(word);
  if (disassemble(shortName(region.province.ko)).startsWith(typed)) return 2;
  if (disassemble(region.province.ko).startsWith(typed)) return 2;
  if (named > 0) return named;
  if (!latinOnly.test(word)) return 0;
  if (region.district !== undefined && bare(region.district.en).startsWith(bare(word))) return 3;
  return bare(region.province.en).startsWith(bare(word)) ? 2 : 0;
}

function ranked(words: readonly string[]): Region[] {
  return regions
    .map((region) => ({ region, fits: words.map((word) => fit(region, word)) }))
    .filter(({ fits }) => fits.every((one) => one > 0))
    .map(({ region, fits }) => ({ region, score: fits.reduce((sum, one) => sum + one, 0) }))
    .sort((a, b) => b.score - a.score)
    .map(({ region }) => region);
}

/**
 * The regions that a few typed letters may mean, the best first: by the name's beginning (`종로`, `서울 중`), its
 * initials (`ㅈㄹ`), its English spelling (`jongno`), or Hangul typed on a keyboard without an input method (`whdfh`).
 */
export function findRegions(query: string): readonly Region[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found = ranked(words);
  const hangul = asHangul(words);
  return found.length > 0 || hangul === undefined ? found : ranked(hangul);
}

/** The region whose stored value this is, if the list knows it. */
export function regionOf(value: string): Region | undefined {
  return regions.find((region) => region.value === value.trim());
}
