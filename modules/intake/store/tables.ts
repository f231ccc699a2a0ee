/** Row types of the schema `intake`. */
import type { Mapping } from '../contract/mapping.ts';
import type {
  BatchState,
  ColumnProfile,
  Counts,
  Mode,
  Progress,
  Reading,
  Remark,
  SourceKind,
} from '../contract/shapes.ts';
import type { Schedule, SourceSettings } from '../contract/source.ts';

/** What a file of the lake holds. */
export type LakeFileKind = 'staged' | 'rows' | 'refused' | 'snapshot';

/** A row of `intake.lake_files`. */
export interface LakeFileRow {
  id: string;
  tenantId: string;
  resourceId: string;
  batchId: string | null;
  kind: LakeFileKind;
  form: 'parquet' | 'csv' | 'xlsx';
  part: number;
  firstRow: number;
  lastRow: number;
  rows: number;
  bytes: number;
  fileKey: string;
  fieldKeys: string[];
  inSnapshot: boolean;
  createdAt: Date;
  letGoAt: Date | null;
}

/** A row of `intake.snapshots`. */
export interface SnapshotRow {
  tenantId: string;
  resourceId: string;
  version: number;
  rows: number;
  nextRow: number;
  nextOrdinal: number;
  builtAt: Date;
}

/** A problem as it is kept: looked up in the catalogue when shown. */
export interface KeptProblem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A row of `intake.sources`. */
export interface SourceRow {
  id: string;
  tenantId: string;
  resourceId: string;
  departmentId: string;
  title: string;
  kind: SourceKind;
  settings: SourceSettings;
  secret: string | null;
  /** Base64; set where rows are read in place. */
  referenceKey: string | null;
  mapping: Mapping | null;
  mode: Mode;
  schedule: Schedule;
  nextRunAt: Date | null;
  watermark: string | null;
  lastRunAt: Date | null;
  lastProblem: KeptProblem | null;
  active: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** How the rows of a batch were read. */
export interface BatchFacts {
  /** Titles of the columns in their order; empty until it was read. */
  readonly columns: readonly string[];
  readonly bytes: number;
  readonly reading: Reading;
  /** What was given by hand; the rest was found out. */
  readonly given: Reading;
  readonly sheets: readonly string[];
  readonly remarks: readonly Remark[];
  /** Structurally broken records of a CSV: their lines, in order. */
  readonly brokenLines: readonly number[];
  /** Rows below the titles that hold no row of the table (blank, broken), ascending; batches from before have none. */
  readonly gaps?: readonly number[];
  /** Where a fetch goes on. */
  readonly cursor: string | null;
  /** Everything was fetched. */
  readonly complete: boolean;
  /** Largest value of the increasing column seen. */
  readonly watermark: string | null;
  /** What went on when it failed. */
  readonly failedIn?: BatchState;
}

/** A row of `intake.batches`. */
export interface BatchRow {
  id: string;
  tenantId: string;
  number: number;
  sourceId: string;
  resourceId: string;
  departmentId: string;
  state: BatchState;
  mode: Mode;
  title: string;
  facts: BatchFacts;
  /** JSON of `ColumnProfile[]`; null before it was read. */
  profile: string | null;
  mapping: Mapping | null;
  counts: Counts;
  progress: Progress;
  problem: KeptProblem | null;
  ordinal: number | null;
  baseRow: number | null;
  attempts: number;
  automatic: boolean;
  madeBy: string | null;
  madeByName: string;
  createdAt: Date;
  appliedAt: Date | null;
  takenBackAt: Date | null;
  takenBackReason: string;
  endedAt: Date | null;
  version: number;
}

/** A row of `intake.fixes`; `rowValues` is JSON of values by column. */
export interface FixRow {
  id: string;
  tenantId: string;
  batchId: string;
  line: number;
  rowValues: string;
  fixedBy: string | null;
  fixedByName: string;
  fixedAt: Date;
}

export interface IntakeTables {
  'intake.sources': SourceRow;
  'intake.batches': BatchRow;
  'intake.lake_files': LakeFileRow;
  'intake.snapshots': SnapshotRow;
  'intake.fixes': FixRow;
  'intake.counters': { tenantId: string; last: number };
}

export type { ColumnProfile };
