/** Sources and batches as screens see them. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** How rows are fetched. */
export const sourceKinds = ['upload', 'postgres', 'mysql', 'http', 'folder', 'sftp'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What new rows do to those of before: by key, instead of all, or only more. */
export const modes = ['merge', 'replace', 'append'] as const;
export type Mode = (typeof modes)[number];

/** See the state table in `rules/states.ts`. */
export const batchStates = [
  'fetching',
  'staged',
  'checking',
  'checked',
  'applying',
  'applied',
  'takingBack',
  'takenBack',
  'failed',
  'discarded',
] as const;
export type BatchState = (typeof batchStates)[number];

/** How a file was read; what is not given is found out. */
export const Reading = Type.Object({
  encoding: Type.Optional(oneOf(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])),
  delimiter: Type.Optional(oneOf([',', '\t', ';', '|'])),
  sheet: Type.Optional(Type.String({ maxLength: 31 })),
  /** Row of the titles, from 1. */
  headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
export type Reading = Static<typeof Reading>;

/** Something worth knowing of a file, by code with its values. */
export const Remark = Type.Object({
  code: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type Remark = Static<typeof Remark>;

/** What a column holds. */
export const ColumnProfile = Type.Object({
  title: Type.String(),
  /** Rows with nothing in it. */
  missing: Type.Integer(),
  /** Different values; an estimate. */
  distinct: Type.Integer(),
  /** Of the longest value, in characters. */
  longest: Type.Integer(),
  /** What most values look like, and which share of them. */
  looksLike: oneOf([
    'empty',
    'text',
    'integer',
    'decimal',
    'date',
    'instant',
    'boolean',
    'idNumber',
    'socialCredit',
    'phone',
    'plate',
    'bankCard',
    'damaged',
    'name',
    'address',
  ]),
  share: Type.Number(),
  /** A few values, the most frequent first. */
  samples: Type.Array(Type.String()),
});
export type ColumnProfile = Static<typeof ColumnProfile>;

/** What is done now: rows done and to do (0 when not known), while it is read bytes of the file; since when. */
export const Progress = Type.Object({
  step: oneOf(['none', 'fetch', 'read', 'check', 'doubles', 'apply', 'takeBack']),
  done: Type.Integer(),
  total: Type.Integer(),
  since: nullable(Type.String()),
});
export type Progress = Static<typeof Progress>;

/** Counted rows. */
export const Counts = Type.Object({
  staged: Type.Integer(),
  accepted: Type.Integer(),
  /** Of the accepted. */
  repaired: Type.Integer(),
  refused: Type.Integer(),
  /** Of the refused: mended by hand and accepted. */
  fixed: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  /** Refused rows by field and code. */
  reasons: Type.Array(Type.Object({ reason: Type.String(), rows: Type.Integer() })),
  /** Repaired values by field. */
  repairs: Type.Array(Type.Object({ field: Type.String(), rows: Type.Integer() })),
});
export type Counts = Static<typeof Counts>;

export const noCounts: Counts = {
  staged: 0,
  accepted: 0,
  repaired: 0,
  refused: 0,
  fixed: 0,
  added: 0,
  changed: 0,
  removed: 0,
  reasons: [],
  repairs: [],
};
