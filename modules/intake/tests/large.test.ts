import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { plainField } from '#modules/catalogue/index.ts';
import { type TestTown, testTown } from '#testing';
import type { Progress } from '../contract/shapes.ts';
import { noSchedule } from '../contract/source.ts';
import { readPage } from '../index.ts';
import { apply, check } from '../service/bring/act.ts';
import { receiveFile } from '../service/bring/receive.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { addSource } from '../service/sources/edit.ts';
import { batchRow } from '../store/batches.ts';
import { elders, identity } from './resources.ts';

/** So many rows make more than 8 MB, from where threads do the work. */
const rows = 160_000;
const wrongNumbers = 4;
const titles = '编号,姓名,身份证号,家庭住址\n';

const row = (at: number): string => {
  const number = identity('19360101', at % 1000);
  const written = at % (rows / wrongNumbers) === 7 ? `${number.slice(0, 17)}A` : number;
  return `N${at},张三,${written},石桥村${at % 20}组${at % 300}号\n`;
};

/** The list in pieces of many sizes, as a socket gives them. */
function* pieces(of: Buffer): Generator<Buffer> {
  const sizes = [65_536, 1, 1_048_576, 7, 3_000_000];
  for (let [at, turn] = [0, 0]; at < of.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield of.subarray(at, at + size);
    at += size;
  }
}

async function sourceIn(town: TestTown) {
  const fields = [
    plainField('number', '编号', { required: true }),
    plainField('name', '姓名', { personalClass: 'personal', mask: 'name' }),
    plainField('idNumber', '身份证号', {
      format: 'idNumber',
      required: true,
      personalClass: 'sensitive',
      mask: 'idNumber',
      subject: true,
    }),
    plainField('address', '家庭住址', { personalClass: 'personal', mask: 'address' }),
  ];
  const resource = await elders(town, { fields, keyFields: ['number'] });
  const source = await town.database.inTenant(town.ctx, (tx) =>
    addSource(tx, {
      resourceId: resource.id,
      title: '大名册',
      kind: 'upload',
      settings: {},
      mode: 'merge',
      schedule: noSchedule,
    }),
  );
  return { resource, sourceId: source.id };
}

/** Works until nothing waits, and looks meanwhile how far the batch says it is. */
async function watchedWork(town: TestTown, id: string): Promise<Progress[]> {
  const seen: Progress[] = [];
  const work = { isOver: false };
  const look = async (): Promise<void> => {
    while (!work.isOver) {
      const batch = await town.database.inTenant(town.ctx, (tx) => batchRow(tx, id));
      if (batch) seen.push(batch.progress);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const looking = look();
  await workUntilDone(town.ctx).finally(() => (work.isOver = true));
  await looking;
  return seen;
}

const isUnderWay = (seen: readonly Progress[], step: Progress['step'], total: number): boolean =>
  seen.some((one) => one.step === step && one.total === total && one.done > 0 && one.done < total);

test('a list of many megabytes: sealed and read in threads, told how far it is, whole to the last row', async (t) => {
  const town = await testTown(t);
  const { resource, sourceId } = await sourceIn(town);
  const text = Buffer.from(titles + Array.from({ length: rows }, (_, at) => row(at)).join(''));
  const { id } = await receiveFile(town.ctx, sourceId, {
    name: 'large.csv',
    bytes: Readable.from(pieces(text)),
    reading: {},
  });
  const oneBatch = async () => {
    const found = await town.database.inTenant(town.ctx, (tx) => batchRow(tx, id));
    assert.ok(found);
    return found;
  };
  const read = await watchedWork(town, id);
  const staged = await oneBatch();
  assert.deepEqual([staged.state, staged.counts.staged, staged.problem], ['staged', rows, null]);
  assert.ok(isUnderWay(read, 'read', text.length), 'bytes of the reading were told');
  assert.equal(staged.progress.step, 'none', 'nothing that was told late stays');

  await check(town.ctx, id, { mapping: staged.mapping ?? [], mode: 'merge' });
  const checked = await watchedWork(town, id);
  assert.ok(isUnderWay(checked, 'check', rows), 'rows of the check were told');
  const { accepted, refused, reasons } = (await oneBatch()).counts;
  assert.deepEqual([accepted, refused], [rows - wrongNumbers, wrongNumbers]);
  assert.deepEqual(reasons, [{ reason: 'idNumber:not-idNumber', rows: wrongNumbers }]);
  await apply(town.ctx, id);
  await workUntilDone(town.ctx);
  const selection = { resourceId: resource.id, fields: [{ key: 'number', masked: false }] };
  const last = await readPage(town.ctx, {
    ...selection,
    where: [{ key: 'number', op: 'equals', value: `N${rows - 1}` }],
    after: null,
    limit: 2,
  });
  assert.equal(last.rows.length, 1);

  await t.test('a byte that does not fit is named with its line', async () => {
    const path = join(town.dataDirectory, 'wrong.csv');
    await writeFile(path, Buffer.concat([text, Buffer.from([0xd0, 0xd5])]));
    const wrong = await receiveFile(town.ctx, sourceId, {
      name: 'wrong.csv',
      bytes: createReadStream(path),
      reading: { encoding: 'utf-8' },
    });
    await workUntilDone(town.ctx);
    const failed = await town.database.inTenant(town.ctx, (tx) => batchRow(tx, wrong.id));
    assert.equal(failed?.problem?.code, 'encoding-wrong');
    assert.deepEqual(failed.problem.values, {
      encoding: 'utf-8',
      line: rows + 2,
      byte: text.length,
    });
  });

  await t.test('what breaks off after many megabytes leaves nothing', async () => {
    const folder = join(town.dataDirectory, 'lake', town.tenantId, resource.id);
    const before = await readdir(folder);
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield text;
      await Promise.resolve();
      throw new Error('the line broke');
    };
    await assert.rejects(
      receiveFile(town.ctx, sourceId, {
        name: 'broken.csv',
        bytes: Readable.from(broken()),
        reading: {},
      }),
      /the line broke/,
    );
    assert.deepEqual(await readdir(folder), before);
  });
});
