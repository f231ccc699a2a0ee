/** What the module of observations offers over HTTP. */
import {
  defineApi,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  Type,
} from '#platform/contract/index.ts';
import {
  HistoryBucket,
  HistoryValue,
  JudgeFault,
  LatestValue,
  RawMessage,
  ReasonCount,
  Refusal,
  Traffic,
} from './shapes.ts';

export * from './reading.ts';
export * from './shapes.ts';

const ofThing = Type.Object({ thingId: Id });
const Key = Type.String({ minLength: 1, maxLength: 60 });
const span = { from: Instant, to: Instant };
const spanProblems = ['not-found', 'span-upside-down', 'span-too-wide'] as const;

/** The operations. */
export const api = defineApi('observations', {
  latest: {
    method: 'GET',
    path: '/observations/things/:thingId/latest',
    summary: 'Newest value of each property of a device',
    permission: 'observations.read',
    params: ofThing,
    reply: Type.Object({ items: Type.Array(LatestValue) }),
    problems: ['not-found'],
  },
  history: {
    method: 'GET',
    path: '/observations/things/:thingId/history',
    summary: 'Numbers of a property over a span, down-sampled to at most `points` pieces',
    permission: 'observations.read',
    params: ofThing,
    query: Type.Object({
      key: Key,
      ...span,
      points: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 500 })),
      /** `all` counts values with other flags than N too. */
      quality: Type.Optional(oneOf(['N', 'all'])),
    }),
    reply: Type.Object({ items: Type.Array(HistoryBucket) }),
    problems: [...spanProblems],
  },
  values: {
    method: 'GET',
    path: '/observations/things/:thingId/values',
    summary: 'Values of a property one by one, oldest first',
    permission: 'observations.read',
    params: ofThing,
    query: Type.Object({
      key: Key,
      ...span,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
      cursor: paging.cursor,
    }),
    reply: pageOf(HistoryValue),
    problems: ['not-found', 'span-upside-down', 'bad-page'],
  },
  exportCsv: {
    method: 'GET',
    path: '/observations/things/:thingId/export.csv',
    summary: 'Values of properties as CSV, at most 10,000,000',
    permission: 'observations.export',
    params: ofThing,
    query: Type.Object({ keys: Type.String({ minLength: 1, maxLength: 2000 }), ...span }),
    reply: Type.Unsafe<never>({}),
    file: 'text/csv',
    problems: [...spanProblems],
  },
  exportParquet: {
    method: 'GET',
    path: '/observations/things/:thingId/export.parquet',
    summary: 'Values of properties as Parquet, at most 10,000,000',
    permission: 'observations.export',
    params: ofThing,
    query: Type.Object({ keys: Type.String({ minLength: 1, maxLength: 2000 }), ...span }),
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.apache.parquet',
    problems: [...spanProblems],
  },
  messages: {
    method: 'GET',
    path: '/observations/things/:thingId/messages',
    summary: 'The newest messages of a device as they came (a sample)',
    permission: 'observations.read',
    params: ofThing,
    reply: Type.Object({ items: Type.Array(RawMessage) }),
    problems: ['not-found'],
  },
  refusals: {
    method: 'GET',
    path: '/observations/refusals',
    summary: 'What was not taken and why, newest first; of one device or of all',
    permission: 'observations.read',
    query: Type.Object({
      ...paging,
      thingId: Type.Optional(Id),
      reason: Type.Optional(Type.String({ maxLength: 40 })),
      door: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: pageOf(Refusal),
    problems: ['not-found'],
  },
  health: {
    method: 'GET',
    path: '/observations/health',
    summary:
      'State of the doors: traffic of the last two hours, refusals of the last day, failed judges',
    permission: 'observations.health',
    reply: Type.Object({
      /** Minutes in which something came, oldest first. */
      traffic: Type.Array(Traffic),
      reasons: Type.Array(ReasonCount),
      judgeFaults: Type.Array(JudgeFault),
      things: Type.Object({ total: Type.Integer(), heardToday: Type.Integer() }),
      /** Newest arrival of all. */
      lastAt: nullable(Instant),
    }),
  },
});
