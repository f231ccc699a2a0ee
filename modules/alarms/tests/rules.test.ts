import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { ProblemError } from '#platform/problems/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { api, type RuleDefinition } from '../contract/index.ts';
import { coverRule, definitionOf, pm25Rule, send, withRules, withThings } from './stations.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === expected;

async function active(town: TestTown, thingId: string) {
  const officer = await town.as('officer1');
  const { items } = await officer.api(api).list({ query: { thingId, active: true } });
  return items;
}

test('an administrator makes a rule, tries it, switches it on, changes it and sees its versions', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const administrator = (await town.as('admin')).api(api);
  const definition = definitionOf(pm25Rule);
  const body = { code: 'pm25-town', ...definition };
  const rule = await administrator.addRule({ body });
  await assert.rejects(administrator.addRule({ body }), code('rule-code-taken'));
  await send(town, air, { pm25: 500 });
  town.clock.advance(700);
  await town.settle();
  assert.equal((await active(town, air)).length, 0, 'switched off');
  const params = { ruleId: rule.id };
  const on = await administrator.switchRule({ params, body: { enabled: true, version: 1 } });
  await send(town, air, { pm25: 500 });
  town.clock.advance(601);
  await town.settle();
  assert.equal((await active(town, air)).length, 1);
  await assert.rejects(
    administrator.saveRule({ params, body: { version: 1, ...definition } }),
    code('changed-meanwhile'),
  );
  const milder: RuleDefinition = { ...definition, severity: 'notice' };
  const saved = await administrator.saveRule({ params, body: { version: on.version, ...milder } });
  assert.equal((await active(town, air)).length, 0, 'what the old rule held is let go');
  const { items: versions } = await administrator.ruleVersions({ params });
  assert.deepEqual(
    versions.map(({ version }) => version),
    [3, 2, 1],
  );
  await administrator.switchRule({ params, body: { enabled: false, version: saved.version } });
  const file = await administrator.exportRules({});
  assert.ok(file.rules.some((one) => one.code === 'pm25-town' && one.severity === 'notice'));
  const harder = file.rules.map((one) =>
    one.code === 'pm25-town' ? { ...one, severity: 'urgent' as const } : one,
  );
  const added = { ...definition, code: 'pm25-more', enabled: true };
  const result = await administrator.importRules({
    body: { format: 'zhenshu-rules-1', rules: [...harder, added] },
  });
  assert.deepEqual([result.added, result.changed], [1, 1]);
  const { items } = await administrator.rules({});
  assert.equal(items.find((one) => one.code === 'pm25-more')?.enabled, false);
  assert.equal(items.find((one) => one.code === 'pm25-town')?.severity, 'urgent');
  await administrator.removeRule({ params });
  assert.ok(!(await administrator.rules({})).items.some((one) => one.code === 'pm25-town'));
});

test('rules that do not fit their model are refused with what is wrong', async (t) => {
  const town = await testTown(t);
  await withThings(town);
  const administrator = (await town.as('admin')).api(api);
  const attempt = (change: Partial<RuleDefinition>) =>
    administrator.addRule({ body: { code: 'wrong', ...definitionOf(pm25Rule), ...change } });
  const scope = { ...pm25Rule.scope, modelCode: 'nothing' };
  await assert.rejects(attempt({ scope }), code('rule-model-unknown'));
  const unknown = { kind: 'threshold', key: 'xyz', op: 'above', value: 1 } as const;
  await assert.rejects(attempt({ when: unknown }), code('rule-property-unknown'));
  const door = { kind: 'threshold', key: 'doorOpen', op: 'above', value: 1 } as const;
  await assert.rejects(attempt({ when: door }), code('rule-value-unfit'));
  const of = { ...door, op: 'equals', value: true } as const;
  const both = { kind: 'repetition', times: 3, among: 5, withinSeconds: 60, of } as const;
  await assert.rejects(attempt({ when: both }), code('rule-repetition-unclear'));
  await assert.rejects(attempt({ categoryCode: '999999' }), code('rule-category-unknown'));
  const things = { ...pm25Rule.scope, thingCodes: ['NO-1'] };
  await assert.rejects(attempt({ scope: things }), code('rule-thing-unknown'));
  await assert.rejects(attempt({ when: { kind: 'never' } as never }), code('request-invalid'));
  const officer = (await town.as('officer1')).api(api);
  await assert.rejects(
    officer.addRule({ body: { code: 'mine', ...definitionOf(pm25Rule) } }),
    code('not-permitted'),
  );
});

