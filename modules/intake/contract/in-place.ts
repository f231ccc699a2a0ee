/** Reading in place: a resource whose rows stay in a department's own database. Browser-safe. */
import { defineApi, Id, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { Mapping } from './mapping.ts';
import { ColumnProfile } from './shapes.ts';

/** Sources that can be read in place. */
export const liveKinds = ['postgres', 'mysql', 'http'] as const;

const Name = Type.String({ minLength: 1, maxLength: 300 });

/** A connection that the department has already: of any of its sources that is a database or an interface. */
export const Connection = Type.Object({
  /** The source whose address, account and secret are used. */
  sourceId: Type.String(),
  title: Type.String(),
  kind: oneOf(liveKinds),
  /** Of an interface its host and path. */
  host: Type.String(),
  database: Type.String(),
  user: Type.String(),
});
export type Connection = Static<typeof Connection>;

/** How a resource is read at its source. */
export const InPlaceView = Type.Object({
  /** False until it was set up. */
  isSet: Type.Boolean(),
  connectionId: nullable(Type.String()),
  table: Type.String(),
  keyColumns: Type.Array(Type.String()),
  mapping: Mapping,
  /** Why the last reading failed, in words; empty when it did not. */
  lastProblem: Type.String(),
  cure: Type.String(),
  connections: Type.Array(Connection),
});
export type InPlaceView = Static<typeof InPlaceView>;

/** How a resource is to be read. */
export const InPlaceInput = Type.Object({
  connectionId: Id,
  /** Table or view, for PostgreSQL with its schema; of an interface the place of the list (JSON pointer), `/` for the answer itself. */
  table: Name,
  /** Columns that together tell one row from all others, in the order in which rows are paged. */
  keyColumns: Type.Array(Name, { minItems: 1, maxItems: 5, uniqueItems: true }),
  mapping: Mapping,
});
export type InPlaceInput = Static<typeof InPlaceInput>;

/** What a reading would give, from the first rows. */
export const InPlacePreview = Type.Object({
  columns: Type.Array(ColumnProfile),
  keyColumns: Type.Array(Type.String()),
  /** As given without what is lost, or as suggested. */
  mapping: Mapping,
  /** Mapped columns that the table does not have. */
  lost: Type.Array(Type.String()),
  /** Why the key does not tell rows apart; empty when it does in what was looked at. */
  keyFault: Type.String(),
  /** Fields by which the source itself judges conditions; by all others rows are looked through here. */
  judgedThere: Type.Array(Type.String()),
  looked: Type.Integer(),
  accepted: Type.Integer(),
  refused: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.String(), rows: Type.Integer() })),
  /** Some accepted rows, personal fields masked. */
  rows: Type.Array(Type.Record(Type.String(), nullable(Type.String()))),
});
export type InPlacePreview = Static<typeof InPlacePreview>;

const byResource = Type.Object({ resourceId: Id });
const bring = 'intake.bring';
const path = '/intake/resources/:resourceId/in-place';
const reading = [
  'resource-unknown',
  'source-not-own',
  'source-unknown',
  'resource-is-held',
  'live-unreachable',
  'live-too-slow',
  'live-busy',
  'live-table-gone',
  'live-answer-faulty',
] as const;

export const inPlaceOperations = defineApi('intake', {
  inPlace: {
    method: 'GET',
    path,
    summary: 'How a resource is read at its source, and which connections the department has',
    permission: bring,
    params: byResource,
    reply: InPlaceView,
    problems: ['resource-unknown', 'source-not-own', 'resource-is-held'],
  },
  inPlaceTables: {
    method: 'POST',
    path: `${path}/tables`,
    summary: 'Tables and views that the account of a connection may read',
    permission: bring,
    params: byResource,
    body: Type.Object({ connectionId: Id }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          name: Type.String(),
          isView: Type.Boolean(),
          keyColumns: Type.Array(Type.String()),
        }),
      ),
    }),
    problems: [...reading],
  },
  inPlacePreview: {
    method: 'POST',
    path: `${path}/preview`,
    summary: 'Read the first rows of a table at its source and check them; nothing is kept',
    permission: bring,
    params: byResource,
    body: Type.Object({
      connectionId: Id,
      table: Name,
      keyColumns: Type.Array(Name, { maxItems: 5, uniqueItems: true }),
      /** Null: suggest one. */
      mapping: nullable(Mapping),
    }),
    reply: InPlacePreview,
    bodyLimitBytes: 2_000_000,
    problems: [...reading, 'pattern-faulty', 'live-column-vanished'],
  },
  setInPlace: {
    method: 'PUT',
    path,
    summary: 'Set how a resource is read at its source; what was granted is read so from now on',
    permission: bring,
    params: byResource,
    body: InPlaceInput,
    reply: InPlaceView,
    bodyLimitBytes: 2_000_000,
    problems: [
      ...reading,
      'mapping-empty',
      'pattern-faulty',
      'live-column-vanished',
      'live-key-faulty',
    ],
  },
});
