/** The lists of eight departments of the demo town, brought in on the same road as an upload. */
import { demoSources } from '#demo/residents/index.ts';
import { registerResource } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { resourceOfList } from './demo/resources.ts';
import { type DemoDatabase, leaveInPlace } from './demo/in-place.ts';
import { bringShelters } from './demo/shelters.ts';
import { waitingRows } from './demo/waiting.ts';
import { csvCell } from './rules/reading/table.ts';
import { bringIn } from './service/bring/bring-in.ts';

type SourceList = ReturnType<typeof demoSources>['lists'][number];

/** Fills the town with history; test towns register and bring in what they need themselves. */
export async function fillDemo({ ctx, historyCount, shared }: DemoContext): Promise<void> {
  if (historyCount === 0) return;
  const { lists } = demoSources();
  for (const list of lists) await bringList(ctx, list);
  await bringShelters(ctx);
  const database = shared.get('departmentDatabase') as DemoDatabase | null | undefined;
  if (database) await leaveInPlace(ctx, database);
}

async function bringList(ctx: Ctx, list: SourceList): Promise<void> {
  const resource = await ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    const owner = departments.find(({ code }) => code === list.departmentCode);
    return registerResource(tx, resourceOfList(list, owner?.id ?? ''));
  });
  const { sourceSystem } = resourceOfList(list, '');
  const fileName = `${list.titleZh}.csv`;
  const header = list.columns.map(({ titleZh }) => titleZh);
  const given = { resourceId: resource.id, source: sourceSystem };
  await bringIn(ctx, { ...given, fileName, bytes: csvOf([header, ...list.rows]) });
  // The health station's new records wait on its desk, with what is usually wrong with such a list.
  if (list.code !== 'health-records') return;
  const rows = waitingRows(header, list.rows);
  await bringIn(ctx, {
    ...given,
    fileName: '十一月新建档.csv',
    bytes: csvOf(rows),
    applies: false,
  });
}

function csvOf(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''));
}
