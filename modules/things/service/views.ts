/** Devices as lists and pages show them. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type {
  ThingCounts,
  ThingDetail,
  ThingFilter,
  ThingPoint,
  ThingRow,
  TwinView,
} from '../contract/shapes.ts';
import type { Door } from '../contract/model.ts';
import { problem } from '../problems/index.ts';
import { deltaOf } from '../rules/twin.ts';
import { countThings, type ListedThing, listThings, mapThings, thingById } from '../store/list.ts';
import type { TwinRow } from '../store/tables.ts';
import { twinRow } from '../store/twins.ts';
import { hasKey } from '../store/write.ts';
import { thingsOf } from './directory.ts';
import { modelsOf } from './models.ts';
import { writeThingSheet } from './sheet.ts';

const mapLimit = 5000;
const exportLimit = 20_000;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A page of the list. */
export async function listPage(
  ctx: Ctx,
  { cursor, limit = 50, ...filter }: ThingFilter & { cursor?: string; limit?: number },
): Promise<{ items: ThingRow[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await listThings(tx, filter, { limit, after: cursor ?? null });
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? (page.at(-1)?.code ?? null) : null;
    return { items: await rowsOf(tx, page), nextCursor };
  });
}

async function rowsOf(tx: Tx, things: readonly ListedThing[]): Promise<ThingRow[]> {
  const models = await modelsOf(tx);
  const directory = await thingsOf(tx);
  const town = await ground(tx);
  const isEnglish = tx.ctx.locale === 'en';
  const named = (one: { nameZh: string; nameEn: string } | undefined): string =>
    (isEnglish ? one?.nameEn || one?.nameZh : one?.nameZh) ?? '';
  return things.map((thing) => {
    const { id, code, name, modelCode, gatewayId, address, villageId, gridCellId } = thing;
    const { departmentId, groupCodes, state, status, version, externalId } = thing;
    const model = models.get(modelCode)?.model;
    return {
      id,
      code,
      name,
      modelCode,
      modelNameZh: model?.nameZh ?? modelCode,
      modelNameEn: model?.nameEn ?? modelCode,
      icon: model?.icon ?? '',
      door: thing.door as Door,
      externalId,
      gatewayId,
      gatewayName: directory.byId(gatewayId ?? '')?.name ?? '',
      position: positionOf(thing),
      address,
      villageId,
      villageName: named(town.village(villageId ?? '')),
      gridCellId,
      departmentId,
      departmentName: named(town.department(departmentId ?? '')),
      groupCodes,
      state,
      status,
      lastSeenAt: thing.lastSeenAt?.toISOString() ?? null,
      version,
    };
  });
}

function positionOf({ longitude, latitude }: ListedThing) {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

/** Numbers over a filter. */
export async function countsOf(ctx: Ctx, filter: ThingFilter): Promise<ThingCounts> {
  const rows = await ctx.database.inTenant(ctx, (tx) => countThings(tx, filter));
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const active = (status: string) => sum((row) => row.state === 'active' && row.status === status);
  return {
    total: sum(() => true),
    online: active('online'),
    offline: active('offline'),
    silent: active('silent'),
    never: active('never'),
    disabled: sum((row) => row.state === 'disabled'),
  };
}

/** Devices on the map. */
export async function mapOf(
  ctx: Ctx,
  filter: ThingFilter,
): Promise<{ items: ThingPoint[]; isComplete: boolean }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await mapThings(tx, filter, mapLimit);
    const models = await modelsOf(tx);
    const items = rows.slice(0, mapLimit).map((row) => ({
      ...row,
      longitude: row.longitude ?? 0,
      latitude: row.latitude ?? 0,
      icon: models.get(row.modelCode)?.model.icon ?? '',
    }));
    return { items, isComplete: rows.length <= mapLimit };
  });
}

/** The filtered list as a workbook. @throws things-export-too-large */
export async function exportList(ctx: Ctx, filter: ThingFilter): Promise<FileReply> {
  const { rows, groups } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await listThings(tx, filter, { limit: exportLimit, after: null });
    if (found.length > exportLimit)
      throw problem('things-export-too-large', { limit: exportLimit });
    await audit(tx, [{ action: 'things.export', subject: 'list', detail: { rows: found.length } }]);
    const directory = await thingsOf(tx);
    const gateway = (id: string | null) => directory.byId(id ?? '')?.code ?? '';
    return {
      rows: await rowsOf(tx, found),
      groups: new Map(found.map((one) => [one.id, gateway(one.gatewayId)])),
    };
  });
  return {
    mediaType: sheetType,
    fileName: `设备清单-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(await writeThingSheet(rows, groups)),
  };
}

/** A device the actor sees. @throws not-found */
export async function visibleThing(tx: Tx, id: string): Promise<ListedThing> {
  const thing = await thingById(tx, id);
  if (!thing) throw generalProblem('not-found', { what: '该设备' });
  return thing;
}

/** A device's page. @throws not-found */
export async function viewThing(ctx: Ctx, id: string): Promise<ThingDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const thing = await visibleThing(tx, id);
    const [row] = await rowsOf(tx, [thing]);
    const model = (await modelsOf(tx)).get(thing.modelCode, thing.modelVersion)?.model;
    if (!row || !model) throw generalProblem('not-found', { what: '该设备的物模型' });
    const directory = await thingsOf(tx);
    const town = await ground(tx);
    const twin = await twinRow(tx, id);
    return {
      ...row,
      no: thing.no,
      model,
      gatewayCode: directory.byId(thing.gatewayId ?? '')?.code ?? '',
      childCount: directory.children(id).length,
      gridCellName: town.gridCell(thing.gridCellId ?? '')?.nameZh ?? '',
      tags: thing.tags,
      settings: thing.settings,
      hasSecret: await hasKey(tx, id),
      presenceCause: thing.presenceCause,
      presenceSince: thing.presenceSince?.toISOString() ?? null,
      createdAt: thing.createdAt.toISOString(),
      twin: twin ? twinViewOf(twin) : null,
    };
  });
}

/** A twin as it travels. */
export function twinViewOf(row: TwinRow): TwinView {
  return {
    desired: row.desired,
    desiredVersion: row.desiredVersion,
    desiredAt: row.desiredAt?.toISOString() ?? null,
    desiredByName: row.desiredByName,
    reported: row.reported,
    reportedAt: row.reportedAt?.toISOString() ?? null,
    delta: deltaOf(row),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}

/** Saved states of a device or model, newest first. */
export async function savedStates(ctx: Ctx, kind: string, subject: string) {
  const versions = await ctx.database.inTenant(ctx, (tx) => versionsOf(tx, kind, subject));
  return {
    items: versions.map(({ version, content, note, savedBy, savedByName, savedAt }) => ({
      version,
      content: content as Record<string, unknown>,
      note,
      savedBy,
      savedByName,
      savedAt: savedAt.toISOString(),
    })),
  };
}
