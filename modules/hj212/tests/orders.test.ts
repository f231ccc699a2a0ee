import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelsOf, queueCommand, saveModels } from '#modules/things/index.ts';
import { testTown, type TestTown } from '#testing';
import { stationServices } from '../index.ts';
import { addStation, dial, message, stored, type Wire } from './station-fixture.ts';

const now = 'DataTime=20261123095900';

async function townWithOrders(t: Parameters<typeof testTown>[0]): Promise<TestTown> {
  const town = await testTown(t, { services: true });
  await town.database.inTenant(town.ctx, async (tx) => {
    const shipped = (await modelsOf(tx)).get('air-station')?.model ?? assert.fail();
    const { version: _, ...model } = shipped;
    const known = new Set(stationServices.map(({ key }) => key));
    const own = model.services.filter(({ key }) => !known.has(key));
    await saveModels(tx, [{ ...model, services: [...stationServices, ...own] }]);
  });
  return town;
}

const command = (town: TestTown, thingId: string, service: string, input = {}) =>
  town.database.inTenant(town.ctx, (tx) => queueCommand(tx, { thingId, service, input }));

/** Resolves when a command has come to a state. */
async function reaches(town: TestTown, id: string, state: string) {
  for (;;) {
    const [row] = await town.sql<{ state: string; reason: string; result: unknown }>(
      'SELECT state, reason, result FROM things.commands WHERE id = $1',
      [id],
    );
    if (row?.state === state) return row;
    if (row?.state === 'done' || row?.state === 'failed') assert.fail(`${row.state} ${row.reason}`);
  }
}

/** Answers of the station MN01. */
const answer = (wire: Wire, qn: string | null, cn: string, cp: string) =>
  wire.send(
    message('MN01', cp, {
      qn,
      cn,
      st: '91',
      flag: {
        edition: 2017,
        split: false,
        answerWanted: false,
      },
    }),
  );

/** A station that is known to the door. */
async function connected(t: Parameters<typeof dial>[0], town: TestTown, mn: string): Promise<Wire> {
  const wire = await dial(t, town);
  wire.send(message(mn, `${now};a34004-Rtd=1`));
  await wire.next();
  return wire;
}

test('a command goes down, is taken up and carried out, and its answer is kept', async (t) => {
  const town = await townWithOrders(t);
  const id = await addStation(town, 'MN01');
  const wire = await connected(t, town, 'MN01');
  const { id: commandId } = await command(town, id, 'readRealtimeInterval');
  const order = await wire.next();
  assert.deepEqual([order.cn, order.st, order.flag.answerWanted], ['1061', '22', true]);
  answer(wire, order.qn, '9011', 'QnRtn=1');
  await reaches(town, commandId, 'delivered');
  answer(wire, order.qn, '1061', 'RtdInterval=30');
  answer(wire, order.qn, '9012', 'ExeRtn=1');
  const done = await reaches(town, commandId, 'done');
  assert.deepEqual(done.result, { realtimeIntervalSeconds: 30 });
});

test('minute data that was asked for fills the gap in real-time values at its own time', async (t) => {
  const town = await townWithOrders(t);
  const id = await addStation(town, 'MN01');
  const wire = await connected(t, town, 'MN01');
  const span = { from: '2026-11-22 08:00', to: '2026-11-22T01:00:00Z' };
  const { id: commandId } = await command(town, id, 'fetchHistory', { kind: 'minute', ...span });
  const order = await wire.next();
  assert.deepEqual(
    [order.cn, order.cp],
    ['2051', 'BeginTime=20261122080000;EndTime=20261122090000'],
  );
  answer(wire, order.qn, '9011', 'QnRtn=1');
  const minute = 'a34004-Min=7,a34004-Avg=8,a34004-Max=9,a34004-Flag=N';
  wire.send(message('MN01', `DataTime=20261122080000;${minute}`, { qn: order.qn, cn: '2051' }));
  assert.equal((await wire.next()).cn, '9014');
  answer(wire, order.qn, '9012', 'ExeRtn=1');
  await reaches(town, commandId, 'done');
  assert.deepEqual(await stored(town, id), ['pm25 8 N', 'pm25 1 N']);
});

test('an unanswered command is sent four times in all, then it has failed', async (t) => {
  const town = await townWithOrders(t);
  const id = await addStation(town, 'MN01', { answerSeconds: 0.02 });
  const wire = await connected(t, town, 'MN01');
  const { id: commandId } = await command(town, id, 'setInterval', { seconds: 60 });
  const numbers = [];
  for (let n = 0; n < 4; n += 1) numbers.push((await wire.next()).qn);
  assert.equal(new Set(numbers).size, 1, 'a resend carries the same number');
  const { reason } = await reaches(town, commandId, 'failed');
  assert.equal(reason, 'no answer after 3 resends');
});

test('a refusal, a lost line and a service without a command are told', async (t) => {
  const town = await townWithOrders(t);
  const id = await addStation(town, 'MN01');
  const wire = await connected(t, town, 'MN01');
  const first = await command(town, id, 'setClock');
  answer(wire, (await wire.next()).qn, '9011', 'QnRtn=3');
  assert.equal((await reaches(town, first.id, 'failed')).reason, 'wrong password');
  const other = await command(town, id, 'reboot');
  assert.match((await reaches(town, other.id, 'failed')).reason, /no command for reboot/);
  const never = { kind: 'minute', from: 'yesterday, at noon', to: '2026-11-22 09:00' };
  const odd = await command(town, id, 'fetchHistory', never);
  assert.match((await reaches(town, odd.id, 'failed')).reason, /must be times/);
  const second = await command(town, id, 'setClock');
  await wire.next();
  wire.end();
  assert.equal((await reaches(town, second.id, 'failed')).reason, 'the connection was lost');
});

test('a command waits for a station that is not connected', async (t) => {
  const town = await townWithOrders(t);
  const id = await addStation(town, 'MN01');
  await command(town, id, 'setClock');
  const wire = await dial(t, town);
  wire.send(message('MN01', `${now};a34004-Rtd=1`));
  const heard = [(await wire.next()).cn, (await wire.next()).cn];
  assert.deepEqual(heard.toSorted(), ['1012', '9014']);
});
