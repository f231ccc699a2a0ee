/** Random histories of cases and of alarms: roll-ups against a count by brute force, in every division. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clearAlarm, raiseAlarm } from '#modules/alarms/index.ts';
import { api as alarmsApi } from '#modules/alarms/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type Division } from '../contract/index.ts';
import { sourcesIn, sumNow } from '../index.ts';
import { check } from '../service/night.ts';
import { happen, history, type Stage, tell } from './histories/case-history.ts';
import { counted, knownCodes, rowsOf } from './histories/oracle.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const somedays = { from: '2026-11-05', to: '2026-11-24' };
const divisions: readonly Division[] = ['nothing', 'day', 'month', 'hour', 'weekdayHour'];
const parts: readonly Division[] = ['village', 'department', 'category', 'channel'];

async function sums(town: TestTown): Promise<void> {
  await town.settle();
  await sumNow(town.ctx);
}

/** Differences that the nightly check finds. */
const differences = (town: TestTown) =>
  town.database.inTenant(town.ctx, (tx) => check(tx, sourcesIn(town.database)));

async function staged(town: TestTown): Promise<Stage> {
  const officer = (await town.as('officer1')).api(reportsApi);
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const text = `清溪大街${index + 1}号门口垃圾没清`;
    const body = { channel: 'hotline' as const, text, categoryCode: '020101' };
    ids.push((await officer.submit({ body })).caseId);
  }
  const { villages, departments } = await ground(town.ctx);
  return {
    town,
    ids,
    villages: villages.map(({ id }) => id),
    departments: departments.map(({ id }) => id),
  };
}

test('whatever happens to cases, told in time, late or out of order, every number equals a count by brute force', async (t) => {
  const town = await testTown(t);
  const stage = await staged(town);
  await sums(town);
  const leader = (await town.as('leader')).api(api);
  const compare = async (code: string, span: typeof november, by: Division): Promise<void> => {
    const rows = await rowsOf(town);
    const wanted = counted(rows, code, { ...span, by });
    const { values } = await leader.values({ params: { code }, query: { ...span, by } });
    const told = new Map(values.map(({ group, value }) => [group, value]));
    for (const group of new Set([...wanted.keys(), ...told.keys()])) {
      const [expected, found] = [wanted.get(group) ?? null, told.get(group) ?? null];
      const where = `${code} by ${by} in "${group}": ${found} for ${expected}`;
      if (expected === null || found === null) assert.equal(found ?? 0, expected ?? 0, where);
      else assert.ok(Math.abs(expected - found) <= 1e-3 * Math.max(1, Math.abs(expected)), where);
    }
  };
  await fc.assert(
    fc.asyncProperty(history, fc.nat({ max: 999 }), async ({ steps, lastFirst }, turn) => {
      const held: string[] = [];
      for (const step of steps) {
        if (step === 'sum') await sums(town);
        else {
          const id = await happen(stage, step.at, step.happening);
          if (step.held) held.push(id);
          else await tell(town, [id]);
        }
      }
      await tell(town, lastFirst ? held.toReversed() : held);
      await sums(town);
      assert.deepEqual(await differences(town), []);
      const by = [...divisions, ...parts][turn % (divisions.length + parts.length)] ?? 'nothing';
      for (const code of knownCodes) {
        const isSpread = code === 'handling-median';
        await compare(code, november, by);
        if (!isSpread) await compare(code, somedays, parts[turn % parts.length] ?? 'village');
      }
    }),
    { numRuns: 12 },
  );
});

test('alarms that come, go, come back and are seen count as their rows say', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const things = (await thingsOf(town.ctx)).all().slice(0, 3);
  const step = fc.record({
    thing: fc.nat({ max: 2 }),
    act: fc.constantFrom('raise', 'raise', 'clear', 'acknowledge', 'sum'),
    severity: fc.constantFrom('notice', 'warning', 'urgent'),
    minutes: fc.integer({ min: 1, max: 900 }),
  });
  let now = Date.parse('2026-11-23T02:00:00Z');
  const act = async ({
    thing,
    act: what,
    severity,
    minutes,
  }: typeof step extends fc.Arbitrary<infer T> ? T : never) => {
    now += minutes * 60_000;
    town.clock.set(new Date(now));
    const thingId = things[thing]?.id ?? '';
    const at = new Date(now);
    if (what === 'sum') await sums(town);
    if (what === 'raise') {
      const words = {
        type: 'tried',
        titleZh: '试验',
        titleEn: 'Tried',
        severity,
        flapSeconds: 3600,
      };
      await town.database.inTenant(town.ctx, (tx) => raiseAlarm(tx, { thingId, at, ...words }));
    }
    if (what === 'clear') {
      const clearing = { thingId, type: 'tried', at, reason: 'condition' };
      await town.database.inTenant(town.ctx, (tx) => clearAlarm(tx, clearing));
    }
    if (what === 'acknowledge') {
      const desk = officer.api(alarmsApi);
      const { items } = await desk.list({ query: { acknowledged: false, thingId } });
      const [first] = items;
      if (first) {
        const params = { alarmId: first.id };
        await desk.acknowledge({ params, body: { note: '' } });
      }
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      for (const one of steps) await act(one);
      await sums(town);
      assert.deepEqual(await differences(town), []);
      const span = { from: '2026-11-01', to: '2027-10-01' };
      const of = async (code: string): Promise<number> =>
        (await officer.api(api).values({ params: { code }, query: span })).values[0]?.value ?? 0;
      const [rows] = await town.sql<{ raised: number; urgent: number; seen: number; on: number }>(
        `SELECT count(*)::int AS raised, count(*) FILTER (WHERE worst_severity = 'urgent')::int AS urgent,
           count(*) FILTER (WHERE acknowledged)::int AS seen, count(*) FILTER (WHERE active)::int AS on
         FROM alarms.alarms WHERE tenant_id = $1 AND NOT late`,
        [town.tenantId],
      );
      assert.ok(rows);
      assert.equal(await of('alarms-raised'), rows.raised);
      assert.equal(await of('alarms-urgent'), rows.urgent);
      assert.equal(await of('alarms-active'), rows.on);
      const seen = rows.raised === 0 ? 0 : (rows.seen / rows.raised) * 100;
      assert.ok(Math.abs((await of('alarms-acknowledged-share')) - seen) < 1e-6);
    }),
    { numRuns: 8 },
  );
});