test('a rule tried on history tells how often it would have fired, keeps nothing and draws the curve', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const minutes = 3 * 24 * 60;
  const start = town.clock.now().getTime() - minutes * 60_000;
  const times = Array.from(
    { length: minutes / 5 },
    (_, index) => new Date(start + index * 300_000),
  );
  // Each day between 8 and 9 local time it is bad.
  const values = times.map((at) => ((at.getUTCHours() + 8) % 24 === 8 ? 120 : 30));
  await town.database.inTenant(town.ctx, (tx) =>
    loadHistory(tx, [{ thingId: air, key: 'pm25', times, values }]),
  );
  const administrator = (await town.as('admin')).api(api);
  const tried = await administrator.tryRule({
    body: { rule: definitionOf(pm25Rule), days: 30 },
  });
  assert.equal(tried.count, 3);
  assert.equal(tried.episodes[0]?.value, '120 μg/m³');
  const first = tried.episodes.at(-1);
  const lasted = Date.parse(first?.clearedAt ?? '') - Date.parse(first?.raisedAt ?? '');
  assert.equal(lasted, 50 * 60_000, 'an hour less the ten minutes it waits');
  assert.deepEqual(tried.things[0], { code: 'T-AIR', name: '测试空气站', count: 3, values: 864 });
  assert.equal(tried.chart?.limit, 75);
  assert.ok((tried.chart?.points.length ?? 0) > 30);
  assert.equal(
    (await town.sql("SELECT 1 FROM alarms.alarms WHERE thing_code = 'T-AIR'")).length,
    0,
  );
});

test('grid workers see the alarms of their cell and no others; numbers and map follow', async (t) => {
  const town = await testTown(t);
  const { manhole } = await withThings(town);
  await withRules(town, [coverRule]);
  await send(town, manhole, { coverOpen: true });
  const officer = (await town.as('officer1')).api(api);
  const [alarm] = (await officer.list({ query: { thingId: manhole } })).items;
  const [own] = await town.sql<{ username: string }>(
    `SELECT a.username FROM people.accounts a JOIN towns.grid_cells g ON g.grid_worker_id = a.person_id
     WHERE g.id = $1`,
    [alarm?.gridCellId],
  );
  const [foreign] = await town.sql<{ username: string }>(
    `SELECT a.username FROM people.accounts a JOIN towns.grid_cells g ON g.grid_worker_id = a.person_id
     WHERE g.village_id <> $1 AND g.tenant_id = $2 LIMIT 1`,
    [alarm?.villageId, town.tenantId],
  );
  const seen = async (username: string) =>
    (await (await town.as(username)).api(api).list({ query: { type: ['test-cover-open'] } })).items;
  assert.equal((await seen(own?.username ?? '')).length, 1);
  assert.equal((await seen(foreign?.username ?? '')).length, 0);
  const counts = await officer.counts({});
  assert.ok(counts.urgent >= 1 && counts.types.some(({ type }) => type === 'test-cover-open'));
  const { points } = await officer.map({ query: { type: ['test-cover-open'] } });
  assert.equal(points[0]?.title, '测试井盖 井盖打开');
  const sheet = await officer.export({ query: { thingId: manhole } });
  assert.ok((sheet.bytes as Blob).size > 1000);
});
