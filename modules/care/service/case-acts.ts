/** What elder care does on a request's case, where whoever acts may do it there. */
import { actInTransaction, type CaseRecord, casesByIds, noteOnCase } from '#modules/cases/index.ts';
import type { Tx } from '#platform/database/index.ts';

async function handled(tx: Tx, caseId: string, state: string): Promise<CaseRecord | null> {
  const { permissions, scope } = tx.ctx.actor;
  const [matter] = await casesByIds(tx, [caseId]);
  const isOwn = matter?.leadDepartmentId && scope.departmentIds.includes(matter.leadDepartmentId);
  const may = permissions.has('cases.lead') || permissions.has('cases.handle');
  return matter?.state === state && isOwn && may ? matter : null;
}

/** The department has said who comes: the case is accepted for that person. */
export async function acceptCase(tx: Tx, caseId: string, carerId: string): Promise<void> {
  if (!(await handled(tx, caseId, 'dispatched'))) return;
  await actInTransaction(tx, { caseId, action: 'accept', input: { personId: carerId } });
}

/**
 * The help was given: the case is reported done with the photos of it; without photos (the road of the town may ask for one)
 * a line says so and the department reports it done. @returns whether the case took the photos
 */
export async function finishCase(
  tx: Tx,
  caseId: string,
  { words, photoIds }: { readonly words: string; readonly photoIds: readonly string[] },
): Promise<boolean> {
  if (photoIds.length > 0 && (await handled(tx, caseId, 'accepted'))) {
    await actInTransaction(tx, {
      caseId,
      action: 'reportDone',
      input: { reason: words, photoIds: [...photoIds] },
    });
    return true;
  }
  await noteOnCase(tx, { caseId, action: 'alarm', facts: [], note: words });
  return false;
}
