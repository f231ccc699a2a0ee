/** Reads the files of a GTFS feed; every faulty record is named by file, line and field. */
import { withFrequencies } from './frequencies.ts';
import { GtfsFile, type GtfsRow } from './table.ts';
import type { GtfsAgency, GtfsFault, GtfsFeed, GtfsRoute, GtfsService, GtfsStop } from './types.ts';
import { tripsOf } from './trips.ts';

/** What came of a reading: a feed only when nothing is wrong. */
export type GtfsReading =
  | { readonly feed: GtfsFeed; readonly faults: readonly [] }
  | { readonly feed: null; readonly faults: readonly GtfsFault[] };

const needed = ['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'] as const;

/** Files that are read; others of a feed (fares, shapes …) are passed over. */
export const gtfsFiles: readonly string[] = [
  ...needed,
  'calendar.txt',
  'calendar_dates.txt',
  'frequencies.txt',
];

/** Reads a feed from its files by name. */
export function readGtfs(files: ReadonlyMap<string, string>): GtfsReading {
  const faults: GtfsFault[] = [];
  for (const file of needed) {
    if (!files.has(file))
      faults.push({ file, line: 0, field: '', zh: '缺这个文件', en: 'the file is missing' });
  }
  if (!files.has('calendar.txt') && !files.has('calendar_dates.txt')) {
    const [zh, en] = ['日历和例外日期至少要有一个', 'it or calendar_dates.txt must be there'];
    faults.push({ file: 'calendar.txt', line: 0, field: '', zh, en });
  }
  if (faults.length > 0) return { feed: null, faults };
  const open = (name: string): GtfsFile => new GtfsFile(name, files.get(name) ?? '', faults);
  const agencies = agenciesOf(open('agency.txt'));
  const stops = stopsOf(open('stops.txt'));
  const routes = routesOf(open('routes.txt'), agencies);
  const services = servicesOf(open('calendar.txt'), open('calendar_dates.txt'));
  const patterns = tripsOf(open('trips.txt'), open('stop_times.txt'), {
    stops: new Set(stops.map(({ id }) => id)),
    routes: new Set(routes.map(({ id }) => id)),
    services: new Set(services.map(({ id }) => id)),
  });
  const trips = withFrequencies(patterns, open('frequencies.txt'));
  if (faults.length > 0) return { feed: null, faults: inOrder(faults) };
  return { feed: { agencies, stops, routes, services, trips }, faults: [] };
}

function inOrder(faults: readonly GtfsFault[]): GtfsFault[] {
  const place = (file: string): number => gtfsFiles.indexOf(file);
  return faults.toSorted((a, b) => place(a.file) - place(b.file) || a.line - b.line);
}

/** All of them; where there are several, each must have a key, and all the same time zone. */
function agenciesOf(file: GtfsFile): GtfsAgency[] {
  file.needs('agency_name', 'agency_url', 'agency_timezone');
  const [first, second] = file.rows;
  if (!first) file.note({ line: 1, field: '', zh: '没有运营单位', en: 'there is no agency' });
  if (second) file.unique('agency_id');
  const zone = first?.text('agency_timezone');
  return file.rows.map((row) => {
    const timezone = row.needed('agency_timezone');
    if (timezone !== zone && timezone !== '')
      row.fault(
        'agency_timezone',
        `各运营单位的时区应相同（“${zone}”）`,
        `all agencies must have the same time zone (“${zone}”)`,
      );
    return {
      id: row.text('agency_id'),
      name: row.needed('agency_name'),
      url: row.text('agency_url'),
      timezone,
      phone: row.text('agency_phone'),
    };
  });
}

