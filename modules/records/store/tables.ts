/** Row types of the records schema. */
import type { EntityKind, ListCode, RecordField } from '../contract/kinds.ts';
import type { Calibration } from '../rules/calibration.ts';
import type { MemberContent } from '../rules/golden.ts';
import type { Move } from '../rules/moves.ts';
import type { Model } from '../rules/resolution/index.ts';

/** A row of records.sources. */
export interface SourceRow {
  id: string;
  tenantId: string;
  resourceId: string;
  kind: EntityKind;
  mapping: Partial<Record<RecordField, string>>;
  roleZh: string;
  roleEn: string;
  staleSince: Date | null;
  readAt: Date | null;
  rowCount: number;
  active: boolean;
  version: number;
  createdAt: Date;
}

/** A row of records.precedence. */
export interface PrecedenceRow {
  tenantId: string;
  kind: EntityKind;
  field: RecordField;
  resourceCodes: string[];
  version: number;
}

/** A row of records.entities, opened. */
export interface EntityRecord {
  id: string;
  tenantId: string;
  kind: EntityKind;
  number: number;
  state: 'live' | 'merged' | 'gone';
  mergedInto: string | null;
  personId: string | null;
  name: string;
  identityNumber: string;
  birthDate: string;
  gender: string;
  phone: string;
  address: string;
  villageName: string;
  facts: Partial<Record<RecordField, string>>;
  origins: Partial<Record<RecordField, string>>;
  memberCount: number;
  sourceCount: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Columns that only the database fills in. */
interface EntityIndexes {
  identityIndex: string | null;
  phoneIndex: string | null;
}

/** A row of records.members, opened. */
export interface MemberRecord {
  id: string;
  tenantId: string;
  kind: EntityKind;
  sourceId: string;
  rowKey: string;
  entityId: string;
  content: MemberContent;
  changedAt: Date;
}

/** How a field agrees and what that weighs. */
export interface LevelRecord {
  field: RecordField;
  level: string;
  weight: number;
}

/** A row of records.pairs. */
export interface PairRecord {
  id: string;
  tenantId: string;
  kind: EntityKind;
  memberA: string;
  memberB: string;
  probability: number;
  odds: number;
  levels: LevelRecord[];
  state: 'open' | 'later' | 'same' | 'different';
  decidedBy: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  reason: string;
  createdAt: Date;
  version: number;
}

/** A row of records.acts. */
export interface ActRecord {
  id: string;
  tenantId: string;
  kind: 'merge' | 'split' | 'undo';
  entityKind: EntityKind;
  entityId: string;
  otherIds: string[];
  moves: Move[];
  byMachine: boolean;
  madeBy: string | null;
  madeByName: string;
  reason: string;
  madeAt: Date;
  undoes: string | null;
  undoneBy: string | null;
}

/** What a resolution found. */
export interface RunFigures {
  members: number;
  entities: number;
  merges: number;
  doubtful: number;
  leftOut: number;
  seconds: number;
  /** Digest of whose word went first then, and of the aliases of addresses. */
  precedence: string;
}

/** A row of records.runs. */
export interface RunRecord {
  id: string;
  tenantId: string;
  kind: EntityKind;
  model: Model | null;
  calibration: Calibration;
  figures: RunFigures;
  ranAt: Date;
}

/** A row of records.list_entries, opened. */
export interface ListEntryRecord {
  id: string;
  tenantId: string;
  list: ListCode;
  memberId: string;
  note: string;
  addedBy: string | null;
  addedByName: string;
  addedAt: Date;
  endedAt: Date | null;
}

/** A row of records.address_aliases. */
export interface AliasRow {
  id: string;
  tenantId: string;
  was: string;
  wasPlain: string;
  isNow: string;
  nowPlain: string;
  note: string;
  savedByName: string;
  savedAt: Date;
}

/** The tables of the schema. */
export interface RecordTables {
  'records.sources': SourceRow;
  'records.precedence': PrecedenceRow;
  'records.entities': EntityRecord & EntityIndexes;
  'records.members': MemberRecord;
  'records.addressAliases': AliasRow;
  'records.pairs': PairRecord;
  'records.acts': ActRecord;
  'records.runs': RunRecord;
  'records.listEntries': ListEntryRecord;
  'records.listMembers': { tenantId: string; list: ListCode; memberId: string };
}
