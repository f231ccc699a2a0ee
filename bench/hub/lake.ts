/** A list of many rows on the whole road: sealed, read, profiled, mapped, checked, applied; then pages of a granted view. */
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FieldView,
  plainField,
  registerResource,
  type ResourceView,
} from '#modules/catalogue/index.ts';
import { readPage } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import { Engine } from '#platform/duckdb/index.ts';
import type { TestTown } from '#testing';
import { noSchedule } from '../../modules/intake/contract/source.ts';
import { apply, check } from '../../modules/intake/service/bring/act.ts';
import { receiveFile } from '../../modules/intake/service/bring/receive.ts';
import { workUntilDone } from '../../modules/intake/service/bring/work.ts';
import { oneBatch } from '../../modules/intake/service/views.ts';
import { addSource } from '../../modules/intake/service/sources/edit.ts';
import { writeList } from './lists.ts';

/** What was measured. */
export interface LakeFigures {
  readonly rowsPerSecond: number;
  /** To what DuckDB alone needs to read the same file into a table. */
  readonly ratio: number;
  /** The same in processor time, which other work on the machine hardly changes. */
  readonly processorRatio: number;
  readonly pageP95Ms: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly processorSeconds: Readonly<Record<string, number>>;
}

/** One of so many rows has a wrong number. */
const broken = 500;
const pages = 300;

/** Brings a list of so many rows in, and reads pages of another of so many. */
export async function measureLake(
  town: TestTown,
  { rows, viewRows }: { readonly rows: number; readonly viewRows: number },
): Promise<LakeFigures> {
  const path = join(town.dataDirectory, 'list.csv');
  await writeList(path, rows, broken);
  const bare = await bareRead(town, path);
  const big = await bring(town, path, rows);
  await rm(path);
  const viewPath = join(town.dataDirectory, 'view.csv');
  await writeList(viewPath, viewRows, 10_000_000);
  const view = await bring(town, viewPath, viewRows);
  await rm(viewPath);
  const pageP95Ms = await pagesOf(town, view.resource.id, viewRows);
  const { total, ...steps } = big.seconds;
  const part = (of: number, whole: number): number => Math.round((of / whole) * 1000) / 1000;
  return {
    rowsPerSecond: Math.round(rows / total),
    ratio: part(bare.seconds, total),
    processorRatio: part(bare.processor, big.processor['total'] ?? Number.NaN),
    pageP95Ms,
    seconds: { bareRead: bare.seconds, ...steps, total },
    processorSeconds: { bareRead: bare.processor, ...big.processor },
  };
}

/** Processor time of this process, in seconds. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds that DuckDB alone needs to read a file into a table, types found by itself; the better of two. */
async function bareRead(
  town: TestTown,
  path: string,
): Promise<{ seconds: number; processor: number }> {
  const engine = new Engine({
    temporaryDirectory: join(town.dataDirectory, 'bare'),
    directories: [town.dataDirectory],
  });
  const took: number[] = [];
  const used: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    await engine.use(async (connection) => {
      const [startedAt, processorAt] = [performance.now(), processorSeconds()];
      await connection.run(`CREATE OR REPLACE TABLE bare AS SELECT * FROM read_csv('${path}')`);
      took.push((performance.now() - startedAt) / 1000);
      used.push(processorSeconds() - processorAt);
      await connection.run('DROP TABLE bare');
    });
  }
  await engine.close();
  return { seconds: Math.min(...took), processor: Math.min(...used) };
}

