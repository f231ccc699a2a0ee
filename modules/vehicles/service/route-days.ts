/** What became of each route on each day, kept so that it can be counted. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { endedDays } from '#platform/ended-days/index.ts';
import type { ObservationJudge } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { events } from '../contract.ts';
import { coverageOf } from '../rules/coverage.ts';
import type { TrackFix } from '../rules/track.ts';
import { lastRouteDays, type RouteDayRow, saveRouteDays } from '../store/route-days.ts';
import { type RouteRow, routeRows } from '../store/routes.ts';
import { fixesOf } from './tracks.ts';

const dayMs = 86_400_000;
/** After a long standstill of the platform only so many days are made up for. */
const mostDaysBehind = 60;

/** Timers of days of vehicles, by the id of the device. */
export const vehicleDays = endedDays('vehicles.day');

/** Notes which days of vehicles must be judged, in the transaction that stores their positions. */
export const trackJudge: ObservationJudge = {
  name: 'vehicles.tracks',
  wants: (_thing, key) => key === 'position',
  revision: () => 0,
  judge: (tx, values) =>
    vehicleDays.note(
      tx,
      values.map(({ thing, at }) => ({ subject: thing.id, at })),
    ),
};

/** Judges the routes of a vehicle on a local day anew. */
export async function judgeVehicleDay(tx: Tx, thingId: string, day: string): Promise<void> {
  const routes = (await routeRows(tx)).filter(({ thingIds }) => thingIds.includes(thingId));
  await judgeRoutes(tx, routes, day);
}

/** Judges routes on a local day by the tracks of their vehicles, and tells. */
export async function judgeRoutes(tx: Tx, routes: readonly RouteRow[], day: string): Promise<void> {
  const tracks = new Map<string, TrackFix[]>();
  for (const id of new Set(routes.flatMap(({ thingIds }) => thingIds))) {
    tracks.set(id, await fixesOf(tx, id, day));
  }
  const rows: RouteDayRow[] = [];
  for (const route of routes) {
    const { share, metres, served } = coverageOf(
      route,
      route.thingIds.map((id) => tracks.get(id) ?? []),
    );
    rows.push({
      ...(await plannedDay(tx, route, day)),
      metres,
      drivenMetres: share * metres,
      servedPoints: served.filter((at) => at !== null).length,
    });
  }
  await keep(tx, rows, day);
}

async function keep(tx: Tx, rows: readonly RouteDayRow[], day: string): Promise<void> {
  await saveRouteDays(tx, rows);
  const audience = { everyone: true };
  await emit(
    tx,
    rows.map(({ routeId: subject }) => ({
      type: events.dayJudged,
      subject,
      payload: { day },
      audience,
    })),
  );
}

/** The day of a route before anything was driven. */
async function plannedDay(tx: Tx, route: RouteRow, day: string): Promise<RouteDayRow> {
  const directory = await thingsOf(tx);
  const dayAt = instantAt(day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return {
    tenantId: tx.ctx.tenantId,
    routeId: route.id,
    dayAt,
    planned: route.weekdays.length === 0 || route.weekdays.includes(weekday),
    ended: dayAt.getTime() + dayMs <= tx.ctx.clock.now().getTime(),
    metres: coverageOf(route, []).metres,
    drivenMetres: 0,
    points: route.points.length,
    servedPoints: 0,
    departmentId: route.thingIds.flatMap((id) => directory.byId(id)?.departmentId ?? [])[0] ?? null,
  };
}

/** Days that ended without any position count too: nothing was driven. Also the first day of a new route begins here. */
export async function closeRouteDays(tx: Tx): Promise<void> {
  const routes = await routeRows(tx);
  const known = await lastRouteDays(tx);
  const today = localDay(tx.ctx.clock.now());
  const oldest = instantAt(today).getTime() - mostDaysBehind * dayMs;
  for (const route of routes) {
    const last = known.get(route.id);
    const next = last
      ? last.dayAt.getTime() + (last.ended ? dayMs : 0)
      : instantAt(today).getTime();
    for (let ms = Math.max(next, oldest); ; ms += dayMs) {
      const day = localDay(new Date(ms));
      if (day >= today) break;
      await judgeRoutes(tx, [route], day);
    }
    if (!last) await keep(tx, [await plannedDay(tx, route, today)], today);
  }
}
