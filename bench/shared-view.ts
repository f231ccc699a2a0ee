/**
 * npm run bench -- shared-view [--rows N] [--pages N]
 *
 * Pages of a granted view of a million rows, over HTTP from end to end: the grant looked up, two fields masked inside the statement,
 * rows of the day counted, the people concerned and the ledger noted, before a page of fifty rows leaves.
 */
import { parseArgs } from 'node:util';
import { plainField, type ResourceView } from '#modules/catalogue/index.ts';
import { bringIn, usualMapping } from '#modules/intake/index.ts';
import { api } from '#modules/sharing/contract/index.ts';
import { stopTestServer } from '#platform/testing/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { healthArchive } from './town/health-archive.ts';

export const about = 'pages of a granted view of a million rows, from end to end';

const pageRows = 50;
const percentile = 0.95;

/** Runs it. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      pages: { type: 'string', default: '300' },
    },
  });
  const endings: (() => unknown)[] = [];
  const town = await testTown({ after: (end: () => unknown) => void endings.push(end) } as never);
  try {
    const line = await measure(town, Number(values.rows), Number(values.pages));
    console.table(line);
    console.log(JSON.stringify(line));
  } finally {
    for (const end of endings.reverse()) await end();
    await stopTestServer();
  }
}

async function measure(town: TestTown, rows: number, pages: number) {
  const resource = await resourceOf(town);
  const startedAt = performance.now();
  await fill(town, resource, rows);
  const fillSeconds = Math.round((performance.now() - startedAt) / 1000);
  const civil = await town.as('head-civil-affairs');
  const grantId = await grantOf(town, civil, resource);
  const times = await walk(civil, grantId, { pages, rows });
  const at = (share: number): number =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { bench: 'shared-view', rows, fillSeconds, p50Ms: at(0.5), p95Ms: at(percentile) };
}

/** Times of pages, sorted: those one after another, and those that begin anywhere. */
async function walk(
  civil: Caller,
  grantId: string,
  { pages, rows }: { readonly pages: number; readonly rows: number },
): Promise<number[]> {
  const sharing = civil.api(api);
  const times: number[] = [];
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    // Every other page begins somewhere else, as a reader that goes on from a mark.
    if (page % 2 === 1) cursor = String(Math.floor((rows * ((page * 7919) % 1000)) / 1000));
    const startedAt = performance.now();
    const read = await sharing.rows({
      params: { grantId },
      query: { limit: pageRows, ...(cursor ? { cursor } : {}) },
    });
    times.push(performance.now() - startedAt);
    cursor = read.nextCursor ?? '';
  }
  return times.sort((one, other) => one - other);
}

function resourceOf(town: TestTown): Promise<ResourceView> {
  const personal = { personalClass: 'personal' } as const;
  return healthArchive(town, {
    code: 'bench-archive',
    fields: [
      plainField('idNumber', '身份证号', {
        ...personal,
        required: true,
        mask: 'idNumber',
        subject: true,
      }),
      plainField('name', '姓名', { ...personal, mask: 'name' }),
      plainField('village', '村'),
      plainField('amountYuan', '金额', { type: 'decimal' }),
    ],
  });
}

async function fill(town: TestTown, resource: ResourceView, rows: number): Promise<void> {
  const lines = ['身份证号,姓名,村,金额'];
  for (let row = 0; row < rows; row += 1) {
    lines.push(`1101011990${String(row).padStart(8, '0')},张三${row % 97},石桥村,${row % 1000}`);
  }
  const mapping = resource.fields.map(({ key, titleZh }) => ({
    ...usualMapping,
    field: key,
    column: titleZh,
    repairs: [],
  }));
  await bringIn(town.ctx, {
    resourceId: resource.id,
    source: '测试',
    fileName: '档案.csv',
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    mapping,
  });
}

async function grantOf(town: TestTown, civil: Caller, resource: ResourceView): Promise<string> {
  const health = await town.as('head-health');
  const today = new Date(town.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const request = await civil.api(api).draftRequest({
    body: {
      resourceId: resource.id,
      purpose: '核对高龄津贴申请人的健康状况',
      basis: 'socialAssistance',
      basisWords: '',
      fields: resource.fields.map(({ key }) => key),
      conditions: [{ key: 'village', op: 'equals', value: '石桥村' }],
      fromDay: today,
      untilDay: today,
      rowsPerDay: 10_000_000,
      ask: true,
    },
  });
  const decided = await health.api(api).decideRequest({
    params: { requestId: request.id },
    body: {
      grant: true,
      fields: request.fields.map(({ key, maskable }) => ({
        key,
        answer: maskable ? 'masked' : 'granted',
      })),
      conditions: [],
      untilDay: request.untilDay,
      rowsPerDay: request.rowsPerDay,
      answer: '',
      version: request.version,
    },
  });
  return decided.grantId ?? '';
}
