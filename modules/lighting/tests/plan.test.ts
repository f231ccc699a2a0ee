import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { admin, codeOf, desired, mainLamp, officer } from './town-lamps.ts';

test('programmes are edited against a version, kept while used, and followed at once', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const plan = await own.plan({});
  assert.deepEqual([plan.programmes.length, plan.calendars.length, plan.groups.length], [6, 3, 5]);
  town.clock.set('2026-11-23T12:00:00Z');
  await town.settle();
  const body = {
    nameZh: '主街分段调光',
    nameEn: '',
    version: 1,
    steps: [{ at: { kind: 'dusk', offsetMinutes: 0 } as const, levelPercent: 35 }],
  };
  const params = { code: 'main-dimming' };
  assert.deepEqual(await own.saveProgramme({ params, body }), { version: 2 });
  assert.equal(await codeOf(own.saveProgramme({ params, body })), 'changed-meanwhile');
  await town.settle();
  assert.deepEqual(await desired(town, await mainLamp(town)), { on: true, brightness: 35 });
  assert.equal(
    await codeOf(own.removeProgramme({ params, query: { version: 2 } })),
    'programme-in-use',
  );
});

test('a plan names only what exists, and nothing in use is removed', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const calendar = { nameZh: '主街', nameEn: '', rules: [], version: 1 };
  const params = { code: 'main' };
  const unknown = { ...calendar, usualProgrammeCode: 'none' };
  assert.equal(await codeOf(own.saveCalendar({ params, body: unknown })), 'programme-unknown');
  assert.equal(
    await codeOf(own.removeCalendar({ params, query: { version: 1 } })),
    'calendar-in-use',
  );
  const { settings } = await own.plan({});
  assert.equal(
    await codeOf(own.saveSettings({ body: { ...settings, calendarCode: 'none' } })),
    'calendar-unknown',
  );
  const fresh = { code: 'spare' };
  const body = { ...calendar, usualProgrammeCode: 'all-night', version: 0 };
  assert.deepEqual(await own.saveCalendar({ params: fresh, body }), { version: 1 });
  await own.removeCalendar({ params: fresh, query: { version: 1 } });
  assert.equal(
    await codeOf(own.removeCalendar({ params: fresh, query: { version: 1 } })),
    'calendar-unknown',
  );
});

test('a preview shows a night cut to dusk and dawn; nonsense is refused', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const steps = JSON.stringify([{ at: { kind: 'clock', minute: 720 }, levelPercent: 80 }]);
  const night = await own.preview({ query: { date: '2026-11-26', steps } });
  assert.deepEqual(
    night.points.map(({ at, levelPercent }) => [at, levelPercent]),
    [
      [night.duskAt, 80],
      [night.dawnAt, 0],
    ],
  );
  assert.ok(Math.abs(night.burningHours * 0.8 - night.fullHours) < 1e-9);
  for (const bad of ['[{"at":1}]', 'no', '[]']) {
    const answer = own.preview({ query: { date: '2026-11-26', steps: bad } });
    assert.equal(await codeOf(answer), 'steps-unreadable');
  }
});

test('the saving of two metered days is too little for a claim and says why', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const { total, cabinets, darkHours } = await own.saving({ query: { month: '2026-11' } });
  assert.equal(cabinets.length, 2);
  assert.ok(darkHours > 260 && darkHours < 300, String(darkHours));
  assert.deepEqual([total.claim, total.noClaim], [null, 'coverage']);
  const { lampChangeKwh, hoursKwh, dimmingKwh, outagesKwh, unexplainedKwh } = total;
  const parts = lampChangeKwh + hoursKwh + dimmingKwh + outagesKwh + unexplainedKwh;
  assert.ok(Math.abs(parts - (total.baselineKwh - total.meteredKwh)) < 1e-6);
  const file = await own.savingFile({ query: { month: '2026-11' } });
  assert.ok((file.bytes as Blob).size > 3000);
});

test('the twin town sees its own plan and no lamp of its neighbour', async (t) => {
  const town = await testTown(t);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.deepEqual((await twin.board({})).lamps, []);
  assert.equal((await twin.plan({})).programmes.length, 6);
});
