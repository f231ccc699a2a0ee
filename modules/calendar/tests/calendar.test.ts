import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingTime, type CalendarData, isMarketDay } from '#platform/calendar/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';
import { working } from '../index.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );
const dayOf = async (town: TestTown, date: string) => {
  const { months } = await (await admin(town)).calendar({
    query: { year: Number(date.slice(0, 4)) },
  });
  return months.flatMap(({ days }) => days).find((day) => day.date === date);
};

test('a year shows holidays, make-up days and market days; an unpublished one says so', async (t) => {
  const town = await testTown(t);
  const year = await (await town.as('grid01')).api(api).calendar({ query: { year: 2026 } });
  assert.deepEqual([year.published, year.months.length], [true, 12]);
  assert.equal((await dayOf(town, '2026-10-01'))?.kind, 'holiday');
  assert.equal((await dayOf(town, '2026-11-23'))?.kind, 'working');
  assert.ok(
    year.months.flatMap(({ days }) => days).filter(({ marketDay }) => marketDay).length > 90,
  );
  const next = await (await admin(town)).calendar({ query: { year: 2031 } });
  assert.deepEqual(
    [next.published, next.shipped, next.months[0]?.days[0]?.published],
    [false, false, false],
  );
});

test("a town's own holiday moves deadlines at once and is undone again", async (t) => {
  const town = await testTown(t);
  const calendar = await admin(town);
  const due = async () =>
    addWorkingTime(await working(town.ctx), town.clock.now(), 1, 'workingDay')
      .toISOString()
      .slice(0, 10);
  assert.equal(await due(), '2026-11-24');
  const day = { kind: 'holiday' as const, nameZh: '镇庆', nameEn: 'Town Day', version: null };
  const { version } = await calendar.saveDay({ params: { date: '2026-11-24' }, body: day });
  assert.equal(await due(), '2026-11-25');
  const shown = await dayOf(town, '2026-11-24');
  assert.deepEqual([shown?.kind, shown?.overridden, shown?.nameZh], ['holiday', true, '镇庆']);
  assert.equal(
    await codeOf(calendar.saveDay({ params: { date: '2026-11-24' }, body: day })),
    'changed-meanwhile',
  );
  await calendar.removeDay({ params: { date: '2026-11-24' }, query: { version } });
  assert.equal(await due(), '2026-11-24');
  assert.equal((await calendar.versions({})).items.length, 3);
});

test('the usual week and the market days are changed together; faulty hours are refused', async (t) => {
  const town = await testTown(t);
  const calendar = await admin(town);
  const { weeklyHours, makeUpHours, version } = await calendar.calendar({ query: { year: 2026 } });
  const marketRules = [{ kind: 'weekdays' as const, weekdays: [1] }];
  await calendar.saveWeek({ body: { weeklyHours, makeUpHours, marketRules, version } });
  assert.equal(isMarketDay(await working(town.ctx), town.clock.now()), true);
  assert.equal(
    await codeOf(calendar.saveWeek({ body: { weeklyHours, makeUpHours, marketRules, version } })),
    'changed-meanwhile',
  );
  const faulty = {
    1: [
      { startMinute: 600, endMinute: 720 },
      { startMinute: 700, endMinute: 800 },
    ],
  };
  const refused = calendar.saveWeek({
    body: { weeklyHours: faulty, makeUpHours, marketRules, version: version + 1 },
  });
  assert.equal(await codeOf(refused), 'calendar-faulty');
  assert.deepEqual((await calendar.calendar({ query: { year: 2026 } })).weeklyHours, weeklyHours);
});

test("a year's notice is entered by hand or adopted; days of another year are refused", async (t) => {
  const town = await testTown(t);
  const calendar = await admin(town);
  const holidays = [{ date: '2031-01-01', nameZh: '元旦', nameEn: 'New Year' }];
  const notice = { published: true, holidays, makeUpDays: [], version: 0 };
  await calendar.saveYear({ params: { year: 2031 }, body: notice });
  assert.equal((await dayOf(town, '2031-01-01'))?.kind, 'holiday');
  assert.equal(
    await codeOf(calendar.saveYear({ params: { year: 2031 }, body: notice })),
    'changed-meanwhile',
  );
  assert.equal(
    await codeOf(calendar.saveYear({ params: { year: 2032 }, body: notice })),
    'day-not-of-year',
  );
  const twice = { ...notice, version: 1, holidays: [...holidays, ...holidays] };
  assert.equal(
    await codeOf(calendar.saveYear({ params: { year: 2031 }, body: twice })),
    'calendar-faulty',
  );
  assert.equal(
    await codeOf(calendar.adoptYear({ params: { year: 2031 }, body: { version: 1 } })),
    'year-not-published',
  );
  await calendar.saveYear({
    params: { year: 2026 },
    body: { published: false, holidays: [], makeUpDays: [], version: 1 },
  });
  assert.equal((await dayOf(town, '2026-10-01'))?.kind, 'working');
  await calendar.adoptYear({ params: { year: 2026 }, body: { version: 2 } });
  assert.equal((await dayOf(town, '2026-10-01'))?.kind, 'holiday');
});

test('a calendar leaves as JSON and enters another town; each town keeps its own', async (t) => {
  const town = await testTown(t);
  const calendar = await admin(town);
  await calendar.saveDay({
    params: { date: '2026-12-01' },
    body: { kind: 'holiday', nameZh: '镇庆', nameEn: '', version: null },
  });
  const file = await calendar.exportCalendar({});
  const data = JSON.parse(await (file.bytes as Blob).text()) as CalendarData;
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  const before = await twin.calendar({ query: { year: 2026 } });
  assert.equal(before.months[11]?.days[0]?.kind, 'working');
  await twin.importCalendar({ body: { data, version: before.version } });
  const after = await twin.calendar({ query: { year: 2026 } });
  assert.equal(after.months[11]?.days[0]?.kind, 'holiday');
  assert.deepEqual(after.marketRules, data.marketRules);
  const broken = {
    ...data,
    holidays: [...data.holidays, { date: '2026-02-30', nameZh: '', nameEn: '' }],
  };
  assert.equal(
    await codeOf(twin.importCalendar({ body: { data: broken, version: after.version } })),
    'request-invalid',
  );
  const doubled = { ...data, makeUpDays: [...data.makeUpDays, ...data.holidays.slice(0, 1)] };
  assert.equal(
    await codeOf(twin.importCalendar({ body: { data: doubled, version: after.version } })),
    'calendar-faulty',
  );
});

test('only administrators change the calendar; nobody reads it unsigned', async (t) => {
  const town = await testTown(t);
  const worker = (await town.as('grid01')).api(api);
  const day = { kind: 'holiday' as const, nameZh: '', nameEn: '', version: null };
  assert.equal(
    await codeOf(worker.saveDay({ params: { date: '2026-11-24' }, body: day })),
    'not-permitted',
  );
  assert.equal(
    await codeOf(
      town
        .anonymous()
        .api(api)
        .calendar({ query: { year: 2026 } }),
    ),
    'sign-in-required',
  );
});
