/** What anyone may see: cases without personal data, and the town's rates with their definitions. */
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import {
  afterPhotos,
  caseParts,
  type PublicCaseRow,
  type TraceRecord,
} from '#modules/cases/index.ts';
import { type DutyBook, book } from '#modules/duties/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type { Static } from '#platform/contract/index.ts';
import type { PublicCase, PublicRate, PublicStep } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { ratesOf } from '../rules/rates.ts';
import {
  countsByCategory,
  countsByMonth,
  publicCase,
  publicCases,
  type PublicFilter,
  rateCounts,
} from '../store/public.ts';
import { nameFor } from './names.ts';

type CaseOnPage = Static<typeof PublicCase>;
type StepOnPage = Static<typeof PublicStep>;

/** Reads as the platform: the store's conditions, not the viewer's rights, say what is public. */
export function asPublic(ctx: Ctx): Ctx {
  return { ...ctx, actor: systemActor };
}

/** A page of public cases. */
export function listPublic(
  ctx: Ctx,
  query: PublicFilter & { readonly cursor?: string; readonly limit?: number },
): Promise<{ items: CaseOnPage[]; nextCursor: string | null }> {
  const limit = query.limit ?? 20;
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const rows = await publicCases(tx, query, { limit, after: readCursor(query.cursor) });
    const around = await surroundings(tx, rows);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => onPage(row, around)),
      nextCursor: last ? writeCursor(last.registeredAt, last.id) : null,
    };
  });
}

interface Surroundings {
  readonly town: Ground;
  readonly categories: DutyBook;
  readonly locale: Ctx['locale'];
  /** Photos taken after the work, by case. */
  readonly after: ReadonlyMap<string, string>;
}

async function surroundings(tx: Tx, rows: readonly PublicCaseRow[]): Promise<Surroundings> {
  const { ctx } = tx;
  const ids = rows.map(({ id }) => id);
  return {
    town: await ground(ctx),
    categories: await book(ctx),
    locale: ctx.locale,
    after: await afterPhotos(tx, ids),
  };
}

/** One public case with its steps. @throws report-unknown */
export function onePublic(
  ctx: Ctx,
  number: string,
): Promise<{ case: CaseOnPage; steps: StepOnPage[] }> {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const row = await publicCase(tx, number.trim().toUpperCase());
    if (!row) throw problem('report-unknown');
    const around = await surroundings(tx, [row]);
    return { case: onPage(row, around), steps: await publicSteps(tx, row.id, around.town) };
  });
}

/** About 100 m at the latitudes of China. */
const rounding = 1000;

function onPage(row: PublicCaseRow, around: Surroundings): CaseOnPage {
  const { town, categories } = around;
  const category = categories.category(row.categoryCode);
  const { longitude, latitude } = row;
  const round = (degrees: number) => Math.round(degrees * rounding) / rounding;
  return {
    number: row.number,
    categoryCode: row.categoryCode,
    categoryName: nameFor(around, category),
    categoryIcon: category?.icon ?? '',
    villageName: nameFor(around, town.village(row.villageId ?? '')),
    position:
      longitude === null || latitude === null
        ? null
        : { longitude: round(longitude), latitude: round(latitude) },
    summary: maskPersonal(row.title).text,
    state: row.state,
    departmentName: nameFor(around, town.department(row.leadDepartmentId ?? '')),
    registeredAt: row.registeredAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    inTime: row.closedAt ? row.overdueAt === null : null,
    rating: row.rating,
    beforePhotoId: row.coverPhotoId,
    afterPhotoId: around.after.get(row.id) ?? null,
  };
}

