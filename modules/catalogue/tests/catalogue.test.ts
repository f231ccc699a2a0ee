import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { bringIn } from '#modules/intake/index.ts';
import type { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api, type ResourceInput } from '../contract/index.ts';
import { plainField } from '../contract/shapes.ts';

const input = (code: string, ownerDepartmentId: string): ResourceInput => ({
  code,
  titleZh: '残疾人证持证名册',
  titleEn: 'Holders of disability certificates',
  summary: '持证残疾人的类别与等级',
  theme: '社会保障',
  keywords: ['残联', '助残'],
  ownerDepartmentId,
  grade: 'conditional',
  gradeReason: '仅限助残服务',
  kind: 'held',
  frequency: 'monthly',
  sourceSystem: '残联台账',
  fields: [
    plainField('name', '姓名', { required: true, personalClass: 'personal', mask: 'name' }),
    plainField('idNumber', '身份证号', {
      required: true,
      format: 'idNumber',
      personalClass: 'sensitive',
      mask: 'idNumber',
      subject: true,
    }),
    plainField('phone', '联系电话', { format: 'phone', personalClass: 'personal', mask: 'phone' }),
  ],
  keyFields: ['idNumber'],
});

test('departments register what they hold, it is found in Chinese, exported, measured, and a broken rule opens a case with its owner', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const { departments } = await town.database.inTenant(town.ctx, (tx) => ground(tx));
  const owner = departments.find(({ code }) => code === 'civil-affairs');
  const made = await admin.register({ body: input('disabled', owner?.id ?? '') });
  assert.deepEqual([made.version, made.own, made.rows, made.score], [1, true, null, null]);
  await assert.rejects(
    admin.register({ body: input('disabled', owner?.id ?? '') }),
    (error: ProblemError) => error.problem.code === 'resource-code-taken',
  );

  for (const words of ['残疾', '助残', '身份证', 'cjrz', '社会事务']) {
    const { items } = await admin.list({ query: { words } });
    assert.ok(
      items.some(({ code }) => code === 'disabled'),
      words,
    );
  }
  assert.deepEqual((await admin.list({ query: { words: '不存在的词' } })).items, []);

  const bad = {
    ...input('disabled', owner?.id ?? ''),
    fields: input('x', '').fields.map((one) => ({ ...one, mask: null })),
  };
  await assert.rejects(
    admin.save({
      params: { resourceId: made.id },
      body: { resource: bad, active: true, version: 1 },
    }),
    (error: ProblemError) => {
      assert.equal(error.problem.code, 'resource-fields-faulty');
      assert.equal(error.problem.errors?.[0]?.pointer, '/fields/0/mask');
      return true;
    },
  );
  const saved = await admin.save({
    params: { resourceId: made.id },
    body: {
      resource: { ...input('disabled', owner?.id ?? ''), titleZh: '残疾人证名册' },
      active: true,
      version: 1,
    },
  });
  assert.deepEqual([saved.version, saved.titleZh, saved.code], [2, '残疾人证名册', 'disabled']);
  await assert.rejects(
    admin.save({
      params: { resourceId: made.id },
      body: { resource: input('disabled', owner?.id ?? ''), active: true, version: 1 },
    }),
    (error: ProblemError) => error.problem.code === 'changed-meanwhile',
  );
  assert.equal((await admin.history({ params: { resourceId: made.id } })).items.length, 2);

  const grid = (await town.as('officer1')).api(api);
  await assert.rejects(
    grid.register({ body: input('other', owner?.id ?? '') }),
    (error: ProblemError) => error.problem.code === 'not-permitted',
  );

  const dcat = JSON.parse(
    await (await (await town.as('admin')).fetch('/api/v1/catalogue/dcat')).text(),
  ) as Record<string, unknown>;
  assert.equal(dcat['@type'], 'dcat:Catalog');
  assert.ok(JSON.stringify(dcat['dcat:dataset']).includes('残疾人证名册'));
  assert.ok(
    JSON.stringify(dcat['dcat:dataset']).includes('归集入库：读取'),
    'it says how it is read',
  );
  const [dataset] = dcat['dcat:dataset'] as Record<string, Record<string, object>>[];
  assert.deepEqual(dataset?.['dcat:theme']?.['@type'], 'skos:Concept');
  assert.ok('@id' in (dataset?.['dcat:distribution']?.['dcat:accessURL'] ?? {}));

  const before = await admin.quality({ params: { resourceId: made.id } });
  assert.deepEqual(
    before.rules.map(({ kind }) => kind),
    ['complete', 'valid', 'unique', 'fresh'],
  );
  assert.deepEqual(await admin.measure({ params: { resourceId: made.id } }), { day: null });

  const text =
    '姓名,身份证号,联系电话\n张三,110105194912310029,13812345678\n李四,11010519491231002X,\n';
  await bringIn(town.ctx, {
    resourceId: made.id,
    source: '残联台账',
    fileName: 'a.csv',
    bytes: Buffer.from(text),
  });
  const { day } = await admin.measure({ params: { resourceId: made.id } });
  const complete = day?.results.find(({ kind }) => kind === 'complete');
  assert.deepEqual(
    [day?.rows, complete?.checked, complete?.failed, complete?.passes],
    [1, 1, 1, false],
  );
  const { rules } = await admin.quality({ params: { resourceId: made.id } });
  const broken = rules.find(({ kind }) => kind === 'complete');
  assert.ok(broken?.caseId && broken.caseNumber && broken.brokenSince);
  const cases = await town.sql<{ department: string }>(
    'SELECT lead_department_id AS department FROM cases.cases WHERE id = $1',
    [broken.caseId],
  );
  assert.equal(cases[0]?.department, owner?.id);
  await admin.measure({ params: { resourceId: made.id } });
  const again = (await admin.quality({ params: { resourceId: made.id } })).rules.find(
    ({ kind }) => kind === 'complete',
  );
  assert.equal(again?.caseId, broken.caseId, 'one case as long as it is open');
  assert.equal((await admin.one({ params: { resourceId: made.id } })).score, day?.score);
  const staying = { ...input('disabled', owner?.id ?? ''), kind: 'inPlace' as const };
  await assert.rejects(
    admin.save({
      params: { resourceId: made.id },
      body: { resource: staying, active: true, version: 2 },
    }),
    (error: ProblemError) => error.problem.code === 'resource-holds-rows',
    'what lies here would be a copy that nobody renews',
  );

  const { items } = await admin.lineage({ params: { resourceId: made.id } });
  assert.deepEqual(
    items.map(({ direction, kind }) => `${direction} ${kind}`),
    ['from source', 'from batch'],
  );
});
