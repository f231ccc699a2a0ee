/** What the module of vehicles offers over HTTP. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** What a vehicle does now. */
export const vehicleStates = ['moving', 'standing', 'silent', 'unknown'] as const;
export type VehicleState = (typeof vehicleStates)[number];

/** What the module tells. */
export const events = {
  routesChanged: 'vehicles.routesChanged',
  /** A day of a route was judged: `{ day: '2026-11-22' }`; `subject` is the route. */
  dayJudged: 'vehicles.dayJudged',
} as const;

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Line = Type.Array(Position, { minItems: 2, maxItems: 2000 });

/** A vehicle now. */
export const VehicleView = Type.Object({
  thingId: Id,
  code: Text,
  name: Text,
  state: oneOf(vehicleStates),
  position: nullable(Position),
  speedKmh: nullable(Type.Number()),
  at: nullable(Instant),
  routes: Type.Array(Text),
});
export type VehicleView = Static<typeof VehicleView>;

/** A route as planned. */
const route = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  line: Line,
  points: Type.Array(
    Type.Object({ name: Type.String({ minLength: 1, maxLength: 40 }), position: Position }),
    {
      maxItems: 200,
    },
  ),
  bufferMetres: Type.Number({ minimum: 5, maximum: 200 }),
  thingIds: Type.Array(Id, { maxItems: 50 }),
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 7 }),
};
export const RouteInput = Type.Object(route);
export type RouteInput = Static<typeof RouteInput>;
export const RouteView = Type.Object({ id: Id, ...route, version: Type.Integer() });
export type RouteView = Static<typeof RouteView>;

/** A day of a vehicle. */
export const DayView = Type.Object({
  date: Day,
  fixes: Type.Integer(),
  kilometres: Type.Number(),
  movingSeconds: Type.Integer(),
  /** The track, thinned to what can be seen. */
  track: Type.Array(
    Type.Object({ at: Instant, position: Position, speedKmh: nullable(Type.Number()) }),
  ),
  stays: Type.Array(
    Type.Object({ from: Instant, to: Instant, position: Position, seconds: Type.Integer() }),
  ),
});
export type DayView = Static<typeof DayView>;

/** What became of a route on a day. */
export const RouteDay = Type.Object({
  routeId: Id,
  name: Text,
  /** False on weekdays without it. */
  planned: Type.Boolean(),
  /** Share of its length that was driven, 0 to 1. */
  share: Type.Number(),
  kilometres: Type.Number(),
  line: Line,
  missed: Type.Array(Type.Array(Position)),
  points: Type.Array(Type.Object({ name: Text, position: Position, servedAt: nullable(Instant) })),
  vehicles: Type.Array(Text),
});
export type RouteDay = Static<typeof RouteDay>;

const read = 'vehicles.read';
const manage = 'vehicles.manage';
const byRoute = Type.Object({ routeId: Id });
const onDay = Type.Object({ date: Day });

export const api = defineApi('vehicles', {
  list: {
    method: 'GET',
    path: '/vehicles',
    summary: 'All vehicles with where they are and what they do',
    permission: read,
    reply: Type.Object({ at: Instant, items: Type.Array(VehicleView) }),
  },
  day: {
    method: 'GET',
    path: '/vehicles/:thingId/day',
    summary: 'The track of a local day, with stays and kilometres',
    permission: read,
    params: Type.Object({ thingId: Id }),
    query: onDay,
    reply: DayView,
    problems: ['vehicle-not-found'],
  },
  coverage: {
    method: 'GET',
    path: '/vehicles/coverage',
    summary: 'How much of each route was driven on a local day',
    permission: read,
    query: onDay,
    reply: Type.Object({ items: Type.Array(RouteDay) }),
  },
  coverageFile: {
    method: 'GET',
    path: '/vehicles/coverage.xlsx',
    summary: 'The same as a workbook',
    permission: read,
    query: onDay,
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  routes: {
    method: 'GET',
    path: '/vehicles/routes',
    summary: 'All routes',
    permission: read,
    reply: Type.Object({ items: Type.Array(RouteView) }),
  },
  addRoute: {
    method: 'POST',
    path: '/vehicles/routes',
    summary: 'Plans a route',
    permission: manage,
    body: RouteInput,
    reply: Type.Object({ routeId: Id }),
    problems: ['route-too-short', 'route-vehicle-unknown'],
  },
  saveRoute: {
    method: 'PUT',
    path: '/vehicles/routes/:routeId',
    summary: 'Changes a route',
    permission: manage,
    params: byRoute,
    body: Type.Object({ ...route, version: Type.Integer({ minimum: 1 }) }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['route-too-short', 'route-vehicle-unknown', 'changed-meanwhile', 'not-found'],
  },
  removeRoute: {
    method: 'DELETE',
    path: '/vehicles/routes/:routeId',
    summary: 'Removes a route',
    permission: manage,
    params: byRoute,
    query: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    reply: Done,
    problems: ['changed-meanwhile', 'not-found'],
  },
});
