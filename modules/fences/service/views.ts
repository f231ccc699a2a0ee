/** Fences and happenings as the screens show them. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { book as dutyBook } from '#modules/duties/index.ts';
import { modelsOf, thingsOf } from '#modules/things/index.ts';
import type { FenceChoices, FenceView, HappeningFilter, HappeningView } from '../contract.ts';
import { fenceRows, insideCounts } from '../store/fences.ts';
import { countsSince, happeningPage } from '../store/happenings.ts';
import type { FenceRow, HappeningRow } from '../store/tables.ts';
import { positionKey } from './fixes.ts';

const dayMs = 86_400_000;
const mostRows = 20_000;

/** All fences. */
export async function listFences(ctx: Ctx): Promise<{ items: FenceView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const inside = await insideCounts(tx);
    const today = await countsSince(tx, new Date(ctx.clock.now().getTime() - dayMs));
    const rows = await fenceRows(tx);
    return {
      items: rows.map((row) => ({
        ...viewOf(row),
        insideCount: inside.get(row.id) ?? 0,
        dayCount: today.get(row.id) ?? 0,
      })),
    };
  });
}

function viewOf({
  tenantId: _tenant,
  ...row
}: FenceRow): Omit<FenceView, 'insideCount' | 'dayCount'> {
  return {
    ...row,
    area: {
      type: 'Polygon',
      coordinates: row.area.coordinates.map((ring) =>
        ring.map(([longitude, latitude]): [number, number] => [longitude, latitude]),
      ),
    },
    watch: [...row.watch],
    windows: row.windows.map((window) => ({ ...window, weekdays: [...window.weekdays] })),
    modelCodes: [...row.modelCodes],
    groupCodes: [...row.groupCodes],
    thingIds: [...row.thingIds],
  };
}

/** What a fence may name: things whose model has a position. */
export async function fenceChoices(ctx: Ctx): Promise<FenceChoices> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const models = (await modelsOf(tx)).all().filter((model) => model.property(positionKey));
    const codes = new Set(models.map(({ model }) => model.code));
    const things = (await thingsOf(tx)).all().filter(({ modelCode }) => codes.has(modelCode));
    const { categories } = await dutyBook(tx);
    return {
      models: models.map(({ model: { code, nameZh, nameEn } }) => ({ code, nameZh, nameEn })),
      groups: [...new Set(things.flatMap(({ groupCodes }) => groupCodes))].sort(),
      things: things.map(({ id, code, name, position }) => ({
        id,
        code,
        name,
        position: position && { longitude: position.longitude, latitude: position.latitude },
      })),
      categories: categories.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    };
  });
}

/** A page of happenings, newest first. */
export async function listHappenings(
  ctx: Ctx,
  { cursor, limit = 50, ...filter }: HappeningFilter & { cursor?: string; limit?: number },
): Promise<{ items: HappeningView[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await happeningPage(tx, filter, { limit, after: readCursor(cursor) });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = rows.length > limit && last ? writeCursor(last.at, last.id) : null;
    return { items: await viewsOf(tx, page), nextCursor };
  });
}

async function viewsOf(tx: Tx, rows: readonly HappeningRow[]): Promise<HappeningView[]> {
  const names = new Map((await fenceRows(tx)).map(({ id, name }) => [id, name]));
  const things = await thingsOf(tx);
  return rows.map((row) => ({
    id: row.id,
    fenceId: row.fenceId,
    fenceName: names.get(row.fenceId) ?? '（已删除的围栏）',
    thingId: row.thingId,
    thingName: things.byId(row.thingId)?.name ?? '',
    event: row.event,
    at: row.at.toISOString(),
    position: { longitude: row.longitude, latitude: row.latitude },
    speedKmh: row.speedKmh,
    stayedSeconds: row.stayedSeconds,
    late: row.late,
  }));
}

const eventWords = { enter: '进入', leave: '离开', dwell: '停留过久', speed: '超速' } as const;

/** Happenings as a workbook. */
export async function happeningsFile(ctx: Ctx, filter: HappeningFilter): Promise<FileReply> {
  const views = await ctx.database.inTenant(ctx, async (tx) => {
    const rows = await happeningPage(tx, filter, { limit: mostRows - 1, after: null });
    return viewsOf(tx, rows);
  });
  const bytes = await writeWorkbook([
    {
      name: '围栏记录',
      columns: [
        { key: 'at', title: '时间', type: 'dateTime', width: 20 },
        { key: 'fenceName', title: '围栏', width: 20 },
        { key: 'thingName', title: '设备', width: 20 },
        { key: 'event', title: '事情' },
        { key: 'speedKmh', title: '速度 km/h', type: 'number' },
        { key: 'stayedMinutes', title: '停留 分钟', type: 'number' },
        { key: 'longitude', title: '经度', type: 'number', width: 14 },
        { key: 'latitude', title: '纬度', type: 'number', width: 14 },
        { key: 'late', title: '补传', type: 'boolean' },
      ],
      rows: views.map(
        ({ at, fenceName, thingName, event, speedKmh, stayedSeconds, position, late }) => ({
          at: new Date(at),
          fenceName,
          thingName,
          event: eventWords[event],
          speedKmh,
          stayedMinutes: stayedSeconds === null ? null : Math.round(stayedSeconds / 60),
          longitude: position.longitude,
          latitude: position.latitude,
          late,
        }),
      ),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: '围栏记录.xlsx',
    bytes: new Uint8Array(bytes),
  };
}
