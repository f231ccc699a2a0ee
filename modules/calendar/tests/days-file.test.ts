import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';
import { dayColumns } from '../service/days-file.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );
const columns = dayColumns.map(({ type: _, ...column }) => column);
const sheet = async (rows: readonly Record<string, string>[]): Promise<string> =>
  (await writeWorkbook([{ name: '表', columns, rows }])).toString('base64');

test("the town's own days enter from a workbook; every faulty row is named; what leaves comes back unchanged", async (t) => {
  const town = await testTown(t);
  const calendar = await admin(town);
  const rows = [
    { date: '2026-12-01', kind: '放假', nameZh: '镇庆' },
    { date: '2026/12/5', kind: '上班', nameZh: '大扫除', hours: '09:00-11:30' },
    { date: '2026-12-01', kind: '放假' },
    { date: '2026-02-30', kind: '放假' },
    { date: '2026-12-07', kind: '半天' },
    { date: '2026-12-08', kind: '上班', hours: '12:00-08:00' },
  ];
  const body = { contentBase64: await sheet(rows) };
  const preview = await calendar.previewDays({ body });
  assert.deepEqual(
    preview.faults.map(({ row, column }) => `${row} ${column}`),
    ['4 日期', '5 A', '6 安排', '7 时段'],
  );
  assert.deepEqual(
    preview.accepted.map(({ row, day, action }) => [row, day.date, action]),
    [
      [2, '2026-12-01', 'add'],
      [3, '2026-12-05', 'add'],
    ],
  );
  const { revision } = preview;
  const days = preview.accepted.map(({ day }) => day);
  assert.deepEqual(await calendar.importDays({ body: { days, revision } }), { saved: 2 });
  assert.equal(
    await codeOf(calendar.importDays({ body: { days, revision } })),
    'changed-meanwhile',
  );
  const year = await calendar.calendar({ query: { year: 2026 } });
  const shown = year.months.flatMap((month) => month.days);
  const saturday = shown.find(({ date }) => date === '2026-12-05');
  assert.deepEqual(
    [saturday?.kind, saturday?.nameZh, saturday?.hours],
    ['makeUp', '大扫除', [{ startMinute: 540, endMinute: 690 }]],
  );
  assert.equal((await calendar.versions({})).items[0]?.note, 'importDays');
  const { bytes } = await calendar.exportDays({});
  const contentBase64 = Buffer.from(await (bytes as Blob).arrayBuffer()).toString('base64');
  const again = await calendar.previewDays({ body: { contentBase64 } });
  assert.deepEqual(again.faults, []);
  assert.ok(again.accepted.length >= 2 && again.accepted.every(({ action }) => action === 'same'));
});

test('only administrators change the calendar by a file', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const body = { contentBase64: await sheet([{ date: '2026-12-01', kind: '放假' }]) };
  assert.equal(await codeOf(officer.previewDays({ body })), 'not-permitted');
});
