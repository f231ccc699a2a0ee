/** Visits: lists of days, who goes where, check-in at the door, check-out with what was done, nobody home. */
import { adopt } from '#modules/files/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { events } from '../contract/events.ts';
import type { ArriveInput, FailInput, LeaveInput, VisitRow } from '../contract/visits.ts';
import { stateAfter, type VisitAct, visitMoves, type VisitState } from '../contract/states.ts';
import { wordZh } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { elderById } from '../store/elders.ts';
import { updateVisit, visitById } from '../store/requests.ts';
import { serviceByCode } from '../store/settings.ts';
import type { ElderRecord, VisitRecord } from '../store/tables.ts';
import { requireCarer } from './caring.ts';
import { finishCase } from './case-acts.ts';
import { homeOf, theElder } from './elder-views.ts';
import { areaText, placesOf, timeText } from './places.ts';
import { visitViews } from './request-views.ts';
import { moveRequest, theRequest } from './requests.ts';
import { requireDay } from './wishes.ts';
import { audienceOf, takeSign } from './signs.ts';
import { tellFamily, tellWorker, workerOf } from './tell.ts';

/** What owns the photos of a visit. */
export const visitOwner = 'careVisit';

const stateZh: Readonly<Record<VisitState, string>> = {
  planned: '待上门',
  arrived: '服务中',
  done: '已完成',
  refused: '被拒绝',
  nobodyHome: '无人应门',
  cancelled: '已取消',
};

/** A visit within reach, locked. @throws not-found */
async function theVisit(tx: Tx, visitId: string): Promise<VisitRecord> {
  const visit = await visitById(tx, visitId, true);
  if (!visit) throw generalProblem('not-found', { what: '上门服务' });
  return visit;
}

interface Move {
  readonly act: VisitAct;
  readonly version: number;
  readonly change: Partial<VisitRecord>;
}

/** Moves a visit by the table. @throws act-not-open, changed-meanwhile */
async function moveVisitTo(
  tx: Tx,
  { before, elder }: { readonly before: VisitRecord; readonly elder: ElderRecord },
  { act, version, change }: Move,
): Promise<VisitRecord> {
  const state = stateAfter(visitMoves, before.state, act);
  if (!state) throw problem('care-act-not-open', { state: stateZh[before.state] });
  const all = { ...change, state };
  if (!(await updateVisit(tx, { id: before.id, version }, all)))
    throw generalProblem('changed-meanwhile', { what: stateZh[before.state] });
  const after = { ...before, ...all, version: version + 1 };
  const audience = { ...audienceOf(elder), ...(after.carerId ? { people: [after.carerId] } : {}) };
  await emit(tx, [
    { type: events.visitChanged, subject: before.id, payload: { day: after.day }, audience },
  ]);
  await audit(tx, [{ action: `care.visit.${act}`, subject: before.id, detail: { state } }]);
  return after;
}

async function oneView(tx: Tx, row: VisitRecord): Promise<VisitRow> {
  const [view] = await visitViews(tx, [row]);
  if (!view) throw new Error('a visit within reach has a view');
  return view;
}

/** Another carer, day or time. */
export async function moveVisit(
  ctx: Ctx,
  visitId: string,
  {
    version,
    ...when
  }: {
    readonly carerId: string | null;
    readonly day: string;
    readonly minute: number;
    readonly version: number;
  },
): Promise<VisitRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theVisit(tx, visitId);
    const elder = await theElder(tx, before.elderId);
    requireDay(tx, when.day);
    await requireCarer(tx, when.carerId);
    return oneView(
      tx,
      await moveVisitTo(tx, { before, elder }, { act: 'move', version, change: when }),
    );
  });
}

export async function cancelVisit(
  ctx: Ctx,
  visitId: string,
  given: { readonly reason: string; readonly version: number },
): Promise<VisitRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theVisit(tx, visitId);
    const elder = await theElder(tx, before.elderId);
    const change = { reason: maskPersonal(given.reason.trim()).text };
    const move = { act: 'cancel' as const, version: given.version, change };
    return oneView(tx, await moveVisitTo(tx, { before, elder }, move));
  });
}

/** Who acts at the door: the planned carer, or whoever arranges; nobody planned: whoever comes. @throws not-your-visit */
function requireOwn({ actor }: Ctx, visit: VisitRecord): void {
  if (visit.carerId === null || visit.carerId === actor.personId) return;
  if (!actor.permissions.has('care.arrange')) throw problem('not-your-visit');
}

/** What a phone gives along at the door. @throws visit-evidence-missing */
function evidenceOf(tx: Tx, elder: ElderRecord, { position, photoIds, actedAt }: ArriveInput) {
  if (!position && !photoIds?.length)
    throw problem('visit-evidence-missing', {}, [{ pointer: '/position', detail: '—' }]);
  const home = homeOf(elder);
  return {
    arrivedAt: tx.ctx.clock.now(),
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    distanceMetres: position && home ? Math.round(distanceMetres(position, home)) : null,
    actedAt: actedAt ? new Date(actedAt) : null,
  };
}

async function keepPhotos(
  tx: Tx,
  visit: VisitRecord,
  photoIds: readonly string[] = [],
): Promise<string[]> {
  if (photoIds.length > 0) await adopt(tx, photoIds, { owner: visitOwner, ownerId: visit.id });
  return [...new Set([...visit.photoIds, ...photoIds])];
}

