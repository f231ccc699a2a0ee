import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { refreshTown } from '../index.ts';
import { addList, bring, forVillage, type TestList } from './town-records.ts';

const health: TestList = {
  code: 'health-records',
  department: 'health',
  fields: ['name', 'gender', 'identityNumber', 'birthDate', 'phone', 'address', 'livesAlone'],
};
const civil: TestList = {
  code: 'subsidies',
  department: 'civil-affairs',
  fields: ['name', 'identityNumber', 'birthDate', 'address', 'grantKind'],
};

const codeIs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof ProblemError && error.problem.code === code;

const wei = '43998119580307021X';
const li = '439981194611020227';

/** A town with a health list and a list of subsidies about 张伟 and 李桂兰. */
async function started(
  town: TestTown,
): Promise<{ healthId: string; civilId: string; clerk: Caller }> {
  const healthId = await addList(town, health);
  const civilId = await addList(town, civil);
  await bring(town, healthId, health, [
    ['J1', '张伟', '男', wei, '1958-03-07', '19900000001', '石桥村3组12号', '否'],
    ['J2', '李桂兰', '女', li, '1946-11-02', '19900000002', '白鹭村1组2号', '是'],
    ['J3', '张伟', '男', '', '1971-06-30', '19900000003', '石桥村9组1号', '否'],
  ]);
  await bring(town, civilId, civil, [
    ['M1', '章玮', wei, '1958-07-03', '清溪镇石桥村三组12号', '低保'],
    ['M2', '李桂蘭', '439981461102022', '1946-11-02', '白鹭村1组2号', '高龄津贴'],
  ]);
  return { healthId, civilId, clerk: await town.as('clerk1') };
}

async function found(clerk: Caller, words: string) {
  return (await clerk.api(api).find({ body: { kind: 'person', words } })).items;
}

test('two departments, homophones, an old number: one record, with the origin of each value', async (t) => {
  const town = await testTown(t);
  const { clerk } = await started(town);
  const records = clerk.api(api);
  const people = await records.entities({ query: { kind: 'person' } });
  assert.equal(people.items.length, 3, 'two 张伟 and one 李桂兰');
  const [one] = await found(clerk, wei);
  assert.equal(one?.memberCount, 2);
  assert.deepEqual(await found(clerk, '19900000001'), [one], 'by telephone, exactly');
  assert.equal((await found(clerk, '张伟')).length, 2, 'by name');
  assert.equal((await found(clerk, wei.slice(0, 17))).length, 0, 'not by a part of the number');
  const file = await records.entity({ params: { entityId: one?.id ?? '' } });
  const origin = (field: string) => file.origins.find((each) => each.field === field);
  assert.equal(origin('phone')?.resourceCode, 'health-records');
  assert.equal(origin('identityNumber')?.agreeing, 1);
  assert.equal(origin('birthDate')?.contradicting, 1);
  assert.deepEqual(file.lists, ['lowIncome']);
  const text = JSON.stringify(file);
  assert.ok(!text.includes(wei) && !text.includes('19900000001'), 'masked');
});

test('precedence set on screen decides, and records are worked out anew', async (t) => {
  const town = await testTown(t);
  const { clerk, civilId } = await started(town);
  await bring(town, civilId, civil, [['M1', '章玮', wei, '1958-07-03', '金竹村6组6号', '低保']]);
  const admin = (await town.as('admin')).api(api);
  const addressOf = async () => {
    const [one] = await found(clerk, wei);
    const file = await clerk.api(api).entity({ params: { entityId: one?.id ?? '' } });
    return file.origins.find(({ field }) => field === 'address')?.resourceCode;
  };
  const order = async (resourceCodes: string[]) => {
    const rows = (await admin.precedence({})).items;
    const version = rows.find((row) => row.kind === 'person' && row.field === 'address')?.version;
    const params = { kind: 'person', field: 'address' } as const;
    await admin.savePrecedence({ params, body: { resourceCodes, version: version ?? 0 } });
    await refreshTown(town.ctx);
  };
  await order(['health-records', 'subsidies']);
  assert.equal(await addressOf(), 'health-records');
  await order(['subsidies', 'health-records']);
  assert.equal(await addressOf(), 'subsidies');
  await assert.rejects(
    admin.savePrecedence({
      params: { kind: 'person', field: 'address' },
      body: { resourceCodes: [], version: 1 },
    }),
    codeIs('changed-meanwhile'),
  );
  await assert.rejects(
    clerk.api(api).savePrecedence({
      params: { kind: 'person', field: 'address' },
      body: { resourceCodes: [], version: 2 },
    }),
    codeIs('not-permitted'),
  );
});

