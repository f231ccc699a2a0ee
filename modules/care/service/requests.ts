/** Requests for meals and home care: asked by the person, family or at the window; dispatched as cases; arranged. */
import { peopleByIds } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { events } from '../contract/events.ts';
import type { RequestInput, RequestRow } from '../contract/requests.ts';
import {
  type RequestAct,
  requestMoves,
  type RequestState,
  stateAfter,
} from '../contract/states.ts';
import { problem } from '../problems.ts';
import { takeNumbers } from '../store/elders.ts';
import {
  deletePlanned,
  insertRequests,
  requestById,
  requestRows,
  requestsOfCase,
  updateRequest,
} from '../store/requests.ts';
import { serviceByCode } from '../store/settings.ts';
import type { ElderRecord, RequestRecord } from '../store/tables.ts';
import { requireCarer } from './caring.ts';
import { acceptCase } from './case-acts.ts';
import { requirePrincipal, theElder } from './elder-views.ts';
import { timeText } from './places.ts';
import { planFor, visitFor } from './plans.ts';
import { type Asking, openCase } from './request-case.ts';
import { requestViews } from './request-views.ts';
import { requireDay, theService } from './wishes.ts';
import { audienceOf } from './signs.ts';
import { tellElder, tellFamily } from './tell.ts';

const mostRows = 500;

const stateZh: Readonly<Record<RequestState, string>> = {
  dispatched: '待安排',
  arranged: '已安排',
  done: '已完成',
  cancelled: '已取消',
};

export async function listRequests(
  ctx: Ctx,
  state?: RequestState,
): Promise<{ items: RequestRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await requestRows(tx, state ? { state } : {}, mostRows);
    return { items: await requestViews(tx, rows) };
  });
}

/**
 * Opens a request with its case, in a transaction that reaches the whole town after the right of whoever asks was proved.
 * @throws service-unknown, day-unfit, elder-ended
 */
export async function ask(
  tx: Tx,
  elder: ElderRecord,
  { input, askedAs }: Asking,
): Promise<RequestRecord> {
  if (elder.state !== 'living') throw problem('elder-ended');
  requireDay(tx, input.day);
  const service = await theService(tx, input.serviceCode);
  const { actor, clock, tenantId } = tx.ctx;
  const opened = await openCase(tx, elder, { input, askedAs, service });
  const row: RequestRecord = {
    id: uuidv7(),
    tenantId,
    number: await takeNumbers(tx, 'requests'),
    elderId: elder.id,
    serviceCode: service.code,
    askedAs,
    askedBy: actor.personId,
    behalfOf: actor.onBehalfOf?.personId ?? null,
    words: input.words.trim(),
    day: input.day,
    minute: input.minute,
    weekdays: [...(input.weekdays ?? [])].sort((a, b) => a - b),
    state: 'dispatched',
    caseId: opened.id,
    caseNumber: opened.number,
    dueAt: opened.dueAt,
    planId: null,
    reason: '',
    askedAt: clock.now(),
    settledAt: null,
    version: 1,
  };
  await insertRequests(tx, [row]);
  await noteRequest(tx, row, elder, 'ask');
  return row;
}

/** Tells that a request changed. */
export async function noteRequest(
  tx: Tx,
  row: RequestRecord,
  elder: ElderRecord,
  act: string,
): Promise<void> {
  const payload = { state: row.state };
  await emit(tx, [
    { type: events.requestChanged, subject: row.id, payload, audience: audienceOf(elder) },
  ]);
  await audit(tx, [{ action: `care.request.${act}`, subject: row.id, detail: payload }]);
}

/** Asks at the window or by telephone. @throws not-found, service-unknown, day-unfit, elder-ended */
export async function addRequest(
  ctx: Ctx,
  elderId: string,
  { input, key }: { readonly input: RequestInput; readonly key: string | null },
): Promise<RequestRow> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.addRequest', key, request: { elderId, ...input } }, async () => {
      const elder = await theElder(tx, elderId);
      requirePrincipal(ctx, elder);
      await elevate(tx);
      return oneView(tx, await ask(tx, elder, { input, askedAs: 'clerk' }));
    }),
  );
}

async function oneView(tx: Tx, row: RequestRecord): Promise<RequestRow> {
  const [view] = await requestViews(tx, [row]);
  if (!view) throw new Error('a request within reach has a view');
  return view;
}

