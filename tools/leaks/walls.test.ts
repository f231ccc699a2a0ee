/** The leak tests of the database: catalogue, rows of twins, random reach, and each policy taken away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { createRandom } from '#demo/random.ts';
import { testTown } from '#testing';
import type { LeakViewer } from './oracle.ts';
import { loosen, tablesOf } from './rows.ts';
import { fillTables, narrowedTables, reachFaults, tableFaults, type Twins } from './walls.ts';

const places = Array.from(
  { length: 6 },
  (_, index) => `0190000${index}-0000-7000-8000-00000000000${index}`,
);

/** Viewers of every kind of reach, with places drawn at random. */
function viewersOf(seed: number, count: number): LeakViewer[] {
  const random = createRandom(seed, 'leaks');
  const some = (): string[] => places.filter(() => random.next() < 0.3);
  return Array.from({ length: count }, () => ({
    scope:
      (['town', 'department', 'village', 'gridCell', 'own'] as const)[
        Math.floor(random.next() * 5)
      ] ?? 'own',
    personId: places[Math.floor(random.next() * places.length)] ?? '',
    departments: some(),
    villages: some(),
    gridCells: some(),
    confidential: random.next() < 0.5,
  }));
}

test('no table shows a row of another town, and each policy that is taken away is noticed', async (t) => {
  const town = await testTown(t);
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  try {
    await lookAt(client, { own: town.tenantId, other: town.twinId });
  } finally {
    await client.end();
  }
});

/** Fills, looks at every table, then at every table with each of its policies taken away. */
async function lookAt(client: pg.Client, twins: Twins): Promise<void> {
  await loosen(client);
  await fillTables(client, twins, places);
  await client.query('BEGIN');
  const tables = await tablesOf(client);
  const narrowed = await narrowedTables(client);
  const viewers = viewersOf(7, 30);
  const faultsOf = async (id: string): Promise<string[]> => {
    const table = tables.find((one) => one.id === id);
    assert.ok(table);
    const faults = await tableFaults(client, table, twins);
    return narrowed.includes(id)
      ? [...faults, ...(await reachFaults(client, id, twins, viewers))]
      : faults;
  };
  for (const { id } of tables) assert.deepEqual(await faultsOf(id), [], id);

  const { rows: policies } = await client.query<{ id: string; name: string }>(
    `SELECT p.polrelid::regclass::text AS id, p.polname AS name FROM pg_policy p
     JOIN pg_class c ON c.oid = p.polrelid WHERE NOT c.relispartition`,
  );
  const mutants = [
    ...policies.map(({ id, name }) => ({ id, change: `DROP POLICY "${name}" ON ${id}` })),
    ...tables.map(({ id }) => ({ id, change: `ALTER TABLE ${id} DISABLE ROW LEVEL SECURITY` })),
    ...tables.map(({ id }) => ({ id, change: `ALTER TABLE ${id} NO FORCE ROW LEVEL SECURITY` })),
  ];
  const missed: string[] = [];
  for (const { id, change } of mutants) {
    if (!tables.some((one) => one.id === id)) continue;
    await client.query(`SAVEPOINT mutant; ${change}`);
    if ((await faultsOf(id)).length === 0) missed.push(change);
    await client.query('ROLLBACK TO SAVEPOINT mutant');
  }
  await client.query('ROLLBACK');
  assert.deepEqual(missed, []);
  assert.ok(mutants.length > 300 && narrowed.length >= 7);
}
