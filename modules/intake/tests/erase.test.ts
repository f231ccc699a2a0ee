/** A person is taken out of the lake: of what is read now, of every batch before it, of refused rows and lists as they came. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainField, registerResource } from '#modules/catalogue/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { forgetting, type PersonConcerned } from '#platform/personal/index.ts';
import { testTown, type TestTown } from '#testing';
import { bringIn, countRows, readPage } from '../index.ts';
import { fixRow } from '../service/bring/fix.ts';
import { apply, discard, takeBackBatch } from '../service/bring/act.ts';
import { refusedRows } from '../service/bring/refused.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { sweepLake } from '../service/lake/files.ts';
import { lakeFilesNaming } from '../service/lake/search.ts';
import { eraseOfLake, exportOfLake } from '../service/personal.ts';
import { csv, elderFields, elders, identity } from './resources.ts';

const [hers, his, third] = [1, 2, 3].map((n) => identity('19360101', n)) as [
  string,
  string,
  string,
];
const person: PersonConcerned = {
  personId: '0197b0a0-0000-7000-8000-000000000001',
  names: ['欧阳蕙兰'],
  phones: ['13755502468'],
  emails: [],
};
const words = ['欧阳蕙兰', '欧阳 蕙兰', '13755502468', '137 5550 2468', hers];
const header = ['姓名', '公民身份号码', '电话', '出生年月日', '月标准(元)', '住址'];
const list = (...rows: string[][]) => Buffer.from(csv([header, ...rows]));
const elder = (name: string, number: string, phone: string, amount = '100') => [
  name,
  number,
  phone,
  '1936-01-01',
  amount,
  '石桥村1组2号',
];

const inTown = <T>(town: TestTown, work: (tx: Tx) => Promise<T>): Promise<T> =>
  town.database.inTenant(town.ctx, async (tx) => {
    await elevate(tx);
    return work(tx);
  });

const erase = (town: TestTown) =>
  inTown(town, (tx) => forgetting(tx, () => eraseOfLake.erase(tx, person)));

test('no row of a person is left in any file; others stay, and batches can still be taken back', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const given = { resourceId: resource.id, source: '台账', fileName: 'a.csv' };
  const checked = await bringIn(ctx, {
    ...given,
    applies: false,
    bytes: list(
      elder('欧阳 蕙兰', hers, '137 5550 2468'),
      elder('李四', his, '13812345678'),
      // The telephone of a household under another name is no proof.
      elder('欧阳锋', third, '13755502468'),
      elder('欧阳蕙兰', '4.30121E+17', '137-5550-2468'),
      elder('赵六', '123', '13812345670'),
    ),
  });
  const waiting = await inTown(town, (tx) => eraseOfLake.obstacles(tx, person));
  assert.deepEqual(
    waiting.map(({ later }) => later),
    [true],
    'a list that is being checked comes first',
  );
  const mended = elder('欧阳蕙兰', identity('19360101', 4), '13755502468');
  const values = Object.fromEntries(header.map((title, at) => [title, mended[at] ?? '']));
  assert.deepEqual(await fixRow(ctx, checked.id, { line: 4, values }), []);
  await apply(ctx, checked.id);
  await workUntilDone(ctx);
  const second = await bringIn(ctx, {
    ...given,
    bytes: list(elder('李四', his, '13812345678', '120')),
  });
  // Only the number names her here; as a spouse she is emptied out of the row of another.
  const families = await elders(town, {
    keyFields: ['householder'],
    fields: [
      plainField('householder', '户主证号', {
        required: true,
        format: 'idNumber',
        mask: 'idNumber',
        personalClass: 'sensitive',
        subject: true,
      }),
      plainField('spouse', '配偶证号', {
        format: 'idNumber',
        mask: 'idNumber',
        personalClass: 'sensitive',
      }),
    ],
  });
  const family = { resourceId: families.id, source: '台账', fileName: 'b.csv' };
  await bringIn(ctx, {
    ...family,
    bytes: Buffer.from(
      csv([
        ['户主证号', '配偶证号'],
        [hers, ''],
        [his, hers],
      ]),
    ),
  });
  assert.ok((await lakeFilesNaming(ctx, words)).length >= 4);
  const told = await inTown(town, (tx) => exportOfLake.records(tx, person));
  assert.equal(told.length, 3, 'she is told of her rows in both lists');
  assert.deepEqual(await inTown(town, (tx) => eraseOfLake.obstacles(tx, person)), []);
  await erase(town);
  town.clock.advance(11 * 60);
  await sweepLake(ctx);
  const names = await lakeFilesNaming(ctx, ['欧阳蕙兰', '欧阳 蕙兰', '137 5550 2468', hers]);
  assert.deepEqual(names, []);
  assert.deepEqual(await town.sql('SELECT 1 FROM intake.fixes'), []);
  const fields = [{ key: 'name', masked: false }];
  const page = await readPage(ctx, {
    resourceId: resource.id,
    fields,
    where: [],
    after: null,
    limit: 9,
  });
  assert.deepEqual(
    page.rows.map((row) => row['name']),
    ['李四', '欧阳锋'],
  );
  assert.equal(await countRows(ctx, { resourceId: families.id, where: [] }), 1);
  const [snapshot] = await town.sql<{ rows: string }>(
    'SELECT rows FROM intake.snapshots WHERE resource_id = $1',
    [resource.id],
  );
  assert.equal(Number(snapshot?.rows), 2);
  const refused = await refusedRows(ctx, checked.id, { after: 0, limit: 9 });
  assert.deepEqual(
    refused.rows.map((row) => row.values['姓名']),
    ['赵六'],
  );
  await takeBackBatch(ctx, second.id, '误传');
  await workUntilDone(ctx);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 2);
  assert.deepEqual(await lakeFilesNaming(ctx, [hers]), [], 'taking back brings nobody back');
  await erase(town);
});

test('what a rule of law keeps stays and is told; a list that failed is thrown away', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const like = await elders(town);
  const kept = await inTown(town, (tx) =>
    registerResource(tx, {
      code: 'elders-kept',
      titleZh: '特困供养档案',
      titleEn: 'Support files',
      summary: '',
      theme: '社会保障',
      keywords: [],
      ownerDepartmentId: like.ownerDepartmentId,
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      keptByLaw: '《社会救助档案管理办法》保存 30 年',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '民政台账',
      fields: [...elderFields],
      keyFields: ['idNumber'],
    }),
  );
  const bytes = list(elder('欧阳蕙兰', hers, '13755502468'));
  await bringIn(ctx, { resourceId: kept.id, source: '台账', fileName: 'a.csv', bytes });
  const open = await bringIn(ctx, {
    resourceId: like.id,
    source: '台账',
    fileName: 'b.csv',
    bytes,
    applies: false,
  });
  await town.sql(`UPDATE intake.batches SET state = 'failed' WHERE id = $1`, [open.id]);
  const obstacles = await inTown(town, (tx) => eraseOfLake.obstacles(tx, person));
  assert.deepEqual(
    obstacles.map(({ why, later }) => [why.zh, later]),
    [['依法留存：《社会救助档案管理办法》保存 30 年', false]],
  );
  await erase(town);
  const [state] = await town.sql<{ state: string }>(
    'SELECT state FROM intake.batches WHERE id = $1',
    [open.id],
  );
  assert.equal(state?.state, 'discarded');
  town.clock.advance(11 * 60);
  await sweepLake(ctx);
  const left = await lakeFilesNaming(ctx, words);
  assert.ok(left.length > 0 && left.every((one) => one.startsWith('rows')), left.join());
  assert.equal(await countRows(ctx, { resourceId: kept.id, where: [] }), 1);
  await assert.rejects(discard(ctx, open.id), { code: 'batch-not-there-yet' });
});
