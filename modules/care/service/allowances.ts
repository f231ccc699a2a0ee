/** Allowances: entered by one, approved by another, held back, ended; the clock of the yearly proof. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { audit } from '#platform/audit/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { isBankCard, maskPersonal } from '#platform/text/index.ts';
import type { Timer } from '#platform/timers/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type { AllowanceQuery, AllowanceRow } from '../contract/allowances.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems.ts';
import { dayPlus, monthOf, monthPlus } from '../rules/age.ts';
import { heldBackFrom, tierOf } from '../rules/allowance.ts';
import {
  allowanceById,
  allowanceRows,
  allowancesOf,
  insertAllowances,
} from '../store/allowances.ts';
import { elderById } from '../store/elders.ts';
import { tariffRows } from '../store/settings.ts';
import type { AllowanceRecord, ElderRecord } from '../store/tables.ts';
import {
  awaitProof,
  moveAllowance,
  proofDueAfter,
  theAllowance,
  today,
} from './allowance-moves.ts';
import { allowanceView, allowanceViews } from './allowance-views.ts';
import { requirePrincipal, theElder } from './elder-views.ts';
import { areaText, placesOf } from './places.ts';
import { audienceOf } from './signs.ts';
import { tellElder, tellFamily, tellWorker, workerOf } from './tell.ts';

/** Proofs due within so many days count as soon. */
export const soonDays = 60;

/** A page of allowances within reach. */
export async function listAllowances(ctx: Ctx, { cursor, limit = 50, ...filter }: AllowanceQuery) {
  const offset = readNumberCursor(cursor) ?? 0;
  return ctx.database.inTenant(ctx, async (tx) => {
    const days = { today: today(tx), soon: dayPlus(today(tx), soonDays) };
    const rows = await allowanceRows(tx, { ...filter, ...days }, { offset, limit: limit + 1 });
    const items = await allowanceViews(tx, rows.slice(0, limit));
    return { items, nextCursor: rows.length > limit ? String(offset + limit) : null };
  });
}

/** What is entered for somebody. */
export interface Application {
  readonly fromMonth: string;
  readonly accountName: string;
  readonly bankCard: string;
}

/** Enters somebody for the allowance. @throws allowance-there, too-young, bank-card-invalid, elder-ended */
export async function applyAllowance(
  ctx: Ctx,
  elderId: string,
  { input, key }: { readonly input: Application; readonly key: string | null },
): Promise<AllowanceRow> {
  const bankCard = input.bankCard.normalize('NFKC').replace(/\s/g, '');
  if (!isBankCard(bankCard))
    throw problem('bank-card-invalid', {}, [{ pointer: '/bankCard', detail: '—' }]);
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'care.applyAllowance', key, request: { elderId, ...input } },
      async () => {
        const elder = await theElder(tx, elderId, true);
        requirePrincipal(ctx, elder);
        await requireEntitled(tx, elder, input.fromMonth);
        const row = newAllowance(tx, elder, { ...input, bankCard });
        await insertAllowances(tx, [row]);
        const payload = { state: row.state };
        await emit(tx, [
          { type: events.allowanceChanged, subject: row.id, payload, audience: audienceOf(elder) },
        ]);
        await audit(tx, [{ action: 'care.applyAllowance', subject: row.id }]);
        return allowanceView(tx, row);
      },
    ),
  );
}

async function requireEntitled(tx: Tx, elder: ElderRecord, fromMonth: string): Promise<void> {
  if (elder.state !== 'living') throw problem('elder-ended');
  const present = (await allowancesOf(tx, [elder.id])).get(elder.id);
  if (present && ['applied', 'active', 'suspended'].includes(present.state))
    throw problem('allowance-there');
  const latest = monthPlus(monthOf(today(tx)), 1);
  if (fromMonth > latest || !tierOf(await tariffRows(tx), elder.birthDay, fromMonth))
    throw problem('too-young', { month: fromMonth }, [
      { pointer: '/fromMonth', detail: fromMonth },
    ]);
}

function newAllowance(tx: Tx, elder: ElderRecord, input: Application): AllowanceRecord {
  const { tenantId, actor, clock } = tx.ctx;
  return {
    id: uuidv7(),
    tenantId,
    elderId: elder.id,
    state: 'applied',
    fromMonth: input.fromMonth,
    lastMonth: null,
    provedOn: null,
    proofDue: null,
    suspendedFrom: null,
    accountName: input.accountName.trim(),
    bankCard: input.bankCard,
    appliedBy: actor.personId,
    appliedAt: clock.now(),
    decidedBy: null,
    decidedAt: null,
    reason: '',
    endedAt: null,
    version: 1,
  };
}