test('a wrong merge is undone without trace of loss, and the machine does not repeat it', async (t) => {
  const town = await testTown(t);
  const { clerk, healthId } = await started(town);
  const records = clerk.api(api);
  const state = () =>
    town.sql(`SELECT e.number, e.state, e.merged_into, e.name, e.identity_index, e.phone_index, e.gender, e.facts, e.member_count,
      (SELECT array_agg(m.id ORDER BY m.id) FROM records.members m WHERE m.entity_id = e.id) AS members
      FROM records.entities e ORDER BY e.kind, e.number`);
  const before = await state();
  const [older, younger] = (await found(clerk, '张伟')).sort((a, b) => a.number - b.number);
  const { version } = await records.entity({ params: { entityId: older?.id ?? '' } });
  const act = await records.merge({
    params: { entityId: older?.id ?? '' },
    body: { otherId: younger?.id ?? '', reason: '同名同村', version },
  });
  const merged = await records.entity({ params: { entityId: younger?.id ?? '' } });
  assert.equal(merged.state, 'merged');
  assert.equal(merged.mergedInto, older?.id);
  assert.equal(
    (await found(clerk, '19900000003'))[0]?.number,
    undefined,
    'another telephone is shown',
  );
  await assert.rejects(
    records.merge({
      params: { entityId: younger?.id ?? '' },
      body: { otherId: older?.id ?? '', reason: '再合并', version: 1 },
    }),
    codeIs('record-not-live'),
  );
  await records.undo({ params: { actId: act.id }, body: { reason: '年龄不同,不是一个人' } });
  assert.deepEqual(await state(), before);
  await assert.rejects(
    records.undo({ params: { actId: act.id }, body: { reason: '再撤销' } }),
    codeIs('act-undone'),
  );
  await bring(town, healthId, health, [
    ['J3', '张伟', '男', '', '1958-03-07', '19900000001', '石桥村3组12号', '否'],
  ]);
  assert.equal((await found(clerk, '张伟')).length, 2, 'even when the rows become alike');
  const audited = await town.sql<{ action: string }>(
    "SELECT action FROM platform.audit WHERE action IN ('records.merge', 'records.undo') ORDER BY id",
  );
  assert.deepEqual(
    audited.map(({ action }) => action),
    ['records.merge', 'records.undo'],
  );
});

test('rows are split off and come back; a row that goes leaves, a list entry stays with its person', async (t) => {
  const town = await testTown(t);
  const { clerk, civilId } = await started(town);
  const records = clerk.api(api);
  const [one] = await found(clerk, li);
  const entityId = one?.id ?? '';
  await records.enlist({
    params: { code: 'keysInCare' },
    body: { entityId, note: '钥匙在村委会' },
  });
  await assert.rejects(
    records.enlist({ params: { code: 'keysInCare' }, body: { entityId, note: '' } }),
    codeIs('already-listed'),
  );
  const file = await records.entity({ params: { entityId } });
  assert.deepEqual([...file.lists].sort(), ['elderAllowance', 'eldersAlone', 'keysInCare']);
  const row = file.members.find(({ resourceCode }) => resourceCode === 'subsidies')?.id ?? '';
  const all = file.members.map(({ id }) => id);
  const body = { memberIds: all, reason: '不是一个人', version: file.version };
  await assert.rejects(records.split({ params: { entityId }, body }), codeIs('split-empty'));
  const act = await records.split({ params: { entityId }, body: { ...body, memberIds: [row] } });
  assert.equal((await records.entity({ params: { entityId } })).memberCount, 1);
  await town.sql(`UPDATE records.sources SET stale_since = now()`);
  await refreshTown(town.ctx);
  assert.equal((await records.entity({ params: { entityId } })).memberCount, 1, 'stays split');
  await records.undo({ params: { actId: act.id }, body: { reason: '是一个人' } });
  const again = await records.entity({ params: { entityId } });
  assert.deepEqual(again.members.map(({ id }) => id).sort(), all.sort());
  const rows = [
    ['M1', '章玮', wei, '1958-07-03', '清溪镇石桥村三组12号', '低保'],
    ['M2', '李桂蘭', '439981461102022', '1946-11-02', '白鹭村1组2号', '高龄津贴'],
  ];
  await bring(town, civilId, civil, [...rows, ['M3', '王芳', '', '1990-01-01', '上坪村', '']]);
  assert.equal((await found(clerk, '王芳')).length, 1);
  await bring(town, civilId, { ...civil, mode: 'replace' }, rows);
  assert.equal((await found(clerk, '王芳')).length, 0);
  const keys = await records.list({ params: { code: 'keysInCare' }, query: {} });
  assert.equal(keys.items[0]?.note, '钥匙在村委会');
});

