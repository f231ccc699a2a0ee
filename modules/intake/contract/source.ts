/** Sources: where they are and when they run. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { Mapping } from './mapping.ts';
import { modes, Reading, sourceKinds } from './shapes.ts';

const Text = Type.String({ maxLength: 300 });

/** Where a source is; by kind only some of it is used. No secret stands here. */
export const SourceSettings = Type.Object({
  /** Databases and SFTP. */
  host: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._:-]{0,253}$' })),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  user: Type.Optional(Text),
  database: Type.Optional(Text),
  /** Databases: encrypted and proven; PostgreSQL and MySQL. */
  tls: Type.Optional(Type.Boolean()),
  /** Databases: the table or view, for PostgreSQL with its schema. */
  table: Type.Optional(Text),
  /** Databases: columns by which a row is found and paged. */
  keyColumns: Type.Optional(Type.Array(Text, { maxItems: 5 })),
  /** Databases and HTTP: a column that only grows; only later rows are fetched. */
  growingColumn: Type.Optional(Text),
  /** HTTP: address, place of the list in the answer (JSON pointer), and how it pages. */
  url: Type.Optional(Text),
  itemsPointer: Type.Optional(Text),
  paging: Type.Optional(oneOf(['none', 'page', 'offset', 'next'])),
  pageParameter: Type.Optional(Text),
  sizeParameter: Type.Optional(Text),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  nextPointer: Type.Optional(Text),
  sinceParameter: Type.Optional(Text),
  /** HTTP: name of the header that carries the secret. */
  header: Type.Optional(Text),
  /** Folder and SFTP: directory and name of the files, `*` for anything. */
  directory: Type.Optional(Text),
  pattern: Type.Optional(Text),
  /** SFTP: SHA-256 of the host's key in base64, as `ssh-keygen -l` writes it. */
  hostKey: Type.Optional(Text),
  reading: Type.Optional(Reading),
});
export type SourceSettings = Static<typeof SourceSettings>;

/** When a source runs by itself. */
export const Schedule = Type.Object({
  every: oneOf(['never', 'minutes', 'day']),
  /** Between two runs, for `minutes`. */
  minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  /** Local time, for `day`. */
  at: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  /** A run that refuses a larger share of its rows waits for a person. */
  mostRefused: Type.Number({ minimum: 0, maximum: 1 }),
});
export type Schedule = Static<typeof Schedule>;

export const noSchedule: Schedule = { every: 'never', minutes: 60, at: '02:00', mostRefused: 0.05 };

/** A source as it is entered. */
export const SourceInput = Type.Object({
  resourceId: Type.String({ format: 'uuid' }),
  title: Type.String({ minLength: 1, maxLength: 60 }),
  kind: oneOf(sourceKinds),
  settings: SourceSettings,
  /** Left out: as before. */
  secret: Type.Optional(Type.String({ maxLength: 8000 })),
  mode: oneOf(modes),
  schedule: Schedule,
});
export type SourceInput = Static<typeof SourceInput>;

/** A source. */
export const SourceView = Type.Object({
  id: Type.String(),
  resourceId: Type.String(),
  resourceTitle: Type.String(),
  departmentId: Type.String(),
  departmentName: Type.String(),
  title: Type.String(),
  kind: oneOf(sourceKinds),
  settings: SourceSettings,
  hasSecret: Type.Boolean(),
  /** Rows are not fetched: they stay there and are read when used. */
  inPlace: Type.Boolean(),
  mapping: nullable(Mapping),
  mode: oneOf(modes),
  schedule: Schedule,
  nextRunAt: nullable(Type.String()),
  lastRunAt: nullable(Type.String()),
  /** Why the last run failed, in words; empty when it did not. */
  lastProblem: Type.String(),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type SourceView = Static<typeof SourceView>;
