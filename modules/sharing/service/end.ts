/** Ending a grant: by the owner, by the department that does not need it any more, by its time. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { GrantView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { holdGrant, readGrant } from '../store/grants.ts';
import type { GrantRecord } from '../store/tables.ts';
import { requireWords } from './checks.ts';
import { requireOwner } from './decide.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { closeGrant } from './give.ts';
import { grantView } from './grant-views.ts';

/** Ends a grant as the owner. @throws not-found, not-owner, words-short, request-settled */
export async function revokeGrant(ctx: Ctx, grantId: string, reason: string): Promise<GrantView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const grant = await heldGrant(tx, grantId);
    await requireOwner(tx, grant.ownerDepartmentId);
    requireWords(reason, '/reason');
    await elevate(tx);
    const words = maskPersonal(reason.trim()).text;
    await closeGrant(tx, grant, { act: 'revoke', by: 'owner', words });
    return after(tx, grantId);
  });
}

/** Ends a grant that is not needed any more. @throws not-found, grant-foreign, request-settled */
export async function giveBackGrant(ctx: Ctx, grantId: string): Promise<GrantView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const grant = await heldGrant(tx, grantId);
    await requireUser(tx, grant);
    await elevate(tx);
    const words = '使用部门已不再需要，主动交回';
    await closeGrant(tx, grant, { act: 'giveBack', by: 'asker', words });
    return after(tx, grantId);
  });
}

/** Its time is over. Does nothing to one that ended before. */
export async function expireGrant(tx: Tx, grantId: string): Promise<void> {
  const grant = await holdGrant(tx, grantId);
  if (grant?.state !== 'live') return;
  await closeGrant(tx, grant, { act: 'expire', by: 'clock', words: '使用期限已到' });
}

/** @throws grant-foreign */
export async function requireUser(tx: Tx, grant: GrantRecord): Promise<void> {
  if ((await ownDepartments(tx)).includes(grant.departmentId)) return;
  const name = await departmentNames(tx);
  throw problem('grant-foreign', {
    number: grant.number,
    department: name(grant.departmentId).zh,
  });
}

async function heldGrant(tx: Tx, grantId: string): Promise<GrantRecord> {
  const grant = await holdGrant(tx, grantId);
  if (!grant) throw generalProblem('not-found', { what: '共享授权' });
  return grant;
}

async function after(tx: Tx, grantId: string): Promise<GrantView> {
  const grant = await readGrant(tx, grantId);
  if (!grant) throw generalProblem('not-found', { what: '共享授权' });
  return grantView(tx, grant);
}
