/** Which cases a file belongs to. */
import type { Tx } from '#platform/database/index.ts';
import type { CasesTables } from './tables.ts';

/** The newest photo of each case taken after the work. */
export async function afterPhotos(
  tx: Tx,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .as<CasesTables>()
    .selectFrom('cases.attachments')
    .select(['caseId', 'fileId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', 'in', [...caseIds])
    .where('stage', '=', 'after')
    .where('kind', '=', 'photo')
    .orderBy('addedAt')
    .execute();
  return new Map(rows.map(({ caseId, fileId }) => [caseId, fileId]));
}

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
