/** Row types of the privacy schema and of what it reads of the platform. */
import type { Exception, RequestKind, RequestState } from '../contract/requests.ts';

/** A row of privacy.requests. */
export interface RequestRow {
  id: string;
  tenantId: string;
  personId: string;
  kind: RequestKind;
  words: string;
  state: RequestState;
  answer: string;
  exception: Exception | null;
  receivedAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  doneAt: Date | null;
  version: number;
}

/** A row of privacy.consents. */
export interface ConsentRecord {
  id: string;
  tenantId: string;
  personId: string;
  purpose: string;
  noticeVersion: number;
  givenAt: Date;
  givenBy: 'self' | 'guardian' | 'clerk';
  guardianName: string;
  guardianRelation: string;
  takenBy: string | null;
  withdrawnAt: Date | null;
}

/** A row of platform.looks. */
export interface LookRecord {
  id: string;
  tenantId: string;
  kind: 'reveal' | 'work' | 'export' | 'breakGlass';
  viewerId: string | null;
  viewerKind: string;
  viewerName: string;
  subjectId: string | null;
  fields: string[];
  rowKey: string | null;
  reason: string;
  seenAt: Date;
  until: Date | null;
}

/** A row of privacy.notices. */
export interface NoticeRecord {
  tenantId: string;
  purpose: string;
  version: number;
  content: unknown;
  savedBy: string | null;
  savedAt: Date;
}

export interface PrivacyTables {
  'privacy.requests': RequestRow;
  'privacy.consents': ConsentRecord;
  'privacy.notices': NoticeRecord;
  'privacy.restrictions': { tenantId: string; personId: string; since: Date };
  'platform.looks': LookRecord;
}
