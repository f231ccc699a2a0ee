import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeAlarms } from '#modules/alarms/index.ts';
import { submit } from '#modules/observations/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';

const officer = async (town: TestTown) => (await town.as('officer1')).api(api);

async function says(town: TestTown, thingId: string, values: Record<string, unknown>) {
  const receipt = await submit(town.database, {
    tenantId: town.tenantId,
    thingId,
    door: 'lorawan',
    receivedAt: town.clock.now(),
    at: town.clock.now(),
    readings: Object.entries(values).map(([key, value]) => ({ key, value })),
  });
  assert.deepEqual(receipt.refused, []);
}

test('the board shows each manhole by its last values, and leaves as a workbook', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const { items } = await own.board({});
  assert.equal(items.length, 4);
  assert.ok(items.every(({ states, alarms }) => states.join() === 'ok' && alarms === 0));
  assert.ok(items.every(({ villageZh, position }) => villageZh !== '' && position !== null));
  const { bytes } = await own.file({});
  const book = await readWorkbook(Buffer.from(await (bytes as Blob).arrayBuffer()));
  assert.equal(book.sheets[0]?.rows.length, 5);
});

test('an open cover is urgent, opens a case, and clears when it is shut', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const [first] = (await own.board({})).items;
  assert.ok(first);
  const { thingId } = first;
  await says(town, thingId, { coverOpen: true, tilt: 60, battery: 15 });
  const shown = (await own.board({})).items.find((one) => one.thingId === thingId);
  assert.deepEqual(shown?.states, ['open', 'tilted', 'lowBattery']);
  assert.equal(shown?.alarms, 3);
  const alarms = await town.database.inTenant(town.ctx, (tx) => activeAlarms(tx, [thingId]));
  const open = alarms.find(({ type }) => type === 'manhole-open');
  assert.deepEqual([open?.severity, open?.categoryCode], ['urgent', '010101']);
  assert.ok(open?.caseId);
  town.clock.advance(600);
  await says(town, thingId, { coverOpen: false, tilt: 1, battery: 60 });
  const after = (await own.board({})).items.find((one) => one.thingId === thingId);
  assert.deepEqual([after?.states, after?.alarms], [['ok'], 0]);
});

test('gas and water are told; a manhole falls silent after what its model allows', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const [first] = (await own.board({})).items;
  assert.ok(first);
  const { thingId } = first;
  await says(town, thingId, { hydrogenSulfide: 9, waterLevel: 140 });
  const states = async () =>
    (await own.board({})).items.find((one) => one.thingId === thingId)?.states;
  assert.deepEqual(await states(), ['gas', 'flooded']);
  town.clock.advance(14_401);
  assert.deepEqual(await states(), ['gas', 'flooded', 'silent']);
});

test('who may not look is refused; the twin town has none', async (t) => {
  const town = await testTown(t);
  const clerk = (await town.as('clerk1')).api(api);
  await assert.rejects(clerk.board({}), ProblemError);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.deepEqual((await twin.board({})).items, []);
});
