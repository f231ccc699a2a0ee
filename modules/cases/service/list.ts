/** Lists, numbers, the map window and the export of the desks. */
import type { Ctx } from '#platform/context/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { CaseCounts, CaseFilter, CaseListQuery, CaseMap, CaseRow } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { stateNames } from '../rules/decide.ts';
import type { FilterContext } from '../store/filter.ts';
import { listCases, withoutDeadline } from '../store/page.ts';
import { countCases, countUpTo, mapCases } from '../store/read.ts';
import type { CaseRecord } from '../store/tables.ts';
import { rowsOf } from './describe.ts';

/** With what a filter is read for an actor. */
export function contextOf(ctx: Ctx): FilterContext {
  const { actor, clock } = ctx;
  const { scope, personId } = actor;
  const { departmentIds, gridCellIds } = scope;
  return { now: clock.now(), mine: { personId, departmentIds, gridCellIds }, scope };
}

/** A page of the list. */
export function listPage(
  ctx: Ctx,
  query: CaseListQuery,
): Promise<{ items: CaseRow[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const records = await listCases(
      tx,
      query,
      { limit, after: readCursor(query.cursor) },
      contextOf(ctx),
    );
    const page = records.slice(0, limit);
    const last = page.at(-1);
    const nextCursor =
      records.length > limit && last
        ? writeCursor(sortedBy(last, query.sort ?? 'newest'), last.id)
        : null;
    return { items: await rowsOf(tx, page), nextCursor };
  });
}

function sortedBy(record: CaseRecord, sort: NonNullable<CaseListQuery['sort']>): Date {
  const { registeredAt, updatedAt, dueAt } = record;
  return { newest: registeredAt, updated: updatedAt, deadline: dueAt ?? withoutDeadline }[sort];
}

/** Numbers over the desk. */
export function countsOf(ctx: Ctx): Promise<CaseCounts> {
  const now = ctx.clock.now();
  return ctx.database.inTenant(ctx, async (tx) => {
    const { byState, today } = await countCases(tx, contextOf(ctx), instantAt(localDay(now)));
    const sum = (key: 'overdue' | 'dueSoon' | 'needsOfficer' | 'mine' | 'supervised') =>
      byState.reduce((total, row) => total + row[key], 0);
    return {
      byState: byState.map(({ state, count }) => ({ state, count })),
      overdue: sum('overdue'),
      dueSoon: sum('dueSoon'),
      needsOfficer: sum('needsOfficer'),
      mine: sum('mine'),
      supervised: sum('supervised'),
      ...today,
    };
  });
}

/** The map window. */
export function mapWindow(ctx: Ctx, filter: CaseFilter): Promise<CaseMap> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { points, clusters, onlyNewest } = await mapCases(tx, filter, contextOf(ctx));
    return {
      points: points.map((point) => ({
        ...point,
        longitude: point.longitude ?? 0,
        latitude: point.latitude ?? 0,
      })),
      clusters,
      onlyNewest,
    };
  });
}

const exportLimit = 20_000;

/** The filtered list as a workbook. @throws export-too-large */
export async function exportList(ctx: Ctx, filter: CaseFilter): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const context = contextOf(ctx);
    const count = await countUpTo(tx, filter, context, exportLimit);
    if (count > exportLimit) throw problem('export-too-large', { limit: exportLimit });
    const records = await listCases(tx, filter, { limit: exportLimit, after: null }, context);
    await audit(tx, [
      { action: 'cases.export', subject: 'list', detail: { rows: records.length } },
    ]);
    return rowsOf(tx, records);
  });
  const columns = [
    { key: 'number', title: '编号', width: 22 },
    { key: 'state', title: '状态', width: 10 },
    { key: 'categoryName', title: '类别', width: 18 },
    { key: 'title', title: '内容', width: 44 },
    { key: 'address', title: '地点', width: 30 },
    { key: 'leadDepartmentName', title: '责任部门', width: 18 },
    { key: 'handlerName', title: '处置人员', width: 12 },
    { key: 'registeredAt', title: '立案时间', width: 18 },
    { key: 'dueAt', title: '时限', width: 18 },
    { key: 'closedAt', title: '结案时间', width: 18 },
    { key: 'overdue', title: '是否超期', width: 10 },
    { key: 'rating', title: '评价（星）', width: 10 },
  ];
  const exact = (text: string | null) => (text ? exactInstant(new Date(text)) : '');
  const cells = rows.map(({ position: _, ...row }) => ({
    ...row,
    state: stateNames[row.state].zh,
    registeredAt: exact(row.registeredAt),
    dueAt: exact(row.dueAt),
    closedAt: exact(row.closedAt),
    overdue: row.overdue ? '超期' : '',
    rating: row.rating === null ? '' : String(row.rating),
  }));
  const bytes = await writeWorkbook([{ name: '事件', columns, rows: cells }], exportMark(ctx));
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `事件清单-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
