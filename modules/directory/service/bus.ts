/** The bus timetable as residents ask it. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { writeArchive } from '#platform/archive/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { writeGtfs } from '#protocols/gtfs/index.ts';
import { problem } from '../problems.ts';
import { lineOn, nextDepartures, tripsOn } from '../rules/departures.ts';
import { type Timetable, toGtfs } from '../rules/timetable.ts';
import { timetableRevision, timetableRow } from '../store/timetable.ts';
import type { TimetableRow } from '../store/tables.ts';
import { townCalendar } from './calendar.ts';

/** Timetables by town: read often, changed a few times a year. */
export const timetables = new TenantCache<TimetableRow | null>({
  revision: timetableRevision,
  load: async (tx) => (await timetableRow(tx)) ?? null,
});

/** The timetable with the calendar. @throws bus-unknown when the town has none */
async function opened(ctx: Ctx) {
  const row = await timetables.get(ctx);
  if (!row) throw problem('bus-unknown');
  const calendar = await ctx.database.inTenant(ctx, townCalendar);
  return { timetable: row.content, calendar };
}

const mostDepartures = 12;
const dayMinutes = 1440;

/** Lines and stops, the nearest stop first when it is known where one is. */
export async function listLines(
  ctx: Ctx,
  { longitude, latitude }: { readonly longitude?: number; readonly latitude?: number },
) {
  const row = await timetables.get(ctx);
  const calendar = await ctx.database.inTenant(ctx, townCalendar);
  const { day, minute } = calendar.now;
  const isMarketDay = calendar.isMarketDay(day);
  if (!row) return { agencies: [], lines: [], stops: [], isMarketDay };
  const { agencies, routes, stops } = row.content;
  const today = tripsOn(row.content, day, calendar);
  const from = longitude !== undefined && latitude !== undefined ? { longitude, latitude } : null;
  const near = stops.map((stop) => ({
    ...stop,
    distanceMetres: from && Math.round(distanceMetres(from, stop)),
  }));
  if (from) near.sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0));
  return {
    agencies: agencies.map(({ id, name, phone }) => ({ id, name, telephone: phone })),
    lines: routes.map(({ id, agencyId, shortName, longName }) => {
      const own = today.filter(({ routeId }) => routeId === id);
      const starts = own.map(({ times }) => Math.floor((times[0]?.departureSeconds ?? 0) / 60));
      const next = starts.filter((start) => start >= minute && start < dayMinutes);
      const text = next.length > 0 ? clock(Math.min(...next)) : null;
      const agency = nameOfAgency(row.content, agencyId);
      return { id, shortName, longName, agency, tripsToday: own.length, next: text };
    }),
    stops: near,
    isMarketDay,
  };
}

/** Who runs a route. */
const nameOfAgency = ({ agencies }: Timetable, agencyId: string): string =>
  agencies.find(({ id }) => id === agencyId)?.name ?? '';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One line on a day, today unless said. @throws bus-unknown */
export async function readLine(ctx: Ctx, lineId: string, given?: string) {
  const { timetable, calendar } = await opened(ctx);
  const route = timetable.routes.find(({ id }) => id === lineId);
  if (!route) throw problem('bus-unknown');
  const day = given ?? calendar.now.day;
  const directions = lineOn(timetable, lineId, { day, now: calendar.now, calendar });
  return {
    id: route.id,
    shortName: route.shortName,
    longName: route.longName,
    agency: nameOfAgency(timetable, route.agencyId),
    day,
    isMarketDay: calendar.isMarketDay(day),
    directions: directions.map(({ stops, trips, ...own }) => ({
      ...own,
      stops: [...stops],
      trips: trips.map((trip) => ({ ...trip, times: [...trip.times] })),
    })),
  };
}

/** One stop with the next buses. @throws bus-unknown */
export async function readStop(ctx: Ctx, stopId: string) {
  const { timetable, calendar } = await opened(ctx);
  const stop = timetable.stops.find(({ id }) => id === stopId);
  if (!stop) throw problem('bus-unknown');
  const { now } = calendar;
  return {
    ...stop,
    at: ctx.clock.now().toISOString(),
    isMarketDay: calendar.isMarketDay(now.day),
    departures: nextDepartures(timetable, stopId, { now, limit: mostDepartures, calendar }),
  };
}

/** The timetable as a GTFS archive. @throws bus-unknown */
export async function gtfsFile(ctx: Ctx): Promise<FileReply> {
  const { timetable, calendar } = await opened(ctx);
  const files = writeGtfs(toGtfs(timetable, calendar.now.day, calendar));
  const bytes = writeArchive(
    new Map([...files].map(([name, text]) => [name, Buffer.from(text, 'utf8')])),
  );
  return { mediaType: 'application/zip', fileName: 'gtfs.zip', bytes: new Uint8Array(bytes) };
}
