import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventPopulation, sourceLists } from '#demo/residents/index.ts';
import { peopleColumns, peoplePlan } from './people/index.ts';
import { groupsOf, logOdds, oddsBetween, pairFigures, resolveHere } from './resolution/index.ts';

const fields = ['name', 'identityNumber', 'birthDate', 'gender', 'phone', 'address'] as const;

/** Rows of eight departments about so many residents, with the truth. */
function rowsAbout(count: number, seed: number) {
  const streets = Array.from({ length: 12 }, (_, at) => `${at + 1}组`);
  const places = ['石桥村', '白鹭村', '柳塘村', '上坪村'].map((villageName) => {
    return { villageName, streets, isQuarter: false };
  });
  const fullName = '云岭县清溪镇';
  const lists = sourceLists(inventPopulation(count, { fullName, places }, seed), fullName, seed);
  return {
    truth: lists.flatMap(({ truth }) => truth),
    rows: lists.flatMap(({ columns, rows }) =>
      rows.map((row) => {
        const value = (key: string) => row[columns.findIndex((one) => one.key === key)] ?? '';
        const [name, identityNumber, birthDate, gender, phone, address] = fields.map(value);
        return { name, identityNumber, birthDate, gender, phone, address } as Record<
          (typeof fields)[number],
          string
        >;
      }),
    ),
  };
}

test('residents with Chinese typing errors: precision 0.999, recall 0.95, weights learned, truth never seen', () => {
  const { rows, truth } = rowsAbout(3000, 11);
  const columns = peopleColumns(rows.length, (at) => rows[at] ?? assert.fail());
  const { model, pairs } = resolveHere(columns, peoplePlan);
  const oddsOf = oddsBetween(peoplePlan, columns, model);
  const groups = groupsOf(rows.length, pairs, { oddsOf, least: logOdds(0.95), largest: 100 });
  const { precision, recall } = pairFigures(truth, groups);
  assert.ok(precision >= 0.999, `precision ${precision}`);
  assert.ok(recall >= 0.95, `recall ${recall}`);
});
