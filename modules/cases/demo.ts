/** Two years of believable history, generated from a seed and written in bulk. */
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { demoResidents, demoStaff } from '#demo/people.ts';
import { demoHistory, type HistoricCase, historyCategories } from '#demo/history.ts';
import { addWorkingTime } from '#platform/calendar/index.ts';
import { insertMany, together, type Tx } from '#platform/database/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { working } from '#modules/calendar/index.ts';
import { demoDescriptions } from '#modules/classification/index.ts';
import {
  book,
  defaultCatalogue,
  defaultDepartments,
  defaultDuties,
} from '#modules/duties/index.ts';
import { staffByUsername } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { defaultRoad } from './contract/road.ts';
import { type DemoBook, recordsOf, type WrittenCase } from './demo/records.ts';
import { scheduleMilestones } from './service/milestones.ts';
import { saveTimelines } from './service/steps.ts';
import { insertAttachments, insertCases, insertTasks, saveRoadRow } from './store/write.ts';

/** What the demo of reports needs to know of a case of the history. */
export interface DemoCase {
  readonly caseId: string;
  readonly number: string;
  readonly historic: HistoricCase;
}

/** Name under which the history is left for higher modules. */
export const demoCasesKey = 'cases.history';

const prefixes: Readonly<Record<string, string>> = { qingxi: 'QX', baisha: 'BS' };

/** Sets the road of each town and writes the history of the one that has one. */
export async function fillDemo({ ctx, tenant, historyCount, shared }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    const numberPrefix = prefixes[tenant.code] ?? defaultRoad.numberPrefix;
    await saveRoadRow(tx, { ...defaultRoad, numberPrefix }, 0);
  });
  if (historyCount === 0) return;
  await ctx.database.inTenant(ctx, async (tx) => {
    const written = await writeHistory(tx, historyCount, prefixes[tenant.code] ?? 'ZS');
    shared.set(demoCasesKey, written);
  });
}

/** Small enough that the rows of a batch are gone before they are worth keeping. */
const batchSize = 250;

async function writeHistory(tx: Tx, count: number, prefix: string): Promise<DemoCase[]> {
  const around = await bookOf(tx, prefix);
  const staff = demoStaff(defaultDepartments, DEMO_SEED).filter(
    (one) => one.tenantCode === 'qingxi',
  );
  const history = demoHistory({
    seed: DEMO_SEED,
    until: tx.ctx.clock.now(),
    count,
    categories: historyCategories(defaultCatalogue, defaultDuties),
    staff,
    residentCount: demoResidents().length,
    dueAt: (from, category) => {
      const duty = around.book.dutyFor({
        categoryCode: category.code,
        gridCellId: null,
        villageId: null,
      });
      return addWorkingTime(around.calendar, from, duty.deadline.amount, duty.deadline.unit);
    },
    describe: (category, address, draw) => demoDescriptions(category.code, draw, address),
  });
  const days = new Map<string, number>();
  const ids: string[] = [];
  const written: DemoCase[] = [];
  let waiting: WrittenCase[] = [];
  // PostgreSQL writes one batch while the rows of the next are made.
  let writing = Promise.resolve();
  for (const historic of history) {
    const one = recordsOf(historic, around, { days, ids });
    const { id: caseId, number } = one.record;
    ids.push(caseId);
    written.push({ caseId, number, historic });
    waiting.push(one);
    if (waiting.length < batchSize) continue;
    await writing;
    writing = writeBatch(tx, waiting);
    waiting = [];
  }
  await writing;
  await writeBatch(tx, waiting);
  await writeCounters(tx, days);
  return written;
}

async function bookOf(tx: Tx, prefix: string): Promise<DemoBook> {
  const town = await ground(tx.ctx);
  return {
    tenantId: tx.ctx.tenantId,
    prefix,
    calendar: await working(tx.ctx),
    book: await book(tx.ctx),
    staff: await staffByUsername(tx),
    departments: new Map(town.departments.map((one) => [one.code, one])),
    cells: new Map(town.gridCells.map((one) => [one.code, one])),
  };
}

function writeBatch(tx: Tx, batch: readonly WrittenCase[]): Promise<void> {
  const records = batch.map(({ record }) => record);
  return together(tx, async () => {
    await insertCases(tx, records);
    await insertTasks(
      tx,
      batch.flatMap(({ tasks }) => tasks),
    );
    await saveTimelines(tx, batch, 'history');
    await insertAttachments(
      tx,
      batch.flatMap(({ attachments }) => attachments),
    );
    const running = records.filter((r) => !r.closedAt && !r.doneAt && !r.pausedSince);
    await scheduleMilestones(tx, running);
  });
}

async function writeCounters(tx: Tx, days: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...days].map(([day, last]) => ({ tenantId: tx.ctx.tenantId, day, last }));
  await insertMany(tx, 'cases.counters', rows, 'ON CONFLICT DO NOTHING');
}
