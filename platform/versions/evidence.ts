/** Versions of configuration as the ledger vouches for them. */
import { sql, type Tx } from '../database/index.ts';
import { canonicalRow, type EvidenceRow, type EvidenceSource } from '../ledger/index.ts';

/** A row of platform.versions. */
export interface VersionRow {
  readonly tenantId: string;
  readonly kind: string;
  readonly subject: string;
  readonly version: number;
  readonly content: unknown;
  readonly note: string;
  readonly savedBy: string | null;
  readonly savedByName: string;
  readonly savedAt: Date;
}

interface VersionTables {
  'platform.versions': VersionRow;
}

/** Members that the digest covers, in order. */
const members = [
  'content', 'kind', 'note', 'savedAt', 'savedBy', 'savedByName', 'subject', 'tenantId', 'version',
] as const; // biome-ignore format: a list of names

/** A version with the content that its digest covers. */
export function evidenceOf(row: VersionRow): EvidenceRow {
  const { kind, subject, version } = row;
  return { id: `${kind}:${subject}:${version}`, content: canonicalRow(row, members) };
}

const rowId = sql<string>`(kind || ':' || subject || ':' || version) COLLATE "C"`;

const states = (tx: Tx) =>
  tx
    .as<VersionTables>()
    .selectFrom('platform.versions')
    .select(members)
    .where('tenantId', '=', tx.ctx.tenantId);

/** Configuration as a source of the ledger; a subject is named `kind:subject`. */
export const versionsEvidence: EvidenceSource = {
  source: 'versions',
  titleZh: '配置版本',
  titleEn: 'Configuration',
  permission: 'ledger.audit',
  rowsOf: async (tx, name) => {
    const gap = name.indexOf(':');
    const rows = await states(tx)
      .where('kind', '=', name.slice(0, gap))
      .where('subject', '=', name.slice(gap + 1))
      .orderBy('version')
      .execute();
    return rows.map(evidenceOf);
  },
  stateOf: () => Promise.resolve(null),
  scanRows: async (tx, after, limit) => {
    const rows = await states(tx).where(rowId, '>', after).orderBy(rowId).limit(limit).execute();
    return rows.map(evidenceOf);
  },
  scanStates: () => Promise.resolve([]),
  pathOf: () => null,
};
