/** Digital stations 便民数字驿站. */
import {
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Day, sheetType } from './volunteers.ts';
import { deviceKinds, matters } from './words.ts';

const Text = Type.String();
const Minute = Type.Integer({ minimum: 0, maximum: 1440 });
/** From and until, minutes since local midnight. */
export const Span = Type.Array(Minute, { minItems: 2, maxItems: 2 });
const Spans = Type.Array(Span, { maxItems: 3 });

export const Device = Type.Object({
  kind: oneOf(deviceKinds),
  count: Type.Integer({ minimum: 1, maximum: 200 }),
});
export type Device = Static<typeof Device>;

export const StationInput = Type.Object({
  titleZh: Type.String({ minLength: 1, maxLength: 40 }),
  titleEn: Type.String({ minLength: 1, maxLength: 80 }),
  placeZh: Type.String({ minLength: 1, maxLength: 100 }),
  position: Position,
  helpLine: Type.String({ maxLength: 20 }),
  devices: Type.Array(Device, { maxItems: 12 }),
  /** Sunday first. */
  hours: Type.Array(Spans, { minItems: 7, maxItems: 7 }),
  exceptions: Type.Array(
    Type.Object({ day: Day, spans: Spans, reasonZh: Type.String({ maxLength: 60 }) }),
    { maxItems: 60 },
  ),
  keeperId: nullable(Id),
  active: Type.Boolean(),
});
export type StationInput = Static<typeof StationInput>;

/** A station as everybody sees it. */
export const PublicStation = Type.Object({
  id: Text,
  code: Text,
  titleZh: Text,
  titleEn: Text,
  placeZh: Text,
  position: Position,
  helpLine: Type.String(notPersonal('the telephone of a station, hung out there')),
  devices: Type.Array(
    Type.Object({ kind: oneOf(deviceKinds), count: Type.Integer(), broken: Type.Boolean() }),
  ),
  hours: Type.Array(Spans),
  /** Open now; until when, or from when on. */
  open: Type.Boolean(),
  todaySpans: Spans,
  todayReasonZh: Text,
  changesAt: nullable(Instant),
});
export type PublicStation = Static<typeof PublicStation>;

export const StationRow = Type.Object({
  ...PublicStation.properties,
  exceptions: StationInput.properties.exceptions,
  keeperId: nullable(Text),
  keeperName: Type.String(personal('people.people.name', 'staff')),
  active: Type.Boolean(),
  monthPeople: Type.Integer(),
  monthOlder: Type.Integer(),
  faults: Type.Array(
    Type.Object({ kind: Text, caseId: Text, caseNumber: Text, words: Text, reportedAt: Instant }),
  ),
  version: Type.Integer(),
});
export type StationRow = Static<typeof StationRow>;

const byStation = Type.Object({ stationId: Id });

export const stationOperations = {
  publicStations: {
    method: 'GET',
    path: '/stations',
    summary: 'Digital stations: where they are, what they have, whether they are open',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(PublicStation) }),
    problems: ['too-many-requests'],
  },
  stations: {
    method: 'GET',
    path: '/volunteering/stations',
    summary: 'Stations with keepers, visits of the month and open faults',
    permission: 'volunteering.read',
    reply: Type.Object({ items: Type.Array(StationRow) }),
  },
  saveStation: {
    method: 'PUT',
    path: '/volunteering/stations/:code',
    summary: 'Add or change a station',
    permission: 'volunteering.manage',
    params: Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) }),
    body: Type.Object({
      ...StationInput.properties,
      version: Type.Integer({ minimum: 0, description: '0: a new one' }),
    }),
    reply: StationRow,
    problems: ['changed-meanwhile', 'hours-unfit', 'keeper-unknown'],
  },
  noteStationVisit: {
    method: 'POST',
    path: '/volunteering/stations/:stationId/visits',
    summary: 'Note how many came and with what; nobody is named',
    permission: 'volunteering.station',
    params: byStation,
    body: Type.Object({
      matter: oneOf(matters),
      people: Type.Integer({ minimum: 1, maximum: 500 }),
      older: Type.Integer({ minimum: 0, maximum: 500 }),
    }),
    reply: Done,
    idempotent: true,
    problems: ['not-found', 'older-unfit'],
  },
  stationVisits: {
    method: 'GET',
    path: '/volunteering/stations/:stationId/visits',
    summary: 'The visit log by day and matter, of the last 90 days',
    permission: 'volunteering.read',
    params: byStation,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({ day: Text, matter: Text, people: Type.Integer(), older: Type.Integer() }),
      ),
    }),
    problems: ['not-found'],
  },
  stationVisitsSheet: {
    method: 'GET',
    path: '/volunteering/stations/:stationId/visits/file',
    summary: 'The same as XLSX',
    permission: 'volunteering.read',
    params: byStation,
    reply: Type.Unknown(),
    file: sheetType,
    problems: ['not-found'],
  },
  reportStationFault: {
    method: 'POST',
    path: '/volunteering/stations/:stationId/faults',
    summary: 'A device is broken: a case is opened by the duty matrix',
    permission: 'volunteering.station',
    params: byStation,
    body: Type.Object({
      kind: oneOf(deviceKinds),
      words: Type.String({ minLength: 2, maxLength: 300 }),
    }),
    reply: Type.Object({ caseNumber: Text }),
    idempotent: true,
    problems: ['not-found', 'fault-known'],
  },
} as const;
