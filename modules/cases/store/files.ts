/** Which cases a file belongs to. */
import type { Tx } from '#platform/database/index.ts';
import type { CasesTables } from './tables.ts';

/** Cases that hold a file; at most 200, since demo photos are shared by many. */
export async function caseIdsOfFile(tx: Tx, fileId: string): Promise<string[]> {
  const rows = await tx
    .as<CasesTables>()
    .selectFrom('cases.attachments')
    .select('caseId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('fileId', '=', fileId)
    .orderBy('addedAt', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ caseId }) => caseId);
}
