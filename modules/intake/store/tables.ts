/** Row types of the schema `intake`. */

/** What a file of the lake holds. */
export type LakeFileKind = 'staged' | 'rows' | 'refused' | 'snapshot';

/** A row of `intake.lake_files`. */
export interface LakeFileRow {
  id: string;
  tenantId: string;
  resourceId: string;
  batchId: string | null;
  kind: LakeFileKind;
  part: number;
  firstRow: number;
  lastRow: number;
  rows: number;
  bytes: number;
  fileKey: string;
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
  fieldKeys: string[];
  builtAt: Date;
}

export interface IntakeTables {
  'intake.lake_files': LakeFileRow;
  'intake.snapshots': SnapshotRow;
}