/** Steps that the public and the reporter may read, with the words for them. */
const publicActions: Readonly<Record<string, { zh: string; en: string }>> = {
  register: { zh: '已收到上报', en: 'Report received' },
  dispatch: { zh: '已派给责任部门', en: 'Given to the department' },
  accept: { zh: '责任部门已签收', en: 'Accepted by the department' },
  transfer: { zh: '转给其他部门办理', en: 'Passed to another department' },
  approveExtension: { zh: '办理时限已延长', en: 'Deadline extended' },
  suspend: { zh: '暂缓办理', en: 'Suspended' },
  resume: { zh: '恢复办理', en: 'Resumed' },
  reportDone: { zh: '处置完毕，等待核查', en: 'Done, to be verified' },
  verify: { zh: '现场核查通过', en: 'Verified on the spot' },
  refuseVerification: { zh: '核查未通过，重新处置', en: 'Not yet good, to be done again' },
  close: { zh: '已结案', en: 'Closed' },
  reopen: { zh: '重新办理', en: 'Opened again' },
  merge: { zh: '与同一问题的上报合并办理', en: 'Joined with another report of the same matter' },
  cancel: { zh: '不予受理', en: 'Not taken up' },
  rate: { zh: '上报人已评价', en: 'Rated by the reporter' },
};

/** Notes of these steps are written for the reporter. */
const notesShown = new Set(['reportDone', 'cancel', 'suspend', 'transfer']);

/** The public steps of a case. */
export async function publicSteps(tx: Tx, caseId: string, town: Ground): Promise<StepOnPage[]> {
  const { trace } = await caseParts(tx, caseId);
  return trace.flatMap((entry: TraceRecord) => {
    const words = publicActions[entry.action];
    if (!words) return [];
    return [
      {
        action: entry.action,
        ...words,
        departmentName: nameFor(tx.ctx, town.department(entry.departmentId ?? '')),
        note: notesShown.has(entry.action) ? maskPersonal(entry.note).text : '',
        photoIds: entry.action === 'reportDone' ? entry.photoIds : [],
        occurredAt: entry.occurredAt.toISOString(),
      },
    ];
  });
}

/** The words in which residents are told of an action; undefined where they are not told. */
export function publicAction(action: string): { zh: string; en: string } | undefined {
  return publicActions[action];
}

/** States in words that residents use; the desks have their own. */
const stateWordsOf: Readonly<Record<string, { zh: string; en: string }>> = {
  registered: { zh: '已受理', en: 'Taken up' },
  dispatched: { zh: '已派给部门', en: 'Given out' },
  accepted: { zh: '办理中', en: 'In progress' },
  suspended: { zh: '暂缓办理', en: 'Suspended' },
  done: { zh: '待核查', en: 'To be verified' },
  verified: { zh: '待结案', en: 'To be closed' },
  closed: { zh: '已结案', en: 'Closed' },
  cancelled: { zh: '不予受理', en: 'Not taken up' },
  merged: { zh: '合并办理', en: 'Joined with another' },
};

/** Words of a state. */
export function stateWords(state: string): { stateZh: string; stateEn: string } {
  const names = stateWordsOf[state];
  return { stateZh: names?.zh ?? state, stateEn: names?.en ?? state };
}

type Rates = {
  from: string;
  to: string;
  rates: Static<typeof PublicRate>[];
  byMonth: { month: string; registered: number; closed: number; inTime: number }[];
  byCategory: { code: string; name: string; count: number }[];
};

const keptMs = 60_000;
const kept = new Map<string, { at: number; rates: Rates }>();

/** The town's rates over the last days; counted anew at most once a minute. */
export async function publicRates(ctx: Ctx, days: number): Promise<Rates> {
  const key = `${ctx.database.url}|${ctx.tenantId}|${ctx.locale}|${days}`;
  const nowMs = ctx.clock.now().getTime();
  const known = kept.get(key);
  if (known && Math.abs(nowMs - known.at) < keptMs) return known.rates;
  const rates = await countRates(asPublic(ctx), days);
  kept.set(key, { at: nowMs, rates });
  return rates;
}

async function countRates(system: Ctx, days: number): Promise<Rates> {
  const to = system.clock.now();
  const from = new Date(to.getTime() - days * 86_400_000);
  const categories = await book(system);
  return system.database.inTenant(system, async (tx) => {
    const byCategory = await countsByCategory(tx, { from, to });
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      rates: ratesOf(await rateCounts(tx, { from, to })),
      byMonth: await countsByMonth(tx, { from, to }),
      byCategory: byCategory.map(({ code, count }) => ({
        code,
        count,
        name: nameFor(system, categories.category(code)) || code,
      })),
    };
  });
}
