/** What the module of fences offers over HTTP. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** What a fence may watch. */
export const fenceEvents = ['enter', 'leave', 'dwell', 'speed'] as const;
export type FenceEvent = (typeof fenceEvents)[number];

/** What the module tells; payloads hold ids only. */
export const events = { changed: 'fences.changed', happened: 'fences.happened' } as const;

const Text = Type.String();
const codes = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 });
/** A GeoJSON Polygon; its rings are proved by the server. */
const Area = Type.Unsafe<{ type: 'Polygon'; coordinates: [number, number][][] }>({
  type: 'object',
  properties: {
    type: { const: 'Polygon' },
    coordinates: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'array',
        maxItems: 2000,
        items: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 3 },
      },
    },
  },
  required: ['type', 'coordinates'],
  additionalProperties: false,
});

const content = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  area: Area,
  watch: Type.Array(oneOf(fenceEvents), { maxItems: 4 }),
  /** Metres beyond the edge before a thing counts as outside. */
  leaveBufferMetres: Type.Number({ minimum: 0, maximum: 500 }),
  dwellSeconds: nullable(Type.Integer({ minimum: 60, maximum: 604_800 })),
  speedLimitKmh: nullable(Type.Number({ minimum: 5, maximum: 150 })),
  windows: Type.Array(
    Type.Object({
      weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 7 }),
      fromMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
      toMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
    }),
    { maxItems: 10 },
  ),
  modelCodes: codes,
  groupCodes: codes,
  thingIds: Type.Array(Id, { maxItems: 500 }),
  /** Null: happenings are recorded, nobody is called. */
  severity: nullable(oneOf(['notice', 'warning', 'urgent'])),
  categoryCode: nullable(Type.String({ maxLength: 20 })),
  enabled: Type.Boolean(),
};

/** A fence as drawn. */
export const FenceInput = Type.Object(content);
export type FenceInput = Static<typeof FenceInput>;

/** A fence with what goes on there. */
export const FenceView = Type.Object({
  id: Id,
  ...content,
  version: Type.Integer(),
  insideCount: Type.Integer(),
  /** Happenings of the last 24 hours. */
  dayCount: Type.Integer(),
});
export type FenceView = Static<typeof FenceView>;

/** Something that happened at a fence. */
export const HappeningView = Type.Object({
  id: Id,
  fenceId: Id,
  fenceName: Text,
  thingId: Id,
  thingName: Text,
  event: oneOf(fenceEvents),
  at: Instant,
  position: Position,
  speedKmh: nullable(Type.Number()),
  stayedSeconds: nullable(Type.Integer()),
  late: Type.Boolean(),
});
export type HappeningView = Static<typeof HappeningView>;

/** What a fence may be drawn for. */
export const FenceChoices = Type.Object({
  models: Type.Array(Type.Object({ code: Text, nameZh: Text, nameEn: Text })),
  groups: Type.Array(Text),
  things: Type.Array(Type.Object({ id: Id, code: Text, name: Text, position: nullable(Position) })),
  categories: Type.Array(Type.Object({ code: Text, nameZh: Text, nameEn: Text })),
});
export type FenceChoices = Static<typeof FenceChoices>;

const filter = {
  fenceId: Type.Optional(Id),
  thingId: Type.Optional(Id),
  event: Type.Optional(oneOf(fenceEvents)),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
};
export type HappeningFilter = {
  readonly [K in keyof typeof filter]?: string | undefined;
};

const read = 'fences.read';
const manage = 'fences.manage';
const byId = Type.Object({ fenceId: Id });

export const api = defineApi('fences', {
  list: {
    method: 'GET',
    path: '/fences',
    summary: 'All fences with how many things are inside',
    permission: read,
    reply: Type.Object({ items: Type.Array(FenceView) }),
  },
  choices: {
    method: 'GET',
    path: '/fences/choices',
    summary: 'Models, groups, things and categories that a fence may name',
    permission: read,
    reply: FenceChoices,
  },
  add: {
    method: 'POST',
    path: '/fences',
    summary: 'Draws a fence',
    permission: manage,
    body: FenceInput,
    reply: Type.Object({ fenceId: Id }),
    problems: ['fence-area-faulty', 'fence-watches-nothing', 'fence-category-unknown'],
  },
  save: {
    method: 'PUT',
    path: '/fences/:fenceId',
    summary: 'Changes a fence; a changed area forgets who was inside',
    permission: manage,
    params: byId,
    body: Type.Object({ ...content, version: Type.Integer({ minimum: 1 }) }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: [
      'fence-area-faulty',
      'fence-watches-nothing',
      'fence-category-unknown',
      'changed-meanwhile',
      'not-found',
    ],
  },
  remove: {
    method: 'DELETE',
    path: '/fences/:fenceId',
    summary: 'Removes a fence and what is remembered of it; its happenings stay',
    permission: manage,
    params: byId,
    query: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    reply: Done,
    problems: ['changed-meanwhile', 'not-found'],
  },
  happenings: {
    method: 'GET',
    path: '/fences/happenings',
    summary: 'What happened at fences, newest first',
    permission: read,
    query: Type.Object({ ...filter, ...paging }),
    reply: pageOf(HappeningView),
  },
  happeningsFile: {
    method: 'GET',
    path: '/fences/happenings.xlsx',
    summary: 'What happened at fences as a workbook, 20,000 rows at most',
    permission: read,
    query: Type.Object(filter),
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
