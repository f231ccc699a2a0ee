/** Bringing a timetable in, and saying on which days its services run. */
import { audit } from '#platform/audit/index.ts';
import { ArchiveError, ArchiveTooLargeError, readArchive } from '#platform/archive/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { gtfsFiles, type GtfsReading, readGtfs } from '#protocols/gtfs/index.ts';
import type { BusPreview, BusService } from '../contract/bus.ts';
import { events } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { fromGtfs, isEmptyRule, nextDays } from '../rules/timetable.ts';
import { saveTimetable, timetableRow } from '../store/timetable.ts';
import type { TimetableRow } from '../store/tables.ts';
import { timetables } from './bus.ts';
import { townCalendar } from './calendar.ts';

const mostBytes = 60_000_000;
const faultsShown = 200;
const daysShown = 5;
const lookAhead = 120;

/** A file as uploaded. */
export interface BusFile {
  readonly fileName: string;
  readonly base64: string;
}

/** Reads the archive; the files may lie in a folder of it. */
function readFile({ base64 }: BusFile): GtfsReading {
  const nameOf = (path: string): string => path.split('/').at(-1) ?? '';
  try {
    const archive = readArchive(Buffer.from(base64, 'base64'), mostBytes, (path) =>
      gtfsFiles.includes(nameOf(path)),
    );
    if (archive.size === 0) throw problem('bus-file-unreadable');
    return readGtfs(new Map([...archive].map(([path, data]) => [nameOf(path), data.toString()])));
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof ArchiveTooLargeError)
      throw problem('bus-file-unreadable');
    throw error;
  }
}

function previewOf(reading: GtfsReading, keptRules: readonly string[]): BusPreview {
  const { feed, faults } = reading;
  return {
    faults: faults.slice(0, faultsShown),
    faultCount: faults.length,
    agencies: feed?.agencies.map(({ name }) => name) ?? [],
    lines: feed?.routes.length ?? 0,
    stops: feed?.stops.length ?? 0,
    trips: feed?.trips.length ?? 0,
    services: feed?.services.length ?? 0,
    keptRules: [...keptRules],
  };
}

/** What a file would bring. @throws bus-file-unreadable */
export async function previewBus(ctx: Ctx, file: BusFile): Promise<BusPreview> {
  const reading = readFile(file);
  if (!reading.feed) return previewOf(reading, []);
  const before = await ctx.database.inTenant(ctx, timetableRow);
  return previewOf(reading, fromGtfs(reading.feed, before?.content ?? null).keptRules);
}

/** Puts the timetable of a file in the place of the present one. @throws bus-file-unreadable, bus-file-faulty, changed-meanwhile */
export function importBus(
  ctx: Ctx,
  { version, ...file }: BusFile & { readonly version: number },
): Promise<BusPreview> {
  const reading = readFile(file);
  const { feed } = reading;
  if (!feed) {
    const places = reading.faults.slice(0, faultsShown).map((fault) => ({
      pointer: `/${fault.file}/${fault.line}/${fault.field}`,
      detail: ctx.locale === 'en' ? fault.en : fault.zh,
    }));
    throw problem('bus-file-faulty', { count: reading.faults.length }, places);
  }
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await timetableRow(tx);
    const { timetable, keptRules } = fromGtfs(feed, before?.content ?? null);
    await keep(tx, {
      tenantId: ctx.tenantId,
      content: timetable,
      sourceName: file.fileName,
      importedAt: ctx.clock.now(),
      version: version + 1,
    });
    const detail = { trips: feed.trips.length, stops: feed.stops.length };
    await audit(tx, [{ action: 'directory.importBus', subject: ctx.tenantId, detail }]);
    return previewOf(reading, keptRules);
  });
}

/** Keeps a timetable and tells the screens. @throws changed-meanwhile */
export async function keep(tx: Tx, row: TimetableRow): Promise<void> {
  if (!(await saveTimetable(tx, row)))
    throw generalProblem('changed-meanwhile', { what: '公交时刻表' });
  timetables.changedIn(tx);
  const { tenantId: subject } = row;
  const payload = { timetable: row.version };
  await emit(tx, [{ type: events.changed, subject, payload, audience: { everyone: true } }]);
}

/** Says on which days a service runs. @throws bus-unknown, bus-rule-empty, changed-meanwhile */
export function saveService(
  ctx: Ctx,
  serviceId: string,
  { version, ...given }: Omit<BusService, 'id'> & { readonly version: number },
): Promise<{ version: number }> {
  if (isEmptyRule(given.rule)) throw problem('bus-rule-empty');
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await timetableRow(tx);
    const known = row?.content.services.some(({ id }) => id === serviceId);
    if (!row || !known) throw problem('bus-unknown');
    const services = row.content.services.map((one) =>
      one.id === serviceId ? { id: serviceId, ...given } : one,
    );
    await keep(tx, { ...row, content: { ...row.content, services }, version: version + 1 });
    const detail = { serviceId, rule: given.rule.kind };
    await audit(tx, [{ action: 'directory.saveService', subject: ctx.tenantId, detail }]);
    return { version: version + 1 };
  });
}

/** The timetable for the console. */
export function keptBus(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await timetableRow(tx);
    const calendar = await townCalendar(tx);
    const { routes = [], stops = [], trips = [], services = [] } = row?.content ?? {};
    return {
      version: row?.version ?? 0,
      sourceName: row?.sourceName ?? '',
      importedAt: row?.importedAt.toISOString() ?? null,
      lines: routes.map(({ id, shortName, longName }) => ({
        id,
        shortName,
        longName,
        trips: trips.filter(({ routeId }) => routeId === id).length,
      })),
      stops: stops.length,
      trips: trips.length,
      services: services.map((service) => ({
        ...service,
        trips: trips.filter(({ serviceId }) => serviceId === service.id).length,
        nextDays: nextDays(service, calendar.now.day, {
          count: daysShown,
          within: lookAhead,
          calendar,
        }),
      })),
    };
  });
}