async function bring(town: TestTown, path: string, rows: number) {
  const { ctx } = town;
  const { resource, sourceId } = await prepare(town);
  const seconds: Record<string, number> & { total: number } = { total: 0 };
  const processor: Record<string, number> & { total: number } = { total: 0 };
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const [startedAt, processorAt] = [performance.now(), processorSeconds()];
    const result = await work();
    seconds[step] = (performance.now() - startedAt) / 1000;
    processor[step] = processorSeconds() - processorAt;
    seconds.total += seconds[step];
    processor.total += processor[step];
    return result;
  };
  const { size } = await stat(path);
  const { id } = await timed('seal', () =>
    receiveFile(ctx, sourceId, { name: 'list.csv', bytes: createReadStream(path), reading: {} }),
  );
  await timed('readAndProfile', () => workUntilDone(ctx));
  const { mapping } = await oneBatch(ctx, id);
  await check(ctx, id, { mapping, mode: 'merge' });
  await timed('mapAndCheck', () => workUntilDone(ctx));
  await apply(ctx, id);
  await timed('apply', () => workUntilDone(ctx));
  const batch = await oneBatch(ctx, id);
  if (batch.state !== 'applied' || batch.counts.staged !== rows)
    throw new Error(`the batch is ${batch.state}: ${batch.problem}`);
  console.error(
    `${rows} rows, ${(size / 1e6).toFixed(0)} MB: ${batch.counts.accepted} accepted, ${batch.counts.refused} refused`,
  );
  return { resource, seconds, processor };
}

/** The fields of the list. */
const fieldsOfList: readonly FieldView[] = [
  plainField('number', '序号', { type: 'integer' }),
  plainField('name', '姓名', { required: true, personalClass: 'personal', mask: 'name' }),
  plainField('idNumber', '身份证号', {
    format: 'idNumber',
    required: true,
    personalClass: 'sensitive',
    mask: 'idNumber',
    subject: true,
  }),
  plainField('phone', '联系电话', { format: 'phone', personalClass: 'personal', mask: 'phone' }),
  plainField('bornOn', '出生日期', { type: 'date' }),
  plainField('address', '家庭住址', { personalClass: 'personal', mask: 'address' }),
  plainField('health', '健康状况', { codes: ['良好', '一般', '慢性病', '残疾'] }),
  plainField('amountYuan', '补贴金额', { type: 'decimal' }),
];

let counter = 0;

function prepare(town: TestTown): Promise<{ resource: ResourceView; sourceId: string }> {
  counter += 1;
  return town.database.inTenant(town.ctx, async (tx) => {
    const { departments } = await ground(tx);
    const resource = await registerResource(tx, {
      code: `bench-${counter}`,
      titleZh: '高龄津贴发放名册',
      titleEn: 'Allowances',
      summary: '',
      theme: '社会保障',
      keywords: [],
      ownerDepartmentId: departments[0]?.id ?? '',
      grade: 'open',
      gradeReason: '',
      kind: 'held',
      frequency: 'irregular',
      sourceSystem: '',
      fields: [...fieldsOfList],
      keyFields: ['idNumber'],
    });
    const source = await addSource(tx, {
      resourceId: resource.id,
      title: '名册',
      kind: 'upload',
      settings: {},
      mode: 'merge',
      schedule: noSchedule,
    });
    return { resource, sourceId: source.id };
  });
}

/** 95th percentile of a page of 50 rows, four fields of which two masked, at random places; half of them with a condition. */
async function pagesOf(town: TestTown, resourceId: string, rows: number): Promise<number> {
  const fields = [
    { key: 'name', masked: true },
    { key: 'idNumber', masked: true },
    { key: 'bornOn', masked: false },
    { key: 'health', masked: false },
  ];
  const first = await readPage(town.ctx, { resourceId, fields, where: [], after: null, limit: 1 });
  const base = Number(first.rowKeys[0] ?? 0);
  const took: number[] = [];
  for (let at = 0; at < pages; at += 1) {
    const after = String(base + Math.floor((rows * ((at * 617) % pages)) / pages));
    const where = at % 2 === 0 ? [] : [{ key: 'health', op: 'equals' as const, value: '残疾' }];
    const startedAt = performance.now();
    await readPage(town.ctx, { resourceId, fields, where, after, limit: 50 });
    took.push(performance.now() - startedAt);
  }
  took.sort((a, b) => a - b);
  return Math.round((took[Math.floor(took.length * 0.95)] ?? 0) * 10) / 10;
}
