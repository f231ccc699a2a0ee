/** The bus timetable. */
import {
  Instant,
  notPersonal,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });

/** On which days a service runs. Market days and lunar days are reckoned from the town's calendar. */
export const ServiceRule = Type.Object({
  kind: oneOf(['weekly', 'marketDays', 'otherDays', 'lunarDays', 'dates']),
  /** For `weekly`: 0 = Sunday … 6 = Saturday. */
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
    maxItems: 7,
    uniqueItems: true,
  }),
  /** For `lunarDays`: days of the lunar month. */
  lunarDays: Type.Array(Type.Integer({ minimum: 1, maximum: 30 }), {
    maxItems: 30,
    uniqueItems: true,
  }),
});
export type ServiceRule = Static<typeof ServiceRule>;

/** A service of the timetable. */
export const BusService = Type.Object({
  id: Text,
  rule: ServiceRule,
  from: Text,
  until: Text,
  added: Type.Array(Text),
  removed: Type.Array(Text),
});
export type BusService = Static<typeof BusService>;

const Stop = Type.Object({
  id: Text,
  name: Text,
  latitude: Type.Number(),
  longitude: Type.Number(),
});
const Line = Type.Object({ id: Text, shortName: Text, longName: Text });

/** A bus that comes. */
export const Departure = Type.Object({
  lineId: Text,
  lineName: Text,
  headsign: Text,
  /** Local time `HH:MM` and the day it belongs to. */
  time: Text,
  day: Day,
  inMinutes: Type.Integer(),
  isMarketDayOnly: Type.Boolean(),
});
export type Departure = Static<typeof Departure>;

/** The trips of a line in one direction on a day. */
export const Direction = Type.Object({
  direction: Type.Integer(),
  headsign: Text,
  stops: Type.Array(Stop),
  trips: Type.Array(
    Type.Object({
      id: Text,
      /** Time at each stop of the direction; empty where it does not stop. */
      times: Type.Array(Text),
      isGone: Type.Boolean(),
      isMarketDayOnly: Type.Boolean(),
    }),
  ),
});

/** A fault of an import. */
export const BusFault = Type.Object({
  file: Text,
  line: Type.Integer(),
  field: Text,
  zh: Text,
  en: Text,
});

/** What an import would bring. */
export const BusPreview = Type.Object({
  faults: Type.Array(BusFault),
  faultCount: Type.Integer(),
  /** Names of the agencies. */
  agencies: Type.Array(Text),
  lines: Type.Integer(),
  stops: Type.Integer(),
  trips: Type.Integer(),
  services: Type.Integer(),
  /** Services whose rule of the town (market days …) stays. */
  keptRules: Type.Array(Text),
});
export type BusPreview = Static<typeof BusPreview>;

const agencyTelephone = Type.String(notPersonal('telephone of a bus company'));

const file = Type.Object({
  fileName: Type.String({ maxLength: 200 }),
  base64: Type.String({ maxLength: 14_000_000 }),
});

export const busOperations = {
  lines: {
    method: 'GET',
    path: '/directory/bus',
    summary: 'Lines and stops',
    permission: 'public',
    query: Type.Object({
      longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
      latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    }),
    reply: Type.Object({
      /** Who runs the buses, as the timetable names them. */
      agencies: Type.Array(Type.Object({ id: Text, name: Text, telephone: agencyTelephone })),
      lines: Type.Array(
        Type.Object({
          ...Line.properties,
          /** Name of the agency that runs it. */
          agency: Text,
          tripsToday: Type.Integer(),
          next: nullable(Text),
        }),
      ),
      stops: Type.Array(
        Type.Object({ ...Stop.properties, distanceMetres: nullable(Type.Integer()) }),
      ),
      isMarketDay: Type.Boolean(),
    }),
    problems: ['too-many-requests'],
  },
  line: {
    method: 'GET',
    path: '/directory/bus/lines/:lineId',
    summary: 'One line: its stops and the trips of a day',
    permission: 'public',
    params: Type.Object({ lineId: Type.String({ maxLength: 100 }) }),
    query: Type.Object({ day: Type.Optional(Day) }),
    reply: Type.Object({
      ...Line.properties,
      /** Name of the agency that runs it. */
      agency: Text,
      day: Day,
      isMarketDay: Type.Boolean(),
      directions: Type.Array(Direction),
    }),
    problems: ['too-many-requests', 'bus-unknown'],
  },
  stop: {
    method: 'GET',
    path: '/directory/bus/stops/:stopId',
    summary: 'One stop: the next buses',
    permission: 'public',
    params: Type.Object({ stopId: Type.String({ maxLength: 100 }) }),
    reply: Type.Object({
      ...Stop.properties,
      at: Instant,
      isMarketDay: Type.Boolean(),
      departures: Type.Array(Departure),
    }),
    problems: ['too-many-requests', 'bus-unknown'],
  },
  gtfs: {
    method: 'GET',
    path: '/directory/bus/gtfs.zip',
    summary: 'The timetable as GTFS; market days and lunar days as single dates',
    permission: 'public',
    reply: Type.Any(),
    file: 'application/zip',
    problems: ['too-many-requests', 'bus-unknown'],
  },
  keptBus: {
    method: 'GET',
    path: '/directory/console/bus',
    summary: 'The timetable with its services',
    permission: 'directory.read',
    reply: Type.Object({
      version: Type.Integer(),
      sourceName: Text,
      importedAt: nullable(Instant),
      lines: Type.Array(Type.Object({ ...Line.properties, trips: Type.Integer() })),
      stops: Type.Integer(),
      trips: Type.Integer(),
      services: Type.Array(
        Type.Object({ ...BusService.properties, trips: Type.Integer(), nextDays: Type.Array(Day) }),
      ),
    }),
  },
  previewBus: {
    method: 'POST',
    path: '/directory/console/bus/preview',
    summary: 'What a GTFS file would bring and every faulty row; nothing is stored',
    permission: 'directory.edit',
    bodyLimitBytes: 15 * 1024 * 1024,
    body: file,
    reply: BusPreview,
    problems: ['bus-file-unreadable'],
  },
  importBus: {
    method: 'POST',
    path: '/directory/console/bus/import',
    summary: 'Put the timetable of a GTFS file in the place of the present one',
    permission: 'directory.edit',
    bodyLimitBytes: 15 * 1024 * 1024,
    body: Type.Object({ ...file.properties, version: Type.Integer({ minimum: 0 }) }),
    reply: BusPreview,
    problems: ['bus-file-unreadable', 'bus-file-faulty', 'changed-meanwhile'],
  },
  saveService: {
    method: 'PUT',
    path: '/directory/console/bus/services/:serviceId',
    summary: 'Say on which days a service runs',
    permission: 'directory.edit',
    params: Type.Object({ serviceId: Type.String({ maxLength: 100 }) }),
    body: Type.Object({
      rule: ServiceRule,
      from: Day,
      until: Day,
      added: Type.Array(Day, { maxItems: 400 }),
      removed: Type.Array(Day, { maxItems: 400 }),
      version: Type.Integer({ minimum: 1 }),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['bus-unknown', 'bus-rule-empty', 'changed-meanwhile'],
  },
} as const;