/** @throws not-found */
export async function theRequest(tx: Tx, requestId: string): Promise<RequestRecord> {
  const row = await requestById(tx, requestId, true);
  if (!row) throw generalProblem('not-found', { what: '服务需求' });
  return row;
}

/** Moves a request by the table. @throws act-not-open, changed-meanwhile */
export async function moveRequest(
  tx: Tx,
  { before, elder }: { readonly before: RequestRecord; readonly elder: ElderRecord },
  {
    act,
    version,
    change = {},
  }: {
    readonly act: RequestAct;
    readonly version: number;
    readonly change?: Partial<RequestRecord>;
  },
): Promise<RequestRecord> {
  const state = stateAfter(requestMoves, before.state, act);
  if (!state) throw problem('care-act-not-open', { state: stateZh[before.state] });
  const isEnd = state === 'done' || state === 'cancelled';
  const all = { ...change, state, ...(isEnd ? { settledAt: tx.ctx.clock.now() } : {}) };
  if (!(await updateRequest(tx, { id: before.id, version }, all)))
    throw generalProblem('changed-meanwhile', { what: before.caseNumber });
  const after = { ...before, ...all, version: version + 1 };
  if (isEnd && act === 'cancel')
    await deletePlanned(tx, { requestId: before.id }, localDay(tx.ctx.clock.now()));
  await noteRequest(tx, after, elder, act);
  return after;
}

/** Says who comes and when: a visit, or a plan where it comes again. The case is accepted with it. */
export async function arrangeRequest(
  ctx: Ctx,
  requestId: string,
  given: {
    readonly carerId: string;
    readonly day: string;
    readonly minute: number;
    readonly version: number;
  },
): Promise<RequestRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theRequest(tx, requestId);
    const elder = await theElder(tx, before.elderId);
    requireDay(tx, given.day);
    await requireCarer(tx, given.carerId);
    if (before.state === 'dispatched') await acceptCase(tx, before.caseId, given.carerId);
    await elevate(tx);
    await deletePlanned(tx, { requestId }, localDay(ctx.clock.now()));
    const when = { carerId: given.carerId, day: given.day, minute: given.minute };
    const planId =
      before.weekdays.length > 0 && before.planId === null
        ? await planFor(tx, before, when)
        : before.planId;
    if (before.weekdays.length === 0) await visitFor(tx, before, when);
    const move = { act: 'arrange' as const, version: given.version, change: { planId } };
    const after = await moveRequest(tx, { before, elder }, move);
    await tellArranged(tx, elder, after, when);
    return oneView(tx, after);
  });
}

async function tellArranged(
  tx: Tx,
  elder: ElderRecord,
  row: RequestRecord,
  when: { readonly carerId: string; readonly day: string; readonly minute: number },
): Promise<void> {
  const [carer] = await peopleByIds(tx, [when.carerId]);
  const service = await serviceByCode(tx, row.serviceCode);
  const told = {
    template: 'care.arranged',
    values: {
      elder: elder.name,
      service: service?.nameZh ?? row.serviceCode,
      day: when.day,
      time: timeText(when.minute),
      carer: carer?.name ?? '',
    },
    urgency: 'routine' as const,
    link: '/care',
  };
  await tellElder(tx, elder, told);
  if (row.askedAs === 'family') await tellFamily(tx, elder, told);
}

/** The help is no longer wanted. @throws not-found, changed-meanwhile, act-not-open */
export async function cancelRequest(
  ctx: Ctx,
  requestId: string,
  given: { readonly reason: string; readonly version: number },
): Promise<RequestRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theRequest(tx, requestId);
    const elder = await theElder(tx, before.elderId);
    await elevate(tx);
    const reason = maskPersonal(given.reason.trim()).text;
    const move = { act: 'cancel' as const, version: given.version, change: { reason } };
    return oneView(tx, await moveRequest(tx, { before, elder }, move));
  });
}

/** A case has ended on its own road: its requests end with it. */
export async function caseEnded(tx: Tx, caseId: string, state: string): Promise<void> {
  const act = state === 'closed' ? ('finish' as const) : ('cancel' as const);
  for (const before of await requestsOfCase(tx, caseId)) {
    const elder = await theElder(tx, before.elderId);
    const change = act === 'cancel' ? { reason: '事件已作废' } : {};
    await moveRequest(tx, { before, elder }, { act, version: before.version, change });
  }
}
