/** Planned routes: changed, and judged by what was driven. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { events, type RouteDay, type RouteInput, type RouteView } from '../contract.ts';
import { problem } from '../problems.ts';
import { coverageOf } from '../rules/coverage.ts';
import type { TrackFix } from '../rules/track.ts';
import { deleteRoute, lockRoute, type RouteRow, routeRows, saveRoutes } from '../store/routes.ts';
import { fleet } from './fleet.ts';
import { dayFixes } from './tracks.ts';

/** Shorter than this is no route, metres. */
const shortestMetres = 50;

/** All routes. */
export async function listRoutes(ctx: Ctx): Promise<{ items: RouteView[] }> {
  return { items: (await ctx.database.inTenant(ctx, routeRows)).map(viewOf) };
}

function viewOf({ tenantId: _tenant, ...row }: RouteRow): RouteView {
  return { ...row };
}

/** Plans a route. @throws route-too-short, route-vehicle-unknown */
export async function addRoute(ctx: Ctx, input: RouteInput): Promise<{ routeId: string }> {
  const id = uuidv7();
  await ctx.database.inTenant(ctx, async (tx) => {
    await check(tx, input);
    await saveRoutes(tx, [{ tenantId: ctx.tenantId, id, version: 1, ...input }]);
    await note(tx, 'addRoute', id);
  });
  return { routeId: id };
}

/** Changes a route. @throws as addRoute; not-found, changed-meanwhile */
export async function saveRoute(
  ctx: Ctx,
  id: string,
  { version, ...input }: RouteInput & { version: number },
): Promise<{ version: number }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await locked(tx, id, version);
    await check(tx, input);
    await saveRoutes(tx, [{ tenantId: ctx.tenantId, id, version: version + 1, ...input }]);
    await note(tx, 'saveRoute', id);
    return { version: version + 1 };
  });
}

/** Removes a route. @throws not-found, changed-meanwhile */
export async function removeRoute(ctx: Ctx, id: string, version: number): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await locked(tx, id, version);
    await deleteRoute(tx, id);
    await note(tx, 'removeRoute', id);
  });
}

async function locked(tx: Tx, id: string, version: number): Promise<void> {
  const route = await lockRoute(tx, id);
  if (!route) throw generalProblem('not-found', { what: '这条线路' });
  if (route.version !== version) throw generalProblem('changed-meanwhile', { what: route.name });
}

async function check(tx: Tx, { line, thingIds }: RouteInput): Promise<void> {
  const metres = line.reduce((sum, to, index) => {
    const from = line[index - 1];
    return from ? sum + distanceMetres(from, to) : sum;
  }, 0);
  if (metres < shortestMetres) throw problem('route-too-short');
  const known = new Set((await fleet(tx)).map(({ thing }) => thing.id));
  if (thingIds.some((id) => !known.has(id))) throw problem('route-vehicle-unknown');
}

async function note(tx: Tx, action: string, id: string): Promise<void> {
  await audit(tx, [{ action: `vehicles.${action}`, subject: id }]);
  await emit(tx, [
    { type: events.routesChanged, subject: id, payload: {}, audience: { everyone: true } },
  ]);
}

/** What became of each route on a local day; a vehicle of several routes is read once. */
export async function viewCoverage(ctx: Ctx, date: string): Promise<{ items: RouteDay[] }> {
  const { routes, names } = await ctx.database.inTenant(ctx, async (tx) => {
    const things = await thingsOf(tx);
    return {
      routes: await routeRows(tx),
      names: (ids: readonly string[]) => ids.flatMap((id) => things.byId(id)?.name ?? []),
    };
  });
  const tracks = new Map<string, TrackFix[]>();
  for (const id of new Set(routes.flatMap(({ thingIds }) => thingIds))) {
    tracks.set(id, await dayFixes(ctx, id, date));
  }
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return {
    items: routes.map((route): RouteDay => {
      const own = route.thingIds.map((id) => tracks.get(id) ?? []);
      const { share, metres, missed, served } = coverageOf(route, own);
      return {
        routeId: route.id,
        name: route.name,
        planned: route.weekdays.length === 0 || route.weekdays.includes(weekday),
        share,
        kilometres: metres / 1000,
        line: route.line,
        missed: missed.map((line) => [...line]),
        points: route.points.map((point, index) => ({
          ...point,
          servedAt: served[index]?.toISOString() ?? null,
        })),
        vehicles: names(route.thingIds),
      };
    }),
  };
}

/** The coverage of a day as a workbook: routes, and their points. */
export async function coverageFile(ctx: Ctx, date: string): Promise<FileReply> {
  const { items } = await viewCoverage(ctx, date);
  const bytes = await writeWorkbook([
    {
      name: `线路覆盖 ${date}`,
      columns: [
        { key: 'name', title: '线路', width: 20 },
        { key: 'vehicles', title: '车辆', width: 28 },
        { key: 'kilometres', title: '里程 km', type: 'number' },
        { key: 'share', title: '覆盖率 %', type: 'number' },
        { key: 'served', title: '已收点', type: 'number' },
        { key: 'points', title: '收集点', type: 'number' },
      ],
      rows: items.map(({ name, vehicles, kilometres, share, points }) => ({
        name,
        vehicles: vehicles.join('、'),
        kilometres: Math.round(kilometres * 100) / 100,
        share: Math.round(share * 1000) / 10,
        served: points.filter(({ servedAt }) => servedAt !== null).length,
        points: points.length,
      })),
    },
    {
      name: '收集点',
      columns: [
        { key: 'route', title: '线路', width: 20 },
        { key: 'name', title: '收集点', width: 24 },
        { key: 'servedAt', title: '收运时间', type: 'dateTime', width: 20 },
      ],
      rows: items.flatMap((route) =>
        route.points.map(({ name, servedAt }) => ({
          route: route.name,
          name,
          servedAt: servedAt ? new Date(servedAt) : null,
        })),
      ),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `线路覆盖 ${date}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
