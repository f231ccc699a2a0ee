import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { at, isProblem, poolNamed, residentsOf, tomorrow } from './hall-town.ts';

test('what is kept free after a visit reaches over midnight and over the end of a month', async (t) => {
  const town = await testTown(t);
  const head = (await town.as('head-health')).api(api);
  const clinic = await poolNamed(town, '全科门诊');
  const planned = (await head.plans({})).items.find(({ id }) => id === clinic.id);
  const [doctor, ...others] = planned?.resources ?? [];
  assert.ok(planned && doctor);
  const { id: poolId, kind: _, siteZh: _zh, siteEn: _en, resources: _all, ...rules } = planned;
  await head.savePool({
    params: { poolId },
    body: {
      ...rules,
      slotMinutes: 30,
      beforeMinutes: 0,
      afterMinutes: 30,
      noticeMinutes: 0,
      horizonDays: 30,
      onHolidays: 'open',
    },
  });
  const nights = Array.from({ length: 7 }, (_day, weekday) => [
    { weekday, fromMinute: 0, untilMinute: 30 },
    { weekday, fromMinute: 1410, untilMinute: 1440 },
  ]).flat();
  for (const one of [doctor, ...others]) {
    const { id: resourceId, poolId: _pool, exceptions: _exceptions, ...plan } = one;
    await head.saveResource({
      params: { resourceId },
      body: { ...plan, weekly: nights, active: one === doctor },
    });
  }
  const freeAt = async (day: string) =>
    (await town.anonymous().api(api).slots({ params: { poolId }, query: { day } })).items.map(
      ({ from, free }) => [from, free],
    );
  const [first, second] = await residentsOf(town, 2);
  assert.ok(first && second);
  for (const [day, next] of [
    [tomorrow, '2026-11-25'],
    ['2026-11-30', '2026-12-01'],
  ] as const) {
    assert.deepEqual(await freeAt(next), [
      [at('00:00', next), 1],
      [at('23:30', next), 1],
    ]);
    const early = await first.api.hold({ body: { poolId, from: at('00:00', next) } });
    assert.deepEqual(
      (await freeAt(day)).find(([from]) => from === at('23:30', day)),
      [at('23:30', day), 0],
      'half an hour after it the doctor is taken already',
    );
    await assert.rejects(
      second.api.hold({ body: { poolId, from: at('23:30', day) } }),
      isProblem('slot-taken'),
    );
    await first.api.cancel({ params: { bookingId: early.id } });
    await first.api.hold({ body: { poolId, from: at('23:30', day) } });
    assert.deepEqual((await freeAt(next))[0], [at('00:00', next), 0]);
  }
});
