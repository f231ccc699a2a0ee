/** Looks as the ledger vouches for them: who saw which fields of which row, and when. */
import type { Tx } from '../database/index.ts';
import { canonicalRow, type EvidenceRow, type EvidenceSource } from '../ledger/index.ts';

/** What the digest covers of a row of platform.looks. Not the reason: words may be taken out of it. */
interface LookEvidence {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly viewerId: string | null;
  readonly viewerKind: string;
  readonly viewerName: string;
  readonly subjectId: string | null;
  readonly fields: readonly string[];
  readonly rowKey: string | null;
  readonly seenAt: Date;
}

interface LookTables {
  'platform.looks': LookEvidence;
}

/** Members that the digest covers, in order. */
const members = [
  'fields', 'id', 'kind', 'rowKey', 'seenAt', 'subjectId', 'tenantId', 'viewerId', 'viewerKind', 'viewerName',
] as const; // biome-ignore format: a list of names

/** A look with the content that its digest covers. */
export function evidenceOfLook(row: LookEvidence): EvidenceRow {
  return { id: row.id, content: canonicalRow(row, members) };
}

const looks = (tx: Tx) =>
  tx
    .as<LookTables>()
    .selectFrom('platform.looks')
    .select(members)
    .where('tenantId', '=', tx.ctx.tenantId);

/** Who looked, as a source of the ledger; a subject is one look. */
export const looksEvidence: EvidenceSource = {
  source: 'looks',
  titleZh: '个人信息查看记录',
  titleEn: 'Looks at personal data',
  permission: 'ledger.audit',
  rowsOf: async (tx, subject) =>
    (await looks(tx).where('id', '=', subject).execute()).map(evidenceOfLook),
  stateOf: () => Promise.resolve(null),
  scanRows: async (tx, after, limit) => {
    const from = after === '' ? '00000000-0000-0000-0000-000000000000' : after;
    const rows = await looks(tx).where('id', '>', from).orderBy('id').limit(limit).execute();
    return rows.map(evidenceOfLook);
  },
  scanStates: () => Promise.resolve([]),
  pathOf: () => null,
};
