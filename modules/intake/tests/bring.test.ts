import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testTown } from '#testing';
import { bringIn, countRows, readPage } from '../index.ts';
import { fixRow } from '../service/bring/fix.ts';
import { refusedRows } from '../service/bring/refused.ts';
import { apply, takeBackBatch } from '../service/bring/act.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { csv, elders, identity } from './resources.ts';

const [one, two, three, four] = [1, 2, 3, 4].map((n) => identity('19360101', n)) as [
  string,
  string,
  string,
  string,
];
const header = ['姓名', '公民身份号码', '电话', '出生年月日', '月标准(元)', '住址'];
const whole = (names: readonly string[]) =>
  csv([
    header,
    ...names.map((name, at) => [
      name,
      [one, two, three, four][at] ?? '',
      '13812345678',
      '1936-01-01',
      '100',
      '石桥村1组2号',
    ]),
  ]);

test('a messy list comes in: repaired, refused with reasons, mended by hand, applied, taken back', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const text = csv([
    ['清溪镇高龄津贴名册', '', '', '', '', ''],
    header,
    ['张 三', one, '138 1234 5678', '1936年1月1日', '100', ' 石桥村1组2号'],
    ['李四', '4.30121E+17', '13812345678', '1936-01-01', '100', '双塘村'],
    ['王五', two, '13812345678', '1936/1/1', '1,00', '石桥村'],
    ['赵六', three, '123', '1936-01-01', '一百', '石桥村'],
    ['', four, '', '', '', ''],
    ['王五', two, '', '', '', ''],
  ]).replace('1,00', '"1,00"');
  const checked = await bringIn(ctx, {
    resourceId: resource.id,
    source: '手工台账',
    fileName: '名册.csv',
    bytes: Buffer.from(text),
    applies: false,
  });
  assert.equal(checked.state, 'checked');
  const { counts } = checked;
  assert.deepEqual([counts.staged, counts.accepted, counts.repaired, counts.refused], [6, 2, 2, 4]);
  assert.deepEqual(
    new Map(counts.reasons.map(({ reason, rows }) => [reason, rows])),
    new Map([
      ['idNumber:damaged', 1],
      ['phone:not-phone', 1],
      ['amountYuan:not-decimal', 1],
      ['name:missing', 1],
      ['idNumber:twice', 1],
    ]),
  );
  const refused = await refusedRows(ctx, checked.id, { after: 0, limit: 50 });
  assert.deepEqual(
    refused.rows.map(({ line, row }) => [line, row]),
    [2, 4, 5, 6].map((line) => [line, line + 2]),
  );
  const clerk = { ...ctx, actor: { ...ctx.actor, kind: 'staff', name: '陈静' } as const };
  await refusedRows(clerk, checked.id, { after: 0, limit: 50 });
  const looks = await town.sql('SELECT kind, viewer_name FROM platform.looks WHERE row_key = $1', [
    checked.id,
  ]);
  assert.deepEqual(looks, [{ kind: 'work', viewer_name: '陈静' }]);
  const mended = { ...refused.rows[1]?.values, 电话: '0731-84312345' };
  assert.deepEqual(await fixRow(ctx, checked.id, { line: 4, values: mended }), [
    'amountYuan:not-decimal',
  ]);
  assert.deepEqual(
    await fixRow(ctx, checked.id, { line: 4, values: { ...mended, '月标准(元)': '100' } }),
    [],
  );
  assert.deepEqual(
    await fixRow(ctx, checked.id, {
      line: 2,
      values: { ...refused.rows[0]?.values, 公民身份号码: two },
    }),
    ['idNumber:twice'],
  );
  await apply(ctx, checked.id);
  await workUntilDone(ctx);
  const fields = ['name', 'idNumber', 'phone', 'bornOn', 'amountYuan', 'address'].map((key) => ({
    key,
    masked: false,
  }));
  const page = await readPage(ctx, {
    resourceId: resource.id,
    fields,
    where: [],
    after: null,
    limit: 10,
  });
  assert.deepEqual(
    page.rows.map((row) => [
      row['name'],
      row['idNumber'],
      row['phone'],
      row['bornOn'],
      row['amountYuan'],
      row['address'],
    ]),
    [
      ['张三', one, '13812345678', '1936-01-01', 100, '石桥村1组2号'],
      ['王五', two, '13812345678', '1936-01-01', 100, '石桥村'],
      ['赵六', three, '073184312345', '1936-01-01', 100, '石桥村'],
    ],
  );
  const masked = await readPage(ctx, {
    resourceId: resource.id,
    fields: fields.map((f) => ({ ...f, masked: true })),
    where: [{ key: 'name', op: 'equals', value: '张三' }],
    after: null,
    limit: 10,
    aside: 'idNumber',
  });
  assert.deepEqual([masked.aside, page.aside], [[one], []], 'whole beside the masked row');
  assert.deepEqual(masked.rows, [
    {
      name: '张*',
      idNumber: `430***********${one.slice(-4)}`,
      phone: '138****5678',
      bornOn: '1936-01-01',
      amountYuan: 100,
      address: '石桥村****',
    },
  ]);
  await takeBackBatch(ctx, checked.id, '用错了文件');
  await workUntilDone(ctx);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 0);
});

