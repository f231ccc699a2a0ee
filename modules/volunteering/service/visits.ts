/** Planning visits: who goes to whom, when; moving and cancelling. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { type DoorVisit, events, type VisitAct, visitAfter, wordZh } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { daysFor, dayPlus } from '../rules/visits.ts';
import type { VisitRecord, VolunteerRecord } from '../store/tables.ts';
import {
  insertVisits,
  updateVisit,
  visitById,
  type VisitFilter,
  visitRows,
} from '../store/visits.ts';
import { lessonRows, volunteerBy } from '../store/volunteers.ts';
import { visitView, visitViews } from './visit-views.ts';

const mostRows = 1000;
const daysAhead = 120;

export async function listVisits(ctx: Ctx, filter: VisitFilter): Promise<{ items: DoorVisit[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await visitViews(tx, await visitRows(tx, filter, mostRows)),
  }));
}

/** A visit with nothing done yet. */
export function newVisit(
  tx: Tx,
  of: Pick<
    VisitRecord,
    | 'olderId'
    | 'villageId'
    | 'gridCellId'
    | 'volunteerId'
    | 'personId'
    | 'day'
    | 'lessons'
    | 'revisitOf'
  >,
): VisitRecord {
  const { tenantId, actor, clock } = tx.ctx;
  return {
    ...of,
    id: uuidv7(),
    tenantId,
    state: 'planned',
    arrivedAt: null,
    leftAt: null,
    minutes: null,
    longitude: null,
    latitude: null,
    distanceMetres: null,
    skills: [],
    photoIds: [],
    note: '',
    points: 0,
    createdBy: of.revisitOf ? null : actor.personId,
    createdAt: clock.now(),
    version: 1,
  };
}

/** @throws visit-day-unfit */
function requireDay(tx: Tx, day: string): void {
  const today = localDay(tx.ctx.clock.now());
  if (day < today || day > dayPlus(today, daysAhead))
    throw problem('visit-day-unfit', { day }, [{ pointer: '/day', detail: day }]);
}

/** @throws volunteer-not-active */
async function activeVolunteer(tx: Tx, volunteerId: string): Promise<VolunteerRecord> {
  const volunteer = await volunteerBy(tx, { id: volunteerId });
  if (volunteer?.state !== 'active')
    throw problem('volunteer-not-active', {}, [{ pointer: '/volunteerId', detail: '—' }]);
  return volunteer;
}

/** What is planned. */
export interface Plan {
  readonly volunteerId: string;
  readonly olderIds: readonly string[];
  readonly day: string;
  readonly perDay: number;
  readonly lessons: readonly string[];
}

/** Plans visits; who stands on a list already is left out. @throws volunteer-not-active, visit-day-unfit, lesson-unknown */
export async function planVisits(
  ctx: Ctx,
  plan: Plan,
  key: string | null,
): Promise<{ planned: number; left: number }> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'volunteering.planVisits', key, request: plan }, async () => {
      requireDay(tx, plan.day);
      const volunteer = await activeVolunteer(tx, plan.volunteerId);
      const lessons = new Set(
        (await lessonRows(tx)).filter(({ active }) => active).map(({ code }) => code),
      );
      const unknown = plan.lessons.find((code) => !lessons.has(code));
      if (unknown)
        throw problem('lesson-unknown', { code: unknown }, [
          { pointer: '/lessons', detail: unknown },
        ]);
      const people = await olderPeople(tx).homes(tx, plan.olderIds);
      const days = daysFor(people.length, {
        from: plan.day,
        weekdays: volunteer.weekdays,
        perDay: plan.perDay,
      });
      const rows = people.map(({ id, villageId, gridCellId }, at) =>
        newVisit(tx, {
          olderId: id,
          villageId,
          gridCellId,
          volunteerId: volunteer.id,
          personId: volunteer.personId,
          day: days[at] ?? plan.day,
          lessons: [...plan.lessons],
          revisitOf: null,
        }),
      );
      const planned = await insertVisits(tx, rows);
      await audit(tx, [
        { action: 'volunteering.planVisits', subject: volunteer.id, detail: { planned } },
      ]);
      const audience = { people: [volunteer.personId] };
      await emit(tx, [
        {
          type: events.visitChanged,
          subject: volunteer.id,
          payload: { day: plan.day, state: 'planned' },
          audience,
        },
      ]);
      return { planned, left: plan.olderIds.length - planned };
    }),
  );
}

/** A move of a visit, with what it changes besides the state. */
export interface Move {
  readonly act: VisitAct;
  readonly version: number;
  readonly change: Partial<VisitRecord>;
}

/** Moves a visit by the table. @throws visit-act-not-open, changed-meanwhile */
export async function moveBy(
  tx: Tx,
  before: VisitRecord,
  { act, version, change }: Move,
): Promise<VisitRecord> {
  const state = visitAfter(before.state, act);
  if (!state) throw problem('visit-act-not-open', { state: wordZh(before.state) });
  if (!(await updateVisit(tx, { id: before.id, version }, { ...change, state })))
    throw generalProblem('changed-meanwhile', { what: '走访' });
  const after = { ...before, ...change, state, version: version + 1 };
  await audit(tx, [{ action: `volunteering.visit.${act}`, subject: before.id, detail: { state } }]);
  const audience = {
    people: [after.personId],
    ...(after.gridCellId ? { gridCells: [after.gridCellId] } : {}),
  };
  await emit(tx, [
    { type: events.visitChanged, subject: before.id, payload: { day: after.day, state }, audience },
  ]);
  return after;
}

/** @throws not-found */
async function theVisit(tx: Tx, visitId: string): Promise<VisitRecord> {
  const visit = await visitById(tx, visitId, true);
  if (!visit) throw generalProblem('not-found', { what: '走访' });
  return visit;
}

/** Another day or volunteer. */
export async function moveVisit(
  ctx: Ctx,
  visitId: string,
  given: { readonly volunteerId: string; readonly day: string; readonly version: number },
): Promise<DoorVisit> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theVisit(tx, visitId);
    requireDay(tx, given.day);
    const { id: volunteerId, personId } = await activeVolunteer(tx, given.volunteerId);
    const change = { day: given.day, volunteerId, personId };
    return visitView(tx, await moveBy(tx, before, { act: 'move', version: given.version, change }));
  });
}

export async function cancelVisit(ctx: Ctx, visitId: string, version: number): Promise<DoorVisit> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theVisit(tx, visitId);
    return visitView(tx, await moveBy(tx, before, { act: 'cancel', version, change: {} }));
  });
}
