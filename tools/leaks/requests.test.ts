/** The leak test of the API in short: seeded, so that a fault comes again. `npm run leaks` is the long one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probe } from './requests.ts';
import { routesOf } from './routes.ts';
import type { Schema } from './values.ts';
import { twoTowns } from './towns.ts';

test('random requests of every role to every route are never a 500 and never show a row of the twin town', async (t) => {
  const { town, canaries } = await twoTowns(t);
  assert.ok(canaries.qingxi.length > 300 && canaries.baisha.length > 60);
  const tally = await probe(town, canaries, { seed: 1, count: 700 });
  assert.deepEqual(tally.faults, []);
  assert.ok(tally.answered > 40, `${tally.answered} routes answered`);
});

test('a day that is asked for exists: no schema takes 30 February for its digits', () => {
  const loose = (schema: Schema): boolean =>
    (schema.pattern?.includes('\\d{4}-\\d{2}-\\d{2}$') && schema.format !== 'date') ||
    [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])].some(loose) ||
    (schema.items !== undefined && loose(schema.items));
  const found = routesOf([]).filter(
    ({ parameters, body }) =>
      parameters.some(({ schema }) => loose(schema)) || (body !== null && loose(body)),
  );
  assert.deepEqual(
    found.map(({ method, path }) => `${method} ${path}`),
    [],
  );
});
