/** What people have said, read in one go: every message that is queued asks for it. */
import type { Tx } from '#platform/database/index.ts';

/** A restriction (without a purpose), or a consent whose newest answer took it back. */
export interface Said {
  readonly personId: string;
  readonly purpose: string | null;
}

/** What these people of the town have said. */
export async function saidBy(tx: Tx, personIds: readonly string[]): Promise<Said[]> {
  const { rows } = await tx.client.query<Said>({
    name: 'privacy_said_by',
    text: `SELECT person_id AS "personId", NULL AS purpose FROM privacy.restrictions
      WHERE tenant_id = $1 AND person_id = ANY ($2::uuid[])
      UNION ALL
      SELECT person_id, purpose FROM (
        SELECT DISTINCT ON (person_id, purpose) person_id, purpose, withdrawn_at FROM privacy.consents
        WHERE tenant_id = $1 AND person_id = ANY ($2::uuid[]) ORDER BY person_id, purpose, id DESC) newest
      WHERE withdrawn_at IS NOT NULL`,
    values: [tx.ctx.tenantId, personIds],
  });
  return rows;
}
