/** Files that leave cases: taken off the matter, its cover and the steps that came with them. */
import type { Tx } from '#platform/database/index.ts';

/** A file in a case. */
export interface HeldFile {
  readonly fileId: string;
  readonly caseId: string;
}

/** Takes files off the cases that hold them. A file of several cases stays in those that are not named. */
export async function dropAttachments(tx: Tx, held: readonly HeldFile[]): Promise<void> {
  if (held.length === 0) return;
  const values = [
    tx.ctx.tenantId,
    held.map(({ fileId }) => fileId),
    held.map(({ caseId }) => caseId),
  ];
  const gone = 'unnest($2::uuid[], $3::uuid[]) AS gone (file_id, case_id)';
  await tx.client.query(
    `DELETE FROM cases.attachments a USING ${gone}
     WHERE a.tenant_id = $1 AND a.case_id = gone.case_id AND a.file_id = gone.file_id`,
    values,
  );
  await tx.client.query(
    `UPDATE cases.cases c SET cover_photo_id = NULL FROM ${gone}
     WHERE c.tenant_id = $1 AND c.id = gone.case_id AND c.cover_photo_id = gone.file_id`,
    values,
  );
  await tx.client.query(
    `UPDATE cases.trace t SET photo_ids = (
       SELECT coalesce(array_agg(id ORDER BY at), '{}')
       FROM unnest(t.photo_ids) WITH ORDINALITY AS kept (id, at) WHERE id <> ALL (gone.file_ids))
     FROM (SELECT case_id, array_agg(file_id) AS file_ids FROM ${gone} GROUP BY case_id) gone
     WHERE t.tenant_id = $1 AND t.case_id = gone.case_id AND t.photo_ids && gone.file_ids`,
    values,
  );
}

/** Every case that holds one of the files: merging gives a case those of another. */
export async function holdersOf(tx: Tx, fileIds: readonly string[]): Promise<HeldFile[]> {
  if (fileIds.length === 0) return [];
  const { rows } = await tx.client.query<HeldFile>(
    `SELECT file_id AS "fileId", case_id AS "caseId" FROM cases.attachments
     WHERE tenant_id = $1 AND file_id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...fileIds]],
  );
  return rows;
}

/** Files that were added to cases before an instant, with their cases; at most 500. */
export async function attachmentsBefore(tx: Tx, before: Date): Promise<HeldFile[]> {
  const { rows } = await tx.client.query<HeldFile>(
    `SELECT file_id AS "fileId", case_id AS "caseId" FROM cases.attachments
     WHERE tenant_id = $1 AND added_at < $2 LIMIT 500`,
    [tx.ctx.tenantId, before],
  );
  return rows;
}