/** Approves or refuses. Being entered counts as the first proof of life. @throws own-work, reason-missing, act-not-open */
export async function decideAllowance(
  ctx: Ctx,
  allowanceId: string,
  given: { readonly approve: boolean; readonly reason: string; readonly version: number },
): Promise<AllowanceRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theAllowance(tx, allowanceId);
    if (before.appliedBy === ctx.actor.personId) throw problem('own-work');
    const elder = await theElder(tx, before.elderId);
    const reason = maskPersonal(given.reason.trim()).text;
    if (!given.approve && reason === '')
      throw problem('care-reason-missing', {}, [{ pointer: '/reason', detail: '—' }]);
    const day = today(tx);
    const decided = { decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now(), reason };
    const proved = given.approve ? { provedOn: day, proofDue: await proofDueAfter(tx, day) } : {};
    const act = given.approve ? ('approve' as const) : ('refuse' as const);
    const move = { act, version: given.version, change: { ...decided, ...proved } };
    return allowanceView(tx, await moveAllowance(tx, { before, elder }, move));
  });
}

/** Holds an allowance back from the next month on. */
export async function suspendAllowance(
  ctx: Ctx,
  allowanceId: string,
  given: { readonly reason: string; readonly version: number },
): Promise<AllowanceRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theAllowance(tx, allowanceId);
    const elder = await theElder(tx, before.elderId);
    const reason = maskPersonal(given.reason.trim()).text;
    const change = { suspendedFrom: monthPlus(monthOf(today(tx)), 1), reason };
    const after = await moveAllowance(
      tx,
      { before, elder },
      { act: 'suspend', version: given.version, change },
    );
    await tellSuspended(tx, elder, after.suspendedFrom ?? '');
    return allowanceView(tx, after);
  });
}

export async function endAllowance(
  ctx: Ctx,
  allowanceId: string,
  given: { readonly lastMonth: string; readonly reason: string; readonly version: number },
): Promise<AllowanceRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theAllowance(tx, allowanceId);
    const elder = await theElder(tx, before.elderId);
    const change = { lastMonth: given.lastMonth, reason: maskPersonal(given.reason.trim()).text };
    const move = { act: 'end' as const, version: given.version, change };
    return allowanceView(tx, await moveAllowance(tx, { before, elder }, move));
  });
}

/** A proof comes near: people are reminded. It is overdue: the allowance is held back from the next month on. */
export async function proofTimer(tx: Tx, timer: Timer): Promise<void> {
  const row = await allowanceById(tx, timer.subject, true);
  const elder = row && (await elderById(tx, row.elderId));
  if (!elder || row.state !== 'active' || !row.proofDue) return;
  if (row.proofDue < today(tx)) {
    const suspendedFrom = heldBackFrom(row.proofDue);
    const change = { suspendedFrom, reason: '年度认证过期' };
    await moveAllowance(
      tx,
      { before: row, elder },
      { act: 'suspend', version: row.version, change },
    );
    await tellSuspended(tx, elder, suspendedFrom);
    return;
  }
  await remind(tx, elder, row.proofDue);
  await awaitProof(tx, row);
}

async function remind(tx: Tx, elder: ElderRecord, day: string): Promise<void> {
  const worker = await workerOf(tx, elder);
  const told = {
    template: 'care.proofDue',
    values: { elder: elder.name, day, worker: worker?.name ?? '' },
    urgency: 'important' as const,
    link: '/care',
  };
  await tellElder(tx, elder, told);
  await tellFamily(tx, elder, told);
  const place = areaText((await placesOf(tx))(elder));
  await tellWorker(tx, elder, {
    template: 'care.staffProofDue',
    values: { elder: elder.name, place, day },
    urgency: 'important',
    link: '/field/care-proofs',
  });
}

async function tellSuspended(tx: Tx, elder: ElderRecord, month: string): Promise<void> {
  const told = {
    template: 'care.suspended',
    values: { elder: elder.name, month },
    urgency: 'important' as const,
    link: '/care',
  };
  await tellElder(tx, elder, told);
  await tellFamily(tx, elder, told);
}
