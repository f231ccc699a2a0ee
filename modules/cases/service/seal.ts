/** Confidential cases: only named roles and the handler see them. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from '../contract/index.ts';
import type { CaseRecord } from '../store/tables.ts';
import { lockCase, updateCase } from '../store/write.ts';
import { saveSteps } from './steps.ts';
import { tell } from './tell.ts';

/** What is asked. */
export interface SealRequest {
  readonly sealed: boolean;
  readonly reason: string;
  /** The version that was read. */
  readonly version: number;
}

/**
 * Makes a case confidential, or ends that; it leaves the public page for good.
 * @returns its new version
 * @throws not-found, changed-meanwhile
 */
export async function sealCase(ctx: Ctx, caseId: string, request: SealRequest): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await lockCase(tx, caseId);
    if (!before) throw generalProblem('not-found', { what: '事件' });
    if (before.version !== request.version)
      throw generalProblem('changed-meanwhile', { what: `事件 ${before.number}` });
    const change = { sealed: request.sealed, public: false };
    const after = await updateCase(tx, before, change);
    await noteSealing(tx, after, request);
    return after.version;
  });
}

async function noteSealing(
  tx: Tx,
  record: CaseRecord,
  { sealed, reason }: SealRequest,
): Promise<void> {
  const { actor, clock } = tx.ctx;
  const action = sealed ? 'seal' : 'unseal';
  await saveSteps(tx, record, [
    {
      id: uuidv7(),
      tenantId: record.tenantId,
      caseId: record.id,
      action,
      fromState: record.state,
      toState: record.state,
      actorKind: actor.kind,
      actorId: actor.personId,
      actorName: actor.name,
      departmentId: actor.scope.departmentIds[0] ?? null,
      onBehalfOf: null,
      note: reason.trim(),
      facts: [],
      photoIds: [],
      longitude: null,
      latitude: null,
      actedAt: null,
      occurredAt: clock.now(),
    },
  ]);
  await audit(tx, [{ action: `cases.${action}`, subject: record.id }]);
  const { departments } = await ground(tx.ctx);
  const departmentName = departments.find(({ id }) => id === record.leadDepartmentId)?.nameZh ?? '';
  const event = events.acted;
  await tell(tx, [{ record, event, action, notices: [], reason, departmentName }]);
}
