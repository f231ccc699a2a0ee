import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { flushObservations } from '#modules/observations/index.ts';
import { testTown, type TestTown } from '#testing';
import { addStation, dial, message, refusals, stored } from './station-fixture.ts';

const now = 'DataTime=20261123095900';
const reasons = async (town: TestTown) =>
  (await refusals(town)).map(({ reason, thing }) => `${reason} ${thing ? 'known' : 'unknown'}`);

test('each kind of bad frame is refused with its reason; good ones around it are stored', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN01');
  const wire = await dial(t, town);
  const good = (value: number) => message('MN01', `${now};a34004-Rtd=${value}`);
  const wrongCrc = Buffer.from(good(99));
  wrongCrc[wrongCrc.length - 3] = 0x5a;
  wire.send(good(1), 'noise', good(2), wrongCrc, good(3));
  wire.send(good(98).subarray(0, 60), good(4), good(5).subarray(0, 50));
  for (let n = 0; n < 4; n += 1) await wire.next();
  wire.send(good(5).subarray(50), message('MN01', ';;'), good(6));
  await wire.next();
  await wire.next();
  assert.deepEqual(
    await stored(town, id),
    [1, 2, 3, 4, 5, 6].map((value) => `pm25 ${value} N`),
  );
  assert.deepEqual((await reasons(town)).toSorted(), [
    'bad-crc known',
    'bad-frame known',
    'bad-length known',
  ]);
});

test('values that cannot be are refused one by one: NaN, 1e308, words, 1970, 2099, unknown factors', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN01');
  const wire = await dial(t, town);
  const values = 'a34002-Rtd=NaN;a21026-Rtd=1e308;a21004-Rtd=bad;x99999-Rtd=1';
  wire.send(
    message('MN01', `${now};a34004-Rtd=5;${values}`),
    message('MN01', 'DataTime=19700101000000;a34004-Rtd=1'),
    message('MN01', 'DataTime=20991231000000;a34004-Rtd=1'),
    message('MN01', 'DataTime=20261399000000;a34004-Rtd=1'),
    message('MN01', 'a34004-Rtd=1'),
    message('MN01', '', { cn: '7777' }),
  );
  for (let n = 0; n < 3; n += 1) await wire.next();
  const last = await wire.next();
  assert.deepEqual([last.cn, last.cp], ['9011', 'QnRtn=8']);
  assert.deepEqual(await stored(town, id), ['pm25 5 N']);
  // The station is answered before the last refusal is counted.
  await flushObservations(town.database);
  const seen = (await refusals(town)).map(({ reason, count }) => `${reason} ${count}`);
  assert.deepEqual(seen.toSorted(), [
    'bad-frame 3',
    'in-future 1',
    'not-a-number 1',
    'out-of-range 1',
    'too-old 1',
    'unknown-property 1',
    'wrong-type 1',
  ]);
});

test('who is not known, has another password or is switched off is refused and seen', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN01');
  const off = await addStation(town, 'MN02');
  await town.sql("UPDATE things.things SET state = 'disabled' WHERE id = $1", [off]);
  const wire = await dial(t, town);
  wire.send(
    message('NOBODY', `${now};a34004-Rtd=1`),
    message('MN01', `${now};a34004-Rtd=1`, { pw: 'guess' }),
    message('MN02', `${now};a34004-Rtd=1`),
    message('MN01', `${now};a34004-Rtd=2`),
  );
  assert.equal((await wire.next()).cn, '9014');
  assert.deepEqual(await stored(town, id), ['pm25 2 N']);
  assert.deepEqual(await stored(town, off), []);
  assert.deepEqual((await reasons(town)).toSorted(), [
    'bad-signature known',
    'disabled known',
    'unknown-thing unknown',
  ]);
  const unknown = (await refusals(town)).find(({ reason }) => reason === 'unknown-thing');
  assert.equal(unknown?.source, 'NOBODY');
});

test('a megabyte without a frame start, and random bytes, end their connection; others notice nothing', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN01');
  const [good, letters, random] = [await dial(t, town), await dial(t, town), await dial(t, town)];
  letters.send(Buffer.alloc(1 << 20, 'a'));
  random.send(randomBytes(1 << 20));
  good.send(message('MN01', `${now};a34004-Rtd=1`));
  assert.equal((await good.next()).cn, '9014');
  await Promise.all([letters.closed, random.closed]);
  good.send(message('MN01', `${now};a34004-Rtd=2`));
  assert.equal((await good.next()).cn, '9014');
  assert.deepEqual(await stored(town, id), ['pm25 1 N', 'pm25 2 N']);
  assert.ok(
    (await reasons(town)).every((one) => one.startsWith('bad-') && one.endsWith('unknown')),
  );
});

test('a password is not guessed on one connection: twenty faults end it', async (t) => {
  const town = await testTown(t, { services: true });
  await addStation(town, 'MN01');
  const wire = await dial(t, town);
  for (let n = 0; n < 20; n += 1) wire.send(message('MN01', now, { pw: `guess${n}` }));
  await wire.closed;
});

test('a flood from one station is slowed on its own line; another is answered meanwhile', async (t) => {
  const town = await testTown(t, { services: true });
  const flooding = await addStation(town, 'MN01');
  const calm = await addStation(town, 'MN02');
  const [flood, good] = [await dial(t, town), await dial(t, town)];
  for (let n = 0; n < 300; n += 1) {
    const minute = String(n % 60).padStart(2, '0');
    flood.send(message('MN01', `DataTime=202611230${n % 9}${minute}00;a34004-Rtd=${n}`));
  }
  // The model allows 60 at once and one a second.
  for (let n = 0; n < 60; n += 1) await flood.next();
  good.send(message('MN02', `${now};a34004-Rtd=1`));
  assert.equal((await good.next()).cn, '9014');
  assert.deepEqual(await stored(town, calm), ['pm25 1 N']);
  assert.ok((await stored(town, flooding)).length < 100);
});
