/** Lines of uses that gave nothing: refused at the door, or the rows could not be read where they lie. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { Problem } from '#platform/problems/index.ts';
import type { StopReason, UseWay } from '../contract/words.ts';
import type { GrantRecord, UseRecord } from '../store/tables.ts';
import { insertUse, usePage } from '../store/uses.ts';

/** Refuses with the reason, and leaves a line of it. */
export class Refused extends Error {
  readonly reason: StopReason;
  readonly told: Problem;
  readonly grant: GrantRecord;
  constructor(grant: GrantRecord, reason: StopReason, told: Problem) {
    super(reason);
    this.grant = grant;
    this.reason = reason;
    this.told = told;
  }
}

/** One line a minute is enough to see that somebody keeps trying. */
const refusalEveryMs = 60_000;

/** Codes by which `service/lake.ts` says that rows could not be read where they lie. */
const unreadCodes = new Set([
  'source-away',
  'source-slow',
  'source-changed',
  'source-failed',
  'live-too-many',
]);

/** Whether a problem says that. */
export const isUnread = (error: unknown): boolean =>
  error instanceof Problem && unreadCodes.has(error.code);

/**
 * Reads for a use before anything of it leaves. Where the rows cannot be read, the attempt is kept like one at a closed door: owner and
 * user see that somebody wanted them and got nothing. @throws what `work` throws
 */
export async function readFor<T>(
  ctx: Ctx,
  ticket: { readonly grant: GrantRecord; readonly way: UseWay },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUnread(error)) {
      const refused = { grant: ticket.grant, reason: 'source' as const };
      await ctx.database.inTenant(ctx, (tx) => keepRefusal(tx, refused, ticket.way));
    }
    throw error;
  }
}

/** Keeps that a use was refused, and why. */
export async function keepRefusal(
  tx: Tx,
  { grant, reason }: Pick<Refused, 'grant' | 'reason'>,
  way: UseWay,
): Promise<void> {
  const now = tx.ctx.clock.now();
  const [last] = await usePage(tx, { grantId: grant.id }, { limit: 1, afterId: null });
  const isRepeat =
    last?.outcome === 'refused' &&
    last.stoppedBy === reason &&
    now.getTime() - last.usedAt.getTime() < refusalEveryMs;
  if (isRepeat) return;
  const use = newUse(tx, grant, way);
  await insertUse(tx, { ...use, outcome: 'refused', stoppedBy: reason, endedAt: now });
  const detail = { number: grant.number, way, reason };
  await audit(tx, [{ action: 'sharing.refuseUse', subject: grant.id, detail }]);
}

/** A use that begins now. */
export function newUse({ ctx }: Tx, grant: GrantRecord, way: UseWay): UseRecord {
  const now = ctx.clock.now();
  const { actor } = ctx;
  return {
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    grantId: grant.id,
    ownerDepartmentId: grant.ownerDepartmentId,
    departmentId: grant.departmentId,
    way,
    userId: actor.personId,
    keyName: actor.kind === 'apiKey' ? actor.name : '',
    rows: 0,
    outcome: 'running',
    stoppedBy: null,
    usedAt: now,
    endedAt: null,
  };
}
