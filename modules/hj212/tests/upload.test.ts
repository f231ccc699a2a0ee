import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encipherBody } from '#protocols/hj212/index.ts';
import { testTown } from '#testing';
import { addStation, dial, message, password, refusals, stored } from './station-fixture.ts';

const now = 'DataTime=20261123095900';

test('real-time data is stored with its quality, and answered only then', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN01');
  const wire = await dial(t, town);
  wire.send(message('MN01', `${now};a34004-Rtd=12,a34004-Flag=N;a34002-Rtd=30,a34002-Flag=M`));
  const answer = await wire.next();
  assert.deepEqual([answer.cn, answer.qn, answer.mn], ['9014', '20261123100000001', 'MN01']);
  assert.deepEqual(await stored(town, id), ['pm10 30 M', 'pm25 12 N']);
});

test('the same message again is answered and stored once', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN02');
  const wire = await dial(t, town);
  const frame = message('MN02', `${now};a34004-Rtd=12,a34004-Flag=N`);
  wire.send(frame, frame);
  await wire.next();
  await wire.next();
  const second = await dial(t, town);
  second.send(frame);
  await second.next();
  assert.deepEqual(await stored(town, id), ['pm25 12 N']);
});

test('packets of one message are stored one by one, the later ones with the time of the first', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN03');
  const wire = await dial(t, town);
  const part = (no: number, cp: string) =>
    message('MN03', cp, {
      packets: { count: 2, no },
      flag: { edition: 2017, split: true, answerWanted: true },
    });
  wire.send(part(2, 'a34002-Rtd=30,a34002-Flag=N'), part(1, `${now};a34004-Rtd=12,a34004-Flag=N`));
  const answers = [await wire.next(), await wire.next()];
  assert.deepEqual(
    answers.map(({ packets }) => packets?.no),
    [1, 2],
  );
  assert.deepEqual(await stored(town, id), ['pm10 30 N', 'pm25 12 N']);
});

test('a device speaks as its settings allow: aliases, scale, lower-case CRC, editions of 2005 and 2025', async (t) => {
  const town = await testTown(t, { services: true });
  const sm4 = { key: '0123456789abcdeffedcba9876543210', mode: 'ecb', spelling: 'hex' } as const;
  const own = { lowerCaseCrc: true, aliases: { PM25: 'a34004' }, scale: { a21005: 0.001 } };
  const wild = await addStation(town, 'MN04', own);
  const modern = await addStation(town, 'MN05', { sm4, allowBackfill: true });
  const wire = await dial(t, town);
  const old = { qn: null, flag: { edition: 2005, split: false, answerWanted: false } as const };
  const frame = message('MN04', `${now};PM25-Rtd=7;a21005-Rtd=800`, old).toString();
  const lower = frame.replace(/[0-9A-F]{4}\r\n$/, (crc) => crc.toLowerCase());
  const body = encipherBody(`${now};a34004-Rtd=9,a34004-Flag=N`, sm4);
  wire.send(
    lower,
    message('MN05', body, {
      backfill: true,
      flag: { edition: 2025, split: false, answerWanted: true },
    }),
  );
  await wire.next();
  assert.deepEqual(await stored(town, wild), ['co 0.8 N', 'pm25 7 N']);
  assert.deepEqual(await stored(town, modern), ['pm25 9 N']);
  assert.deepEqual(await refusals(town), []);
});

test('hour values go where the model wants them; what it does not ask for is left out', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN06');
  const wire = await dial(t, town);
  const hour = 'a34004-Min=1,a34004-Avg=2,a34004-Max=3,a34004-Flag=N;zz9-Avg=1';
  wire.send(message('MN06', `${now};${hour}`, { cn: '2061' }));
  await wire.next();
  assert.deepEqual(await stored(town, id), []);
  const [refusal] = await refusals(town);
  assert.deepEqual([refusal?.reason, refusal?.thing], ['unknown-property', id]);
});

test('the clock is given when asked for, a drifting one is told of and set by setting', async (t) => {
  const town = await testTown(t, { services: true });
  const id = await addStation(town, 'MN07', { setClockAboveSeconds: 300 });
  const wire = await dial(t, town);
  wire.send(message('MN07', 'PolId=a34004', { cn: '1013' }));
  assert.equal((await wire.next()).cn, '9013');
  const set = await wire.next();
  assert.deepEqual([set.cn, set.cp, set.pw], ['1012', 'SystemTime=20261123100000', password]);
  wire.send(message('MN07', 'DataTime=20261123094000;a34004-Rtd=1'));
  assert.equal((await wire.next()).cn, '9014');
  assert.equal((await wire.next()).cn, '1012');
  wire.send(message('MN07', 'RestartTime=20261123080000', { cn: '2081' }));
  assert.equal((await wire.next()).cn, '9014');
  const [twin] = await town.sql<{ reported: object }>(
    'SELECT reported FROM things.twins WHERE thing_id = $1',
    [id],
  );
  assert.deepEqual(twin?.reported, {
    clockOffsetSeconds: -1200,
    restartedAt: '2026-11-23T00:00:00.000Z',
  });
});