test('a doubtful pair is shown whole, with why; judged the same it is merged; judged different it stays apart', async (t) => {
  const town = await testTown(t);
  const { clerk, civilId } = await started(town);
  await bring(town, civilId, civil, [['M4', '李桂兰', '', '', '白鹭村1组2号', '']]);
  const records = clerk.api(api);
  const { items } = await records.pairs({ query: { state: 'open' } });
  assert.equal(items.length, 1, JSON.stringify(items));
  const pairId = items[0]?.id ?? '';
  const pair = await records.pair({ params: { pairId } });
  assert.ok(
    [pair.a, pair.b].some(({ identityNumber }) => identityNumber === li),
    'whole',
  );
  assert.equal(pair.levels.find(({ field }) => field === 'identityNumber')?.level, 'missing');
  assert.ok((pair.levels.find(({ field }) => field === 'address')?.weight ?? 0) > 0);
  const looks = await town.sql(
    "SELECT 1 FROM platform.looks WHERE fields @> ARRAY['records.members.content']",
  );
  assert.equal(looks.length, 2, 'the look is noted');
  const judge = (verdict: 'same' | 'different' | 'later', version: number) =>
    records.judge({ params: { pairId }, body: { verdict, version } });
  await judge('later', pair.version);
  assert.equal((await records.pairs({ query: { state: 'later' } })).items.length, 1);
  await judge('same', pair.version + 1);
  assert.equal((await found(clerk, li))[0]?.memberCount, 3);
  await assert.rejects(judge('different', pair.version + 2), codeIs('pair-judged'));
  await assert.rejects(
    (await town.as('leader')).api(api).pairs({ query: { state: 'open' } }),
    codeIs('not-permitted'),
  );
});

test('sensitive lists and numbers need a right, a reason, and leave a trace; another town sees nothing', async (t) => {
  const town = await testTown(t);
  const { clerk } = await started(town);
  const head = (await town.as('head-health')).api(api);
  await assert.rejects(
    head.list({ params: { code: 'lowIncome' }, query: {} }),
    codeIs('list-closed'),
  );
  assert.equal((await head.lists({})).items.find(({ code }) => code === 'lowIncome')?.count, null);
  const allowance = await head.list({ params: { code: 'elderAllowance' }, query: {} });
  assert.equal(allowance.items.length, 1);
  const villages = (await clerk.api(api).villages({ query: { kind: 'person' } })).items;
  assert.deepEqual(villages.find(({ village }) => village === '石桥村')?.entities, 2);
  const inVillage = async (caller: Caller, village?: string) =>
    (await caller.api(api).entities({ query: { kind: 'person', ...(village ? { village } : {}) } }))
      .items.length;
  assert.deepEqual([await inVillage(clerk), await inVillage(clerk, '石桥村')], [3, 2]);
  const onlyThere = { params: { code: 'elderAllowance' }, query: { village: '石桥村' } } as const;
  assert.equal((await head.list(onlyThere)).items.length, 0, 'lists by village, too');
  await forVillage(town, '石桥村');
  const grid = await town.as('grid01');
  assert.deepEqual([await inVillage(grid), await inVillage(grid, '白鹭村')], [2, 0]);
  assert.equal((await found(grid, li)).length, 0, 'nobody of another village is found');
  const away = (await found(clerk, li))[0]?.id ?? '';
  await assert.rejects(
    grid.api(api).entity({ params: { entityId: away } }),
    codeIs('record-unknown'),
  );
  await assert.rejects(
    grid.api(api).pairs({ query: { state: 'open' } }),
    codeIs('reach-too-small'),
  );
  const [one] = await found(clerk, wei);
  const privacy = clerk.api(privacyApi);
  const shown = await privacy.reveal({
    body: {
      field: 'records.entities.identity_number',
      rowKey: one?.id ?? '',
      reason: '核对低保申请人身份',
    },
  });
  assert.equal(shown.value, wei);
  const twin = (await town.as('baisha-officer1', 'baisha')).api(api);
  assert.equal((await twin.entities({ query: { kind: 'person' } })).items.length, 0);
  await assert.rejects(
    twin.entity({ params: { entityId: one?.id ?? '' } }),
    codeIs('record-unknown'),
  );
  const sealed = await town.sql(
    'SELECT identity_number, phone, address, birth_date FROM records.entities',
  );
  assert.ok(!JSON.stringify(sealed).includes(wei), 'sealed at rest');
});
