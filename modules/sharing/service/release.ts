/**
 * Letting rows out: whether the grant still holds, how many rows of the day are left, who was seen, who did it. All of it is
 * committed before the rows leave, so that nothing is handed out that is not counted and cannot be shown.
 */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { together, type Tx } from '#platform/database/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem, type Problem } from '#platform/problems/index.ts';
import type { Condition } from '../contract/index.ts';
import type { StopReason, UseWay } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { closedBy, localDay } from '../rules/period.ts';
import { addRows, countUse, holdGrant, readGrant, rowsOn } from '../store/grants.ts';
import type { GrantRecord, UseRecord } from '../store/tables.ts';
import { insertSightings, insertUse, subjectIndexOf, updateUse } from '../store/uses.ts';
import { requireUser } from './end.ts';
import { type OpenedGrant, openedGrant } from './lake.ts';
import { isUnread, keepRefusal, newUse, Refused } from './refusals.ts';

/** Rows about to leave. */
export interface Leaving {
  readonly count: number;
  /** Identity numbers that the rows name. */
  readonly subjects: readonly string[];
}

/** A use under way. */
export interface Ticket extends OpenedGrant {
  readonly way: UseWay;
  /** Rows that were left of the day when it was opened. */
  readonly left: number;
}

/**
 * Opens a grant for a use. An attempt on a grant that ended or whose rows are used up is kept too.
 * @throws not-found, grant-foreign, grant-ended, grant-not-yet, volume-reached, field-not-granted, field-masked
 */
export async function openUse(
  ctx: Ctx,
  grantId: string,
  { way, asked }: { readonly way: UseWay; readonly asked: readonly Condition[] },
): Promise<Ticket> {
  try {
    return await ctx.database.inTenant(ctx, async (tx) => {
      const grant = await readGrant(tx, grantId);
      if (!grant) throw generalProblem('not-found', { what: '共享授权' });
      await requireUser(tx, grant);
      refuseClosed(ctx, grant);
      const left = grant.rowsPerDay - (await rowsOn(tx, grant.id, localDay(ctx.clock.now())));
      if (left <= 0) throw usedUp(grant);
      return { ...(await openedGrant(tx, grant, asked)), way, left };
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ctx.database.inTenant(ctx, (tx) => keepRefusal(tx, error, way));
    throw error.told;
  }
}

function refuseClosed({ clock }: Ctx, grant: GrantRecord): void {
  const closed = closedBy(grant, clock.now());
  if (closed) throw new Refused(grant, closed, closedProblem(grant, closed));
}

/** What is said of a grant that opens nothing. */
export function closedProblem(grant: GrantRecord, closed: StopReason): Problem {
  const { number, fromAt, untilAt, endedAt, words, state } = grant;
  if (closed === 'notYet') {
    return problem('grant-not-yet', { number, when: exactInstant(fromAt).slice(0, 16) });
  }
  const when = exactInstant(endedAt ?? untilAt).slice(0, 16);
  return problem('grant-ended', {
    number,
    when,
    reason: state === 'live' ? '使用期限已到' : words,
  });
}

function usedUp(grant: GrantRecord): Refused {
  const { number, rowsPerDay } = grant;
  return new Refused(grant, 'volume', problem('volume-reached', { number, limit: rowsPerDay }));
}

/** Lets a page of rows out, or none. @throws grant-ended, volume-reached */
export async function releasePage(ctx: Ctx, ticket: Ticket, leaving: Leaving): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const grant = await stillOpen(tx, ticket, leaving.count);
    const use = newUse(tx, grant, ticket.way);
    const endedAt = ctx.clock.now();
    await count(tx, grant, { ...leaving, uses: 1, way: ticket.way });
    await together(tx, async () => {
      await insertUse(tx, { ...use, rows: leaving.count, outcome: 'done', endedAt });
      await audit(tx, [
        { action: 'sharing.use', subject: grant.id, detail: factsOf(use, ticket, leaving) },
      ]);
    });
  });
}

/** Notes that a file is being made. @returns the use's id */
export async function beginUse(ctx: Ctx, ticket: Ticket): Promise<string> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const use = newUse(tx, ticket.grant, ticket.way);
    await insertUse(tx, use);
    await countUse(tx, ticket.grant.id, { uses: 1, rows: 0 });
    await audit(tx, [
      {
        action: 'sharing.use',
        subject: ticket.grant.id,
        detail: factsOf(use, ticket, { count: 0 }),
      },
    ]);
    return use.id;
  });
}

