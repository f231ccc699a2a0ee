/** Cases and the steps of their timelines as the ledger vouches for them. */
import { canonicalRow, type EvidenceRow, type EvidenceSource } from '#platform/ledger/index.ts';
import { caseParts, casesByIds } from './store/read.ts';
import { scanCases, scanTrace } from './store/scan.ts';
import type { CaseRecord, TraceRecord } from './store/tables.ts';

/** Members of a step that its digest covers. */
const stepMembers = [
  'actedAt', 'action', 'actorId', 'actorKind', 'actorName', 'caseId', 'departmentId', 'facts',
  'fromState', 'id', 'latitude', 'longitude', 'note', 'occurredAt', 'onBehalfOf', 'photoIds', 'tenantId',
  'toState',
] as const satisfies readonly (keyof TraceRecord)[]; // biome-ignore format: a list of names

/** Members of a case that its digest covers: all of them, `sealed` where it is. */
const caseMembers = [
  'acceptedAt', 'address', 'assistingDepartmentIds', 'categoryCode', 'channel', 'closedAt', 'confidential',
  'coverPhotoId', 'deadlineAmount', 'deadlineUnit', 'description', 'dispatchedAt', 'doneAt', 'dueAt',
  'escalation', 'extended', 'gridCellId', 'gridWorkerId', 'handlerId', 'id', 'judgement', 'latitude',
  'leadDepartmentId', 'longitude', 'mergedIntoId', 'needsOfficer', 'number', 'overdueAt', 'pausedSeconds',
  'pausedSince', 'photoHashes', 'public', 'rating', 'ratingWords', 'registeredAt', 'reopenedCount',
  'reportCount', 'requestedDueAt', 'responseDueAt', 'returnedCount', 'reviewAt', 'state', 'supervised',
  'tenantId', 'title', 'updatedAt', 'urgency', 'verifiedAt', 'verifyBy', 'version', 'villageId',
] as const satisfies readonly (keyof CaseRecord)[]; // biome-ignore format: a list of names

/** That a case is kept confidential is covered where it is; other cases keep the form that they always had. */
const sealedMembers = [...caseMembers, 'sealed' as const].toSorted();

/** A step with the content that its digest covers. */
export function evidenceOf(step: TraceRecord): EvidenceRow {
  return { id: step.id, content: canonicalRow(step, stepMembers) };
}

/** The content that the digest of a case covers. */
export function stateOf(record: CaseRecord): string {
  return canonicalRow(record, record.sealed ? sealedMembers : caseMembers);
}

/** Cases as a source of the ledger. */
export const caseEvidence: EvidenceSource = {
  source: 'cases',
  titleZh: '事件办理',
  titleEn: 'Cases',
  permission: 'cases.read',
  rowsOf: async (tx, caseId) => {
    // The steps follow the case: who cannot reach it sees none.
    if ((await casesByIds(tx, [caseId])).length === 0) return [];
    return (await caseParts(tx, caseId)).trace.map(evidenceOf);
  },
  stateOf: async (tx, caseId) => {
    const [record] = await casesByIds(tx, [caseId]);
    return record ? stateOf(record) : null;
  },
  scanRows: async (tx, after, limit) => (await scanTrace(tx, after, limit)).map(evidenceOf),
  scanStates: async (tx, after, limit) => {
    const records = await scanCases(tx, after, limit);
    return records.map((record) => ({ id: record.id, content: stateOf(record) }));
  },
  pathOf: (caseId) => `/cases/${caseId}`,
};