test('a second batch merges by key, and taking it back brings the first back whole', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const first = { resourceId: resource.id, source: '台账', fileName: 'a.csv' };
  await bringIn(ctx, { ...first, bytes: Buffer.from(whole(['张三', '李四'])) });
  const before = await readPage(ctx, {
    resourceId: resource.id,
    fields: [{ key: 'name', masked: false }],
    where: [],
    after: null,
    limit: 10,
  });
  const second = await bringIn(ctx, {
    ...first,
    bytes: Buffer.from(whole(['张三丰', '李四', '王五'])),
  });
  assert.deepEqual([second.counts.added, second.counts.changed, second.counts.removed], [1, 1, 0]);
  const after = await readPage(ctx, {
    resourceId: resource.id,
    fields: [{ key: 'name', masked: false }],
    where: [],
    after: null,
    limit: 2,
  });
  assert.deepEqual(
    after.rows.map((row) => row['name']),
    ['张三丰', '李四'],
  );
  assert.deepEqual(after.rowKeys, before.rowKeys, 'a row keeps its name when its values change');
  const rest = await readPage(ctx, {
    resourceId: resource.id,
    fields: [{ key: 'name', masked: false }],
    where: [],
    after: after.next,
    limit: 2,
  });
  assert.deepEqual([rest.rows, rest.next], [[{ name: '王五' }], null]);
  await takeBackBatch(ctx, second.id, '误传');
  await workUntilDone(ctx);
  const again = await readPage(ctx, {
    resourceId: resource.id,
    fields: [{ key: 'name', masked: false }],
    where: [],
    after: null,
    limit: 10,
  });
  assert.deepEqual(again, before);
  const third = await bringIn(ctx, {
    ...first,
    mode: 'replace',
    bytes: Buffer.from(whole(['张三', '', '王五'])),
  });
  assert.deepEqual([third.counts.added, third.counts.changed, third.counts.removed], [1, 0, 1]);
  const events = await town.sql<{ type: string }>(
    "SELECT type FROM platform.events WHERE type LIKE 'intake.%' ORDER BY id",
  );
  assert.deepEqual(
    events.map(({ type }) => type),
    ['intake.batchApplied', 'intake.batchApplied', 'intake.batchTakenBack', 'intake.batchApplied'],
  );
});

test('files of GB 18030 are read, wrong bytes are named, a vanished column is explained, nothing is half applied', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
    Buffer.from(','),
    Buffer.from([0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5]),
    Buffer.from('\n'),
    Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
    Buffer.from(`,${one}\n`),
  ]);
  const given = { resourceId: resource.id, source: '台账' };
  const batch = await bringIn(ctx, { ...given, fileName: 'gbk.csv', bytes: gbk });
  assert.deepEqual([batch.state, batch.facts.reading.encoding], ['applied', 'gb18030']);
  await assert.rejects(
    bringIn(ctx, { ...given, fileName: 'b.csv', bytes: Buffer.from(`姓名,证件\n李四,${two}\n`) }),
    { code: 'column-vanished' },
  );
  const broken = Buffer.concat([
    Buffer.from(`姓名,身份证号\n李四,${two}\n`),
    Buffer.from([0xff, 0xff, 0x0a]),
  ]);
  await assert.rejects(bringIn(ctx, { ...given, fileName: 'c.csv', bytes: broken }), {
    code: 'encoding-wrong',
  });
  await assert.rejects(
    bringIn(ctx, { ...given, fileName: 'd.csv', bytes: Buffer.from('姓名,身份证号\n') }),
    { code: 'file-without-rows' },
  );
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 1);
});

test('what lies on the disk is sealed', async (t) => {
  const town = await testTown(t);
  const resource = await elders(town);
  await bringIn(town.ctx, {
    resourceId: resource.id,
    source: '台账',
    fileName: 'a.csv',
    bytes: Buffer.from(whole(['欧阳蕙芷'])),
  });
  const folder = join(town.dataDirectory, 'lake', town.tenantId, resource.id);
  const { readFile } = await import('node:fs/promises');
  const names = await readdir(folder);
  assert.ok(names.length >= 2);
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    assert.ok(!bytes.includes('欧阳蕙芷') && !bytes.includes(one), name);
  }
  assert.deepEqual(
    (await readdir(join(town.dataDirectory, 'run', 'lake'), { recursive: true })).filter((name) =>
      name.endsWith('.plain'),
    ),
    [],
  );
});
