import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { stopTestServer, testServerUrl } from '../testing/index.ts';
import { Database, ensureRoles, insertMany, type SystemTx, together } from './index.ts';

async function open(t: TestContext): Promise<Database> {
  const url = await testServerUrl();
  await ensureRoles(url);
  const database = new Database({ url, connections: 2 });
  t.after(async () => {
    await database.close();
    await stopTestServer();
  });
  return database;
}

const table = `CREATE TEMP TABLE shelf (id integer PRIMARY KEY, name text, tags text[], ids uuid[], facts jsonb,
  seen timestamptz, share double precision, good boolean, plain text DEFAULT 'x') ON COMMIT DROP`;

const row = fc.record({
  name: fc.oneof(fc.constant(null), fc.constant(''), fc.constant('\u001f'), fc.constant('\u001e~'), text()),
  tags: fc.array(fc.oneof(text(), fc.constant(null)), { maxLength: 3 }),
  ids: fc.array(fc.uuid(), { maxLength: 2 }),
  facts: fc.oneof(fc.constant([]), fc.constant(null), fc.constant({ key: 'a"\\b', value: ['{', null] })),
  seen: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
  share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  good: fc.boolean(),
}); // biome-ignore format: a table

/** PostgreSQL keeps no zero character. */
function text() {
  return fc.string({ unit: 'binary', maxLength: 8 }).map((one) => one.replaceAll('\0', ''));
}

async function shelf({ client }: SystemTx) {
  const { rows } = await client.query('SELECT * FROM shelf ORDER BY id');
  return rows.map(({ plain: _, ...rest }) => ({ ...rest }));
}

test('whatever the rows hold is read back as it was given', async (t) => {
  const database = await open(t);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (given) => {
      await database.inSystem(async (tx) => {
        await tx.client.query(table);
        const rows = given.map((one, id) => ({ id, ...one }));
        assert.equal(await insertMany(tx, 'shelf', rows), rows.length);
        const expected = rows.map(({ share, ...rest }) => ({
          ...rest,
          share: share === null ? null : share + 0,
        }));
        assert.deepEqual(
          await shelf(tx),
          expected.map((one) => ({ ...one })),
        );
        await tx.client.query('DROP TABLE shelf');
      });
    }),
    { numRuns: 150 },
  );
});

test('what is handed over together is written at the end, rows of one table as one', async (t) => {
  const database = await open(t);
  await database.inSystem(async (tx) => {
    await tx.client.query(table);
    await tx.client.query('CREATE TEMP TABLE box (id integer, shelf integer REFERENCES shelf) ON COMMIT DROP');
    const answer = await together(tx, async () => {
      await insertMany(tx, 'box', [{ id: 7, shelf: 2 }]);
      await insertMany(tx, 'shelf', [{ id: 1, name: 'one' }]);
      await insertMany(tx, 'shelf', [{ id: 2, name: 'two' }, { id: 3, name: 'two' }]);
      assert.deepEqual(await shelf(tx), []);
      return 'done';
    });
    assert.equal(answer, 'done');
    const { rows } = await tx.client.query('SELECT s.name FROM box b JOIN shelf s ON s.id = b.shelf');
    assert.deepEqual(rows, [{ name: 'two' }]);
    assert.equal((await shelf(tx)).length, 3);
    await assert.rejects(
      together(tx, async () => {
        await insertMany(tx, 'shelf', [{ id: 4, name: 'four' }]);
        throw new Error('changed my mind');
      }),
      /changed my mind/,
    );
    assert.equal((await shelf(tx)).length, 3);
  });
}); // biome-ignore format: rows in a line