/** An act at the door, once for a key. */
function atDoor(
  ctx: Ctx,
  what: {
    readonly visitId: string;
    readonly act: string;
    readonly key: string | null;
    readonly input: object;
  },
  work: (tx: Tx, of: { before: VisitRecord; elder: ElderRecord }) => Promise<VisitRecord>,
): Promise<VisitRow> {
  const { visitId, act, key, input } = what;
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: `care.visit.${act}`, key, request: { visitId, ...input } }, async () => {
      const before = await theVisit(tx, visitId);
      requireOwn(ctx, before);
      const elder = await elderById(tx, before.elderId, true);
      if (!elder) throw generalProblem('not-found', { what: '上门服务' });
      return oneView(tx, await work(tx, { before, elder }));
    }),
  );
}

/** Check-in at the door. */
export function arriveVisit(
  ctx: Ctx,
  visitId: string,
  input: ArriveInput,
  key: string | null,
): Promise<VisitRow> {
  return atDoor(ctx, { visitId, act: 'arrive', key, input }, async (tx, { before, elder }) => {
    const seen = evidenceOf(tx, elder, input);
    const photoIds = await keepPhotos(tx, before, input.photoIds);
    const carerId = before.carerId ?? ctx.actor.personId;
    const change = { ...seen, photoIds, carerId };
    return moveVisitTo(tx, { before, elder }, { act: 'arrive', version: before.version, change });
  });
}

/** Check-out with what was done: a sign of life, too; a request is done with it. @throws nothing-done */
export function leaveVisit(
  ctx: Ctx,
  visitId: string,
  input: LeaveInput,
  key: string | null,
): Promise<VisitRow> {
  if (input.done.length === 0 && input.note.trim() === '')
    throw problem('nothing-done', {}, [{ pointer: '/done', detail: '—' }]);
  return atDoor(ctx, { visitId, act: 'leave', key, input }, async (tx, { before, elder }) => {
    const words = `已上门服务：${input.done.map(wordZh).join('、') || '见上门记录'}`;
    const given = input.photoIds ?? [];
    const taken = before.requestId
      ? await finishRequest(tx, before, { words, photoIds: given })
      : false;
    const photoIds = taken
      ? [...new Set([...before.photoIds, ...given])]
      : await keepPhotos(tx, before, given);
    const done = [...input.done];
    const change = { leftAt: ctx.clock.now(), done, note: input.note.trim(), photoIds };
    await elevate(tx);
    const after = await moveVisitTo(
      tx,
      { before, elder },
      { act: 'leave', version: before.version, change },
    );
    if (elder.times.length > 0) await takeSign(tx, elder, { how: 'visit', by: ctx.actor.personId });
    return after;
  });
}

/** @returns whether the case took the photos */
async function finishRequest(
  tx: Tx,
  visit: VisitRecord,
  given: { readonly words: string; readonly photoIds: readonly string[] },
): Promise<boolean> {
  const request = await theRequest(tx, visit.requestId ?? '');
  if (request.state !== 'arranged') return false;
  const elder = await theElder(tx, visit.elderId);
  const taken = await finishCase(tx, request.caseId, given);
  await moveRequest(tx, { before: request, elder }, { act: 'finish', version: request.version });
  return taken;
}

/** Refused at the door, or nobody home: then family and grid worker are told. @throws reason-missing, visit-evidence-missing */
export function failVisit(
  ctx: Ctx,
  visitId: string,
  input: FailInput,
  key: string | null,
): Promise<VisitRow> {
  if (input.outcome === 'refused' && input.note.trim() === '')
    throw problem('care-reason-missing', {}, [{ pointer: '/note', detail: '—' }]);
  return atDoor(ctx, { visitId, act: 'fail', key, input }, async (tx, { before, elder }) => {
    const seen = before.state === 'planned' ? evidenceOf(tx, elder, input) : {};
    const photoIds = await keepPhotos(tx, before, input.photoIds);
    const act = input.outcome === 'refused' ? ('refuse' as const) : ('findNobody' as const);
    const carerId = before.carerId ?? ctx.actor.personId;
    const change = { ...seen, leftAt: ctx.clock.now(), note: input.note.trim(), photoIds, carerId };
    await elevate(tx);
    const after = await moveVisitTo(
      tx,
      { before, elder },
      { act, version: before.version, change },
    );
    if (act === 'findNobody') await tellNobody(tx, elder, after);
    return after;
  });
}

async function tellNobody(tx: Tx, elder: ElderRecord, visit: VisitRecord): Promise<void> {
  const worker = await workerOf(tx, elder);
  const service = await serviceByCode(tx, visit.serviceCode);
  const values = {
    elder: elder.name,
    service: service?.nameZh ?? visit.serviceCode,
    time: timeText(visit.minute),
    worker: worker?.name ?? '',
    place: areaText((await placesOf(tx))(elder)),
  };
  await tellFamily(tx, elder, {
    template: 'care.nobodyHome',
    values,
    urgency: 'important',
    link: '/care',
  });
  await tellWorker(tx, elder, {
    template: 'care.staffNobodyHome',
    values,
    urgency: 'important',
    link: '/field/care-checks',
  });
}
