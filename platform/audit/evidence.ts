/** Lines of audit as the ledger vouches for them. */
import type { Tx } from '../database/index.ts';
import { canonicalRow, type EvidenceRow, type EvidenceSource } from '../ledger/index.ts';

/** A row of platform.audit. */
export interface AuditRow {
  readonly id: string;
  readonly tenantId: string;
  readonly occurredAt: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
  readonly traceId: string;
}

interface AuditTables {
  'platform.audit': AuditRow;
}

/** Members that the digest covers, in order. */
const members = [
  'action', 'actorId', 'actorKind', 'detail', 'id', 'occurredAt', 'onBehalfOf', 'subject', 'tenantId',
  'traceId',
] as const; // biome-ignore format: a list of names

/** A line with the content that its digest covers. */
export function evidenceOf(row: AuditRow): EvidenceRow {
  return { id: row.id, content: canonicalRow(row, members) };
}

const lines = (tx: Tx) =>
  tx
    .as<AuditTables>()
    .selectFrom('platform.audit')
    .select(members)
    .where('tenantId', '=', tx.ctx.tenantId);

/** The audit trail as a source of the ledger. */
export const auditEvidence: EvidenceSource = {
  source: 'audit',
  titleZh: '操作记录',
  titleEn: 'Audit trail',
  permission: 'ledger.audit',
  rowsOf: async (tx, subject) =>
    (await lines(tx).where('subject', '=', subject).orderBy('id').execute()).map(evidenceOf),
  stateOf: () => Promise.resolve(null),
  scanRows: async (tx, after, limit) => {
    const from = after === '' ? '00000000-0000-0000-0000-000000000000' : after;
    const rows = await lines(tx).where('id', '>', from).orderBy('id').limit(limit).execute();
    return rows.map(evidenceOf);
  },
  scanStates: () => Promise.resolve([]),
  pathOf: () => null,
};
