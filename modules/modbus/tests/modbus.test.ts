import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestOf } from '#modules/observations/index.ts';
import { desireState, queueCommand } from '#modules/things/index.ts';
import { testTown, type TestTown } from '#testing';
import {
  addPump,
  dialIn,
  listenAsSlave,
  registers,
  Registers,
  secret,
  until,
} from './slave-fixture.ts';

async function values(town: TestTown, thingId: string): Promise<Record<string, unknown>> {
  const all = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [thingId]));
  return Object.fromEntries(all.map(({ key, value }) => [key, value]));
}

const commandState = async (town: TestTown, id: string) =>
  (
    await town.sql<{ state: string; reason: string }>(
      'SELECT state, reason FROM things.commands WHERE id = $1',
      [id],
    )
  )[0];

const reasons = async (town: TestTown) =>
  (
    await town.sql<{ reason: string }>(
      "SELECT reason FROM observations.refusals WHERE door = 'modbus' ORDER BY id",
    )
  ).map(({ reason }) => reason);

function pumpRegisters(): Registers {
  const slave = new Registers();
  slave.words.set(10, 0).set(11, 0x4248).set(100, 0xfff6).set(101, 1500);
  slave.coils.set(0, true);
  return slave;
}

test('a DTU dials in, its slaves are read by their map, behind heartbeats and in any byte order', async (t) => {
  const town = await testTown(t, { services: true });
  const dtu = await addPump(town, 'DTU1', { unit: 1, registers });
  const child = await addPump(town, null, { unit: 2, registers: registers.slice(0, 1) }, dtu);
  await dialIn(
    t,
    town,
    `DTU1 ${secret}\r\n`,
    new Map([
      [1, pumpRegisters()],
      [2, pumpRegisters()],
    ]),
  );
  const seen = await until(
    () => values(town, dtu),
    (all) => 'valve' in all,
  );
  assert.deepEqual(seen, { level: 50, pressure: -1, speed: 1500, valve: true });
  assert.deepEqual(
    await until(
      () => values(town, child),
      (all) => 'level' in all,
    ),
    { level: 50 },
  );
});

test('a command and a desired state are written and read back; an exception is told', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addPump(town, 'DTU2', { registers });
  const slave = pumpRegisters();
  await dialIn(t, town, `DTU2,${secret}`, new Map([[1, slave]]));
  await until(
    () => values(town, thingId),
    (all) => 'valve' in all,
  );
  const command = () =>
    town.database.inTenant(town.ctx, (tx) =>
      queueCommand(tx, { thingId, service: 'setSpeed', input: { speed: 900 } }),
    );
  const good = await command();
  await until(
    () => commandState(town, good.id),
    (row) => row?.state === 'done',
  );
  assert.equal(slave.words.get(101), 900);
  await town.database.inTenant(town.ctx, (tx) => desireState(tx, thingId, { valve: false }));
  await until(
    async () => slave.coils.get(0),
    (valve) => valve === false,
  );
  slave.broken.add(101);
  const bad = await command();
  const failed = await until(
    () => commandState(town, bad.id),
    (row) => row?.state === 'failed',
  );
  assert.match(failed?.reason ?? '', /illegal data address/);
});

test('registers that are not there are refused and seen, the others are still read', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addPump(town, 'DTU3', { registers });
  const slave = pumpRegisters();
  slave.broken.add(10);
  await dialIn(t, town, `DTU3 ${secret}`, new Map([[1, slave]]));
  const seen = await until(
    () => values(town, thingId),
    (all) => 'valve' in all,
  );
  assert.ok(!('level' in seen));
  assert.ok((await reasons(town)).includes('bad-frame'));
});

test('a slave that does not answer is asked less and less; another on the line is not hurt', async (t) => {
  const town = await testTown(t, { services: true });
  const dead = await addPump(town, 'DTU4', {
    unit: 1,
    registers: registers.slice(0, 1),
    timeoutMs: 10,
  });
  const child = await addPump(town, null, { unit: 2, registers: registers.slice(0, 1) }, dead);
  const [silent, alive] = [pumpRegisters(), pumpRegisters()];
  silent.silent = true;
  await dialIn(
    t,
    town,
    `DTU4 ${secret}`,
    new Map([
      [1, silent],
      [2, alive],
    ]),
  );
  await until(
    async () => alive.asked,
    (asked) => asked >= 40,
  );
  assert.ok(silent.asked < alive.asked, `${silent.asked} of ${alive.asked}`);
  assert.deepEqual(await values(town, dead), {});
  assert.deepEqual(await values(town, child), { level: 50 });
});

test('who is not known, has another secret, or says nothing sensible is turned away', async (t) => {
  const town = await testTown(t, { services: true });
  await addPump(town, 'DTU5', { registers });
  const named = await addPump(town, '89860001', { registers, registrationOnly: true });
  for (const packet of ['NOBODY x', `DTU5 ${secret}x`, 'DTU5', Buffer.alloc(5000, 'a')]) {
    await (await dialIn(t, town, packet)).closed;
  }
  assert.deepEqual((await reasons(town)).toSorted(), [
    'bad-frame',
    'bad-signature',
    'unknown-thing',
  ]);
  await dialIn(t, town, '89860001', new Map([[1, pumpRegisters()]]));
  await until(
    () => values(town, named),
    (all) => 'level' in all,
  );
});

test('Modbus TCP is dialled, and again after the line was lost', async (t) => {
  const town = await testTown(t);
  const slave = pumpRegisters();
  const first = await listenAsSlave(t, slave);
  const thingId = await addPump(town, 'TCP1', { host: '127.0.0.1', port: first.port, registers });
  await town.application.startServices(['ingest']);
  await until(
    () => values(town, thingId),
    (all) => all['speed'] === 1500,
  );
  await first.end();
  slave.words.set(101, 1600);
  await listenAsSlave(t, slave, first.port);
  await until(
    () => values(town, thingId),
    (all) => all['speed'] === 1600,
  );
});

test('a line that only makes noise is ended, one that beats between its answers is not', async (t) => {
  const town = await testTown(t, { services: true });
  await addPump(town, 'DTU6', { registers });
  const thingId = await addPump(town, 'DTU7', { registers });
  const quiet = pumpRegisters();
  quiet.silent = true;
  const noisy = await dialIn(t, town, `DTU6 ${secret}`, new Map([[1, quiet]]));
  await until(
    async () => quiet.asked,
    (asked) => asked > 0,
  );
  noisy.socket.write(Buffer.alloc(1 << 20, 'a'));
  await dialIn(t, town, `DTU7 ${secret}`, new Map([[1, pumpRegisters()]]));
  await noisy.closed;
  assert.ok((await reasons(town)).includes('bad-frame'));
  await until(
    () => values(town, thingId),
    (all) => 'level' in all,
  );
});
