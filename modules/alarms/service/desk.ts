/** The alarm desk: list, numbers, map, one alarm whole, export. */
import type { Ctx } from '#platform/context/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import {
  type AlarmCounts,
  type AlarmDetail,
  type AlarmFilter,
  type AlarmListQuery,
  type AlarmRow,
  ruleSentence,
} from '../contract/index.ts';
import { stateAfter, stateOf } from '../states.ts';
import { countSince, traceRows } from '../store/alarms.ts';
import { activeCounts, alarmById, listAlarms, mapAlarms, todayCounts } from '../store/read.ts';
import { ruleById } from '../store/rules.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { namesFor } from './names.ts';

/** A page of the list. */
export function listPage(ctx: Ctx, query: AlarmListQuery) {
  const { cursor, limit = 50, ...filter } = query;
  return ctx.database.inTenant(ctx, async (tx) => {
    const records = await listAlarms(tx, filter, { limit, after: readCursor(cursor) });
    const page = records.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = records.length > limit && last ? writeCursor(last.raisedAt, last.id) : null;
    return { items: await rowsOf(tx, page), nextCursor };
  });
}

/** Rows with the states of their cases, as far as the viewer may see those. */
async function rowsOf(tx: Tx, records: readonly AlarmRecord[]): Promise<AlarmRow[]> {
  const ids = [...new Set(records.flatMap(({ caseId }) => (caseId ? [caseId] : [])))];
  const states = new Map((await casesByIds(tx, ids)).map(({ id, state }) => [id, state]));
  return records.map((record) => {
    const { longitude, latitude, returnCount, tenantId: _t, details: _d, ...rest } = record;
    const { recordedAt: _r, updatedAt: _u, ...row } = rest;
    return {
      ...row,
      state: stateOf(record.active, record.acknowledged),
      raisedAt: record.raisedAt.toISOString(),
      lastRaisedAt: record.lastRaisedAt.toISOString(),
      clearedAt: record.clearedAt?.toISOString() ?? null,
      flapping: returnCount >= 3,
      caseState: states.get(record.caseId ?? '') ?? null,
      position: longitude === null || latitude === null ? null : { longitude, latitude },
    };
  });
}

/** Numbers over the desk. */
export function countsOf(ctx: Ctx): Promise<AlarmCounts> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await activeCounts(tx);
    const { raised, cleared } = await todayCounts(tx, instantAt(localDay(ctx.clock.now())));
    const sum = (of: readonly { readonly count: number }[]) =>
      of.reduce((total, { count }) => total + count, 0);
    const bySeverity = (severity: string) => sum(rows.filter((row) => row.severity === severity));
    const types = [...Map.groupBy(rows, ({ type }) => type)].map(([type, of]) => ({
      type,
      titleZh: of[0]?.titleZh ?? type,
      titleEn: of[0]?.titleEn ?? type,
      count: sum(of),
    }));
    return {
      active: sum(rows),
      unacknowledged: rows.reduce((total, row) => total + row.unacknowledged, 0),
      urgent: bySeverity('urgent'),
      warning: bySeverity('warning'),
      notice: bySeverity('notice'),
      raisedToday: raised,
      clearedToday: cleared,
      types: types.sort((a, b) => b.count - a.count),
    };
  });
}

/** Points of the map. */
export function mapOf(ctx: Ctx, filter: AlarmFilter) {
  return ctx.database.inTenant(ctx, async (tx) => ({
    points: (await mapAlarms(tx, filter)).flatMap((row) => {
      const { longitude, latitude, thingName, titleZh, ...point } = row;
      if (longitude === null || latitude === null) return [];
      return [{ ...point, longitude, latitude, title: `${thingName} ${titleZh}` }];
    }),
  }));
}

const monthMs = 30 * 86_400_000;

/** One alarm, whole. @throws not-found */
export function describeAlarm(ctx: Ctx, alarmId: string): Promise<AlarmDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const record = await alarmById(tx, alarmId);
    if (!record) throw generalProblem('not-found', { what: '告警' });
    const [row] = await rowsOf(tx, [record]);
    const rule = record.ruleId ? await ruleById(tx, record.ruleId) : undefined;
    const names = rule && (await namesFor(tx, rule.definition.scope.modelCode));
    const since = new Date(ctx.clock.now().getTime() - monthMs);
    const trace = await traceRows(tx, alarmId);
    return {
      alarm: row as AlarmRow,
      ruleNameZh: rule?.definition.nameZh ?? '',
      ruleNameEn: rule?.definition.nameEn ?? '',
      sentenceZh: rule && names ? ruleSentence(rule.definition, names, 'zh') : '',
      sentenceEn: rule && names ? ruleSentence(rule.definition, names, 'en') : '',
      trace: trace.map(({ id, action, actorKind, actorName, note, facts, occurredAt }) => ({
        id,
        action,
        actorKind,
        actorName,
        note,
        facts: [...facts],
        occurredAt: occurredAt.toISOString(),
      })),
      offers: offersOf(ctx, record),
      earlier: Math.max(0, (await countSince(tx, record, since)) - 1),
    };
  });
}

function offersOf(ctx: Ctx, record: AlarmRecord): AlarmDetail['offers'] {
  if (!ctx.actor.permissions.has('alarms.handle')) return [];
  const state = stateOf(record.active, record.acknowledged);
  const possible = (['acknowledge', 'clear', 'comment'] as const).filter(
    (action) => stateAfter(action, state) !== null,
  );
  return record.caseId ? possible : [...possible, 'openCase'];
}
