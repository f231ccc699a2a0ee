/** Plans: visits that come again, written ahead day by day, with pauses. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers, setTimers, type Timer } from '#platform/timers/index.ts';
import { events } from '../contract/events.ts';
import type { PlanInput, PlanRow } from '../contract/requests.ts';
import { problem } from '../problems.ts';
import { dayPlus } from '../rules/age.ts';
import { daysOfPlan } from '../rules/plans.ts';
import {
  deletePlanned,
  insertPlans,
  insertVisits,
  planById,
  planRows,
  updatePlan,
} from '../store/requests.ts';
import type { ElderRecord, PlanRecord, RequestRecord, VisitRecord } from '../store/tables.ts';
import { requireCarer } from './caring.ts';
import { theElder } from './elder-views.ts';
import { planViews } from './request-views.ts';
import { requireDay, theService } from './wishes.ts';
import { settingsOf } from './settings.ts';
import { audienceOf } from './signs.ts';
import { requirePause } from './times.ts';
import { timerKinds } from './timers.ts';

/** A visit that has not begun. */
export function newVisit(
  tx: Tx,
  of: Pick<
    VisitRecord,
    'elderId' | 'serviceCode' | 'planId' | 'requestId' | 'day' | 'minute' | 'carerId'
  >,
): VisitRecord {
  return {
    ...of,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    state: 'planned',
    arrivedAt: null,
    longitude: null,
    latitude: null,
    distanceMetres: null,
    leftAt: null,
    photoIds: [],
    done: [],
    note: '',
    reason: '',
    actedAt: null,
    version: 1,
  };
}

/** Who comes, and when. */
export interface When {
  readonly carerId: string;
  readonly day: string;
  readonly minute: number;
}

/** The one visit of a request. */
export async function visitFor(
  tx: Tx,
  { id, elderId, serviceCode }: RequestRecord,
  when: When,
): Promise<void> {
  await insertVisits(tx, [
    newVisit(tx, { elderId, serviceCode, planId: null, requestId: id, ...when }),
  ]);
}

/** A plan that came of a request. @returns its id */
export async function planFor(tx: Tx, request: RequestRecord, when: When): Promise<string> {
  const { elderId, serviceCode, weekdays } = request;
  const pause = { pausedFrom: null, pausedUntil: null, untilDay: null };
  const input = {
    serviceCode,
    weekdays,
    minute: when.minute,
    carerId: when.carerId,
    fromDay: when.day,
    ...pause,
  };
  return (await addPlanIn(tx, elderId, input)).id;
}

async function addPlanIn(tx: Tx, elderId: string, input: PlanInput): Promise<PlanRecord> {
  const { tenantId, actor, clock } = tx.ctx;
  const row: PlanRecord = {
    ...input,
    weekdays: [...input.weekdays].sort((a, b) => a - b),
    id: uuidv7(),
    tenantId,
    elderId,
    state: 'live',
    createdBy: actor.personId,
    createdAt: clock.now(),
    version: 1,
  };
  await insertPlans(tx, [row]);
  await writeAhead(tx, row);
  return row;
}

/** Writes the visits of the days ahead that are not there yet, and comes back tomorrow. */
export async function writeAhead(tx: Tx, plan: PlanRecord): Promise<void> {
  const { planAheadDays } = await settingsOf(tx);
  const today = localDay(tx.ctx.clock.now());
  const days = daysOfPlan(plan, today, dayPlus(today, planAheadDays));
  const { elderId, serviceCode, minute, carerId } = plan;
  await insertVisits(
    tx,
    days.map((day) =>
      newVisit(tx, {
        elderId,
        serviceCode,
        planId: plan.id,
        requestId: null,
        day,
        minute,
        carerId,
      }),
    ),
  );
  if (plan.untilDay !== null && plan.untilDay <= today) return;
  const dueAt = instantAt(dayPlus(today, 1), 30);
  await setTimers(tx, [{ kind: timerKinds.plan, subject: plan.id, dueAt }]);
}

