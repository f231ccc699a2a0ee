import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemFrom } from './errors.ts';

const request = { routeOptions: {}, headers: {} } as never;
const thrown = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

test('a number that is too great for the database is the caller’s fault, a wrong text of ours is not', () => {
  const codeOf = (error: Error): string => problemFrom(error, request).code;
  const great = 'invalid input syntax for type integer: "1e+308"';
  assert.equal(codeOf(thrown('22P02', great)), 'request-invalid');
  assert.equal(codeOf(thrown('22003', 'value out of range')), 'request-invalid');
  assert.equal(codeOf(thrown('22008', 'date/time field value out of range')), 'request-invalid');
  assert.equal(codeOf(thrown('54000', 'index row size 2912 exceeds')), 'request-invalid');
  const wrong = 'invalid input syntax for type uuid: "x"';
  assert.equal(codeOf(thrown('22P02', wrong)), 'internal-error');
});
