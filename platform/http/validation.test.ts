import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Id, Instant, Type } from '../contract/index.ts';
import { validatorCompiler } from './validation.ts';

const check = (schema: object, httpPart: string) =>
  validatorCompiler({ schema, method: 'GET', url: '/', httpPart } as never);
const taken = (schema: object, value: string): boolean => {
  const answers = ['querystring', 'body'].map((part) => {
    const whole = Type.Object({ at: schema as never });
    return (check(whole, part)({ at: value }) as { error?: Error }).error === undefined;
  });
  assert.equal(answers[0], answers[1], value);
  return answers[0] ?? false;
};

test('ids, days and instants are taken as the database takes them', () => {
  const id = '019324a8-7c5e-7d3a-8f21-0123456789ab';
  assert.ok(taken(Id, id));
  assert.ok(taken(Id, id.toUpperCase()));
  for (const wrong of [`urn:uuid:${id}`, `{${id}}`, id.replaceAll('-', ''), ` ${id}`, `${id}\n`])
    assert.ok(!taken(Id, wrong), wrong);

  const day = Type.String({ format: 'date' });
  for (const right of ['2024-02-29', '0001-01-01', '9999-12-31'])
    assert.ok(taken(day, right), right);
  for (const wrong of [
    '2026-02-29',
    '2026-02-30',
    '0000-01-01',
    '2026-13-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '',
  ])
    assert.ok(!taken(day, wrong), wrong);

  for (const right of [
    '2026-11-28T01:02:03Z',
    '2026-11-28T01:02:03.123456+08:00',
    '2024-02-29T23:59:59-0800',
  ])
    assert.ok(taken(Instant, right), right);
  for (const wrong of [
    '2016-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+08:00',
    '9999-12-31T23:59:59-08:00',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:01Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+99:00',
  ])
    assert.ok(!taken(Instant, wrong), wrong);
});
