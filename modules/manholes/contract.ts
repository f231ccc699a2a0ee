/** What the module of manholes offers over HTTP. */
import {
  defineApi,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** What may be the matter with a manhole, gravest first; `ok` when nothing is. */
export const manholeStates = [
  'open',
  'gas',
  'flooded',
  'tilted',
  'silent',
  'lowBattery',
  'unknown',
  'ok',
] as const;
export type ManholeState = (typeof manholeStates)[number];

const Text = Type.String();
const value = nullable(Type.Number());

/** One manhole. */
export const ManholeView = Type.Object({
  thingId: Id,
  code: Text,
  name: Text,
  address: Type.String(notPersonal('where the cover lies')),
  position: nullable(Position),
  villageZh: Text,
  villageEn: Text,
  /** Everything that is the matter, gravest first; `ok` alone otherwise. */
  states: Type.Array(oneOf(manholeStates)),
  coverOpen: nullable(Type.Boolean()),
  tilt: value,
  waterLevel: value,
  methane: value,
  hydrogenSulfide: value,
  battery: value,
  reportedAt: nullable(Instant),
  alarms: Type.Integer({ description: 'Active alarms' }),
});
export type ManholeView = Static<typeof ManholeView>;

export const api = defineApi('manholes', {
  board: {
    method: 'GET',
    path: '/manholes/board',
    summary: 'All manholes with what is the matter with each',
    permission: 'manholes.read',
    reply: Type.Object({ at: Instant, items: Type.Array(ManholeView) }),
  },
  file: {
    method: 'GET',
    path: '/manholes/board.xlsx',
    summary: 'The same as a workbook',
    permission: 'manholes.read',
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