function stopsOf(file: GtfsFile): GtfsStop[] {
  file.needs('stop_id', 'stop_name', 'stop_lat', 'stop_lon');
  file.unique('stop_id');
  // Stations, entrances and nodes (location_type 1–4) are no places where a bus stops; some of them need no name or position.
  const stops = file.rows.filter((row) => ['', '0'].includes(row.text('location_type')));
  return stops.map((row) => ({
    id: row.text('stop_id'),
    name: row.needed('stop_name'),
    latitude: row.number('stop_lat', -90, 90) ?? 0,
    longitude: row.number('stop_lon', -180, 180) ?? 0,
  }));
}

function routesOf(file: GtfsFile, agencies: readonly GtfsAgency[]): GtfsRoute[] {
  file.needs('route_id', 'route_type');
  file.unique('route_id');
  return file.rows.map((row) => {
    const [shortName, longName] = [row.text('route_short_name'), row.text('route_long_name')];
    if (shortName === '' && longName === '')
      row.fault('route_short_name', '线路短名和长名至少写一个', 'a short or a long name is needed');
    const type = row.number('route_type', 0, 1702) ?? 3;
    return {
      id: row.text('route_id'),
      agencyId: agencyFor(row, agencies),
      shortName,
      longName,
      type,
    };
  });
}

/** The agency of a route: the only one need not be named. */
function agencyFor(row: GtfsRow, agencies: readonly GtfsAgency[]): string {
  const id = row.text('agency_id');
  const [only, other] = agencies;
  if (other === undefined && (id === '' || only?.id === '')) return only?.id ?? '';
  if (id === '')
    row.fault(
      'agency_id',
      '有几个运营单位时要写明',
      'must be named where there are several agencies',
    );
  else if (!agencies.some((agency) => agency.id === id))
    row.fault('agency_id', `agency.txt 里没有“${id}”`, `there is no “${id}” in agency.txt`);
  return id;
}

const weekdayFields = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

function servicesOf(calendar: GtfsFile, dates: GtfsFile): GtfsService[] {
  if (calendar.rows.length > 0) {
    calendar.needs('service_id', 'start_date', 'end_date', ...weekdayFields);
    calendar.unique('service_id');
  }
  const services = new Map<string, ReturnType<typeof emptyService>>();
  for (const row of calendar.rows) {
    const service = emptyService(row.text('service_id'));
    service.weekdays = weekdayFields.flatMap((field, day) => (isOn(row, field) ? [day] : []));
    service.from = row.day('start_date') ?? '';
    service.until = row.day('end_date') ?? '';
    if (service.until < service.from)
      row.fault('end_date', '结束日期早于开始日期', 'ends before it begins');
    services.set(service.id, service);
  }
  if (dates.rows.length > 0) dates.needs('service_id', 'date', 'exception_type');
  for (const row of dates.rows) addDate(row, services);
  return [...services.values()].map((service) => ({ ...service, ...spanOf(service) }));
}

function isOn(row: GtfsRow, field: string): boolean {
  const value = row.text(field);
  if (value !== '0' && value !== '1')
    row.fault(field, `“${value}”应是 0 或 1`, `“${value}” must be 0 or 1`);
  return value === '1';
}

const emptyService = (id: string) => ({
  id,
  weekdays: [] as number[],
  from: '',
  until: '',
  added: [] as string[],
  removed: [] as string[],
});

function addDate(row: GtfsRow, services: Map<string, ReturnType<typeof emptyService>>): void {
  const id = row.needed('service_id');
  const day = row.day('date');
  const kind = row.text('exception_type');
  if (kind !== '1' && kind !== '2')
    row.fault('exception_type', `“${kind}”应是 1（加开）或 2（停开）`, `“${kind}” must be 1 or 2`);
  if (day === null) return;
  const service = services.get(id) ?? emptyService(id);
  services.set(id, service);
  (kind === '2' ? service.removed : service.added).push(day);
}

/** A service of single days spans from the first to the last of them. */
function spanOf({ from, until, added }: { from: string; until: string; added: string[] }) {
  const days = added.toSorted();
  return { from: from || (days[0] ?? ''), until: until || (days.at(-1) ?? '') };
}