export async function planTimer(tx: Tx, timer: Timer): Promise<void> {
  const plan = await planById(tx, timer.subject, true);
  if (plan?.state === 'live') await writeAhead(tx, plan);
}

export async function listPlans(ctx: Ctx, elderId?: string): Promise<{ items: PlanRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await planViews(tx, await planRows(tx, elderId)),
  }));
}

/** @throws service-unknown, day-unfit, pause-unfit, carer-unknown */
async function requireFit(tx: Tx, input: PlanInput): Promise<void> {
  await theService(tx, input.serviceCode);
  await requireCarer(tx, input.carerId);
  requirePause(input.pausedFrom, input.pausedUntil);
  if (input.untilDay !== null && input.untilDay < input.fromDay)
    throw problem('day-unfit', { day: input.untilDay }, [
      { pointer: '/untilDay', detail: input.untilDay },
    ]);
}

async function notePlan(tx: Tx, row: PlanRecord, elder: ElderRecord, act: string): Promise<void> {
  const payload = { day: localDay(tx.ctx.clock.now()) };
  await emit(tx, [
    { type: events.visitChanged, subject: row.id, payload, audience: audienceOf(elder) },
  ]);
  await audit(tx, [
    { action: `care.plan.${act}`, subject: row.id, detail: { service: row.serviceCode } },
  ]);
}

async function oneView(tx: Tx, row: PlanRecord): Promise<PlanRow> {
  const [view] = await planViews(tx, [row]);
  if (!view) throw new Error('a plan within reach has a view');
  return view;
}

/** Plans visits on weekdays. */
export async function addPlan(
  ctx: Ctx,
  elderId: string,
  { input, key }: { readonly input: PlanInput; readonly key: string | null },
): Promise<PlanRow> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.addPlan', key, request: { elderId, ...input } }, async () => {
      const elder = await theElder(tx, elderId);
      if (elder.state !== 'living') throw problem('elder-ended');
      requireDay(tx, input.fromDay);
      await requireFit(tx, input);
      await elevate(tx);
      const row = await addPlanIn(tx, elderId, input);
      await notePlan(tx, row, elder, 'add');
      return oneView(tx, row);
    }),
  );
}

/** A live plan within reach. @throws not-found, act-not-open */
async function thePlan(tx: Tx, planId: string): Promise<PlanRecord> {
  const plan = await planById(tx, planId, true);
  if (!plan) throw generalProblem('not-found', { what: '服务计划' });
  if (plan.state !== 'live') throw problem('care-act-not-open', { state: '已结束' });
  return plan;
}

/** Changes or pauses a plan: what has not begun is planned anew. */
export async function changePlan(
  ctx: Ctx,
  planId: string,
  { version, ...input }: PlanInput & { readonly version: number },
): Promise<PlanRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await thePlan(tx, planId);
    const elder = await theElder(tx, before.elderId);
    await requireFit(tx, input);
    await elevate(tx);
    const change = { ...input, weekdays: [...input.weekdays].sort((a, b) => a - b) };
    if (!(await updatePlan(tx, { id: planId, version }, change)))
      throw generalProblem('changed-meanwhile', { what: '服务计划' });
    const after = { ...before, ...change, version: version + 1 };
    await deletePlanned(tx, { planId }, localDay(ctx.clock.now()));
    await writeAhead(tx, after);
    await notePlan(tx, after, elder, 'change');
    return oneView(tx, after);
  });
}

/** Ends a plan. */
export async function endPlan(ctx: Ctx, planId: string, version: number): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const before = await thePlan(tx, planId);
    const elder = await theElder(tx, before.elderId);
    if (!(await updatePlan(tx, { id: planId, version }, { state: 'ended' })))
      throw generalProblem('changed-meanwhile', { what: '服务计划' });
    await deletePlanned(tx, { planId }, localDay(ctx.clock.now()));
    await clearTimers(tx, planId, [timerKinds.plan]);
    await notePlan(tx, before, elder, 'end');
  });
}
