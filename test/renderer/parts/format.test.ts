import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatsFor } from '../../../renderer/parts/format.ts';
import { lunch } from '../kiosk-events.ts';

const minute = 60_000;

describe("times are those of the venue's zone, whatever the machine's", () => {
  test('on the clock and in dates', () => {
    const seoul = formatsFor('ko', 'Asia/Seoul');
    assert.equal(seoul.time(lunch), '11:45');
    assert.equal(seoul.timeWithSeconds(lunch + 7_000), '11:45:07');
    assert.equal(seoul.date(lunch), '12월 13일 월요일');
    assert.equal(formatsFor('en', 'Europe/Berlin').time(lunch), '03:45');
    assert.equal(formatsFor('en', 'Asia/Seoul').date(lunch), 'Monday 13 December');
  });

  test('midnight is 00:00', () => {
    assert.equal(formatsFor('en', 'UTC').time(Date.UTC(2021, 11, 13)), '00:00');
    assert.equal(formatsFor('ko', 'UTC').time(Date.UTC(2021, 11, 13)), '00:00');
  });

  test('another year is named', () => {
    const { dateTime } = formatsFor('ko', 'Asia/Seoul');
    assert.equal(dateTime(lunch, lunch), '12월 13일 11:45');
    assert.match(dateTime(lunch, lunch + 60 * 24 * 60 * minute), /^2021년 12월 13일/);
  });

  test('ages are told in the largest unit that says enough', () => {
    const { age } = formatsFor('ko', 'Asia/Seoul');
    assert.equal(age(lunch - 20_000, lunch), '방금');
    assert.equal(age(lunch - 12 * minute, lunch), '12분 전');
    assert.equal(age(lunch - 119 * minute, lunch), '119분 전');
    assert.equal(age(lunch - 47 * 60 * minute, lunch), '47시간 전');
    assert.equal(age(lunch - 9 * 24 * 60 * minute, lunch), '9일 전');
    assert.equal(age(lunch + minute, lunch), '방금');
  });
});