/** Lets a part of a file out. @throws grant-ended, volume-reached */
export async function releasePart(
  ctx: Ctx,
  {
    ticket,
    useId,
    total,
  }: { readonly ticket: Ticket; readonly useId: string; readonly total: number },
  leaving: Leaving,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const grant = await stillOpen(tx, ticket, leaving.count);
    await count(tx, grant, { ...leaving, uses: 0, way: ticket.way });
    const rows = total + leaving.count;
    await updateUse(tx, useId, { rows, outcome: 'running', stoppedBy: null, endedAt: null });
  });
}

/** Notes how a file ended. */
export async function endUse(
  ctx: Ctx,
  {
    ticket,
    useId,
    total,
  }: { readonly ticket: Ticket; readonly useId: string; readonly total: number },
  stoppedBy: StopReason | null,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const outcome = stoppedBy ? 'stopped' : 'done';
    await updateUse(tx, useId, { rows: total, outcome, stoppedBy, endedAt: ctx.clock.now() });
    const detail = { number: ticket.grant.number, use: useId, rows: total, outcome, stoppedBy };
    await audit(tx, [{ action: 'sharing.endUse', subject: ticket.grant.id, detail }]);
  });
}

/** The grant, held until the transaction ends. @throws grant-ended, volume-reached */
async function stillOpen(tx: Tx, ticket: Ticket, wanted: number): Promise<GrantRecord> {
  const grant = await holdGrant(tx, ticket.grant.id);
  const closed = grant ? closedBy(grant, tx.ctx.clock.now()) : 'ended';
  if (closed) throw closedProblem(grant ?? ticket.grant, closed);
  const open = grant as GrantRecord;
  const before = await rowsOn(tx, open.id, localDay(tx.ctx.clock.now()));
  if (before + wanted > open.rowsPerDay) throw usedUp(open).told;
  return open;
}

async function count(
  tx: Tx,
  grant: GrantRecord,
  { count: rows, subjects, uses, way }: Leaving & { readonly uses: number; readonly way: UseWay },
): Promise<void> {
  const day = localDay(tx.ctx.clock.now());
  await addRows(tx, grant.id, { day, count: rows });
  await countUse(tx, grant.id, { uses, rows });
  await noteSubjects(tx, grant, { subjects, way, day });
}

/** Whose rows they were: by the blind index of the number, never by the number. */
async function noteSubjects(
  tx: Tx,
  grant: GrantRecord,
  { subjects, way, day }: { subjects: readonly string[]; way: UseWay; day: string },
): Promise<void> {
  const now = tx.ctx.clock.now();
  const indexes = new Set<string>();
  for (const subject of subjects) indexes.add(await subjectIndexOf(tx, subject));
  const { id: grantId, tenantId, ownerDepartmentId, departmentId } = grant;
  const shared = { tenantId, grantId, ownerDepartmentId, departmentId, way, day };
  await insertSightings(
    tx,
    // In one order everywhere, so that two uses of the same people never wait for each other in a circle.
    [...indexes].sort().map((subjectIndex) => ({
      ...shared,
      id: uuidv7(now.getTime()),
      subjectIndex,
      times: 1,
      firstAt: now,
      lastAt: now,
    })),
  );
}

/** Facts for the ledger: which fields and how many rows, no values. */
function factsOf(
  use: UseRecord,
  { grant, selection }: Ticket,
  { count: rows }: Pick<Leaving, 'count'>,
) {
  return {
    use: use.id,
    number: grant.number,
    way: use.way,
    key: use.keyName || undefined,
    departmentId: grant.departmentId,
    fields: selection.fields.map(({ key, masked }) => (masked ? `${key}*` : key)),
    searchedBy: selection.where.slice(grant.conditions.length).map(({ key }) => key),
    rows,
  };
}

/** Why a problem stopped a use. */
export function stopReasonOf(error: unknown): StopReason {
  const code = (error as Partial<Problem>).code;
  if (code === 'volume-reached') return 'volume';
  if (isUnread(error)) return 'source';
  if (code !== 'grant-ended') return 'brokenOff';
  return 'ended';
}
