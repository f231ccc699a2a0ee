import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsOf, generalProblem } from '../problems/index.ts';
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

test('what cannot be read is said in the reader’s words, with the status that fits', () => {
  const json = problemFrom(
    thrown('FST_ERR_CTP_INVALID_JSON_BODY', 'Body is not valid JSON'),
    request,
  );
  assert.deepEqual([json.entry.status, json.places[0]?.detail], [400, '不是正确的 JSON']);
  const foreign = Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 });
  assert.equal(problemFrom(foreign, request).entry.status, 415);
});

test('a form with more files or fields than are taken is the sender’s, not a fault of ours', () => {
  for (const code of ['FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT']) {
    const problem = problemFrom(thrown(code, 'reach limit'), request);
    assert.deepEqual([problem.code, problem.entry.status], ['too-many-parts', 413]);
  }
});

test('a fault names the choices there are and shows how a day is written', () => {
  const validation = [
    { keyword: 'enum', params: { allowedValues: ['cash', 'pos'] }, instancePath: '/way' },
    { keyword: 'format', params: { format: 'date' }, instancePath: '/day' },
  ];
  const error = Object.assign(new Error('x'), { validation, validationContext: 'body' });
  const details = problemFrom(error as never, request).places.map(({ detail }) => detail);
  assert.deepEqual(details, ['应当是 cash、pos 之一', '应当写成 2026-11-28 的样子']);
});

test('how long to wait is said in seconds, minutes or hours', () => {
  const cure = (seconds: number, locale: 'zh' | 'en') =>
    detailsOf(generalProblem('too-many-requests', { seconds }), locale).cure;
  assert.equal(cure(42, 'zh'), '请在 42 秒后再试。');
  assert.equal(cure(299, 'zh'), '请在 5 分钟后再试。');
  assert.equal(cure(3600, 'en'), 'Try again in 1 h.');
});
