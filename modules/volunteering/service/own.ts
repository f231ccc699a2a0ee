/** A volunteer's own visits: at the door, with what was learned; the next visit follows by itself, and points. */
import { adopt } from '#modules/files/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import { awardPoints, type PointsRule } from '#platform/points/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { DoorInput, FinishInput, OwnVisit } from '../contract/index.ts';
import { skills as allSkills } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { nextVisit } from '../rules/visits.ts';
import type { VisitRecord } from '../store/tables.ts';
import { insertVisits, tallies, updateVisit, visitById, visitRows } from '../store/visits.ts';
import { volunteerBy } from '../store/volunteers.ts';
import { ownView, ownViews } from './visit-views.ts';
import { moveBy, newVisit } from './visits.ts';
import { settingsOf } from './volunteers.ts';

/** What owns the photos of a visit. */
export const doorOwner = 'volunteerVisit';

/** A visit earns so much; a town changes it on screen. */
export const visitRule: PointsRule = {
  code: 'volunteering.visit',
  titleZh: '志愿入户走访',
  titleEn: 'Volunteer visit',
  points: 10,
  perDay: 6,
};

const acts = new RateLimit({ burst: 30, perMinute: 10 });
const mostOwn = 200;

/** Always about the account itself, also while acting for somebody. @throws sign-in-required */
function volunteerPerson({ actor }: Ctx): string {
  if (!actor.personId) throw generalProblem('sign-in-required');
  return actor.personId;
}

export async function ownVisits(ctx: Ctx) {
  const personId = volunteerPerson(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const volunteer = await volunteerBy(tx, { personId });
    if (!volunteer || volunteer.state === 'ended')
      return { isVolunteer: false, minutes: 0, visits: 0, points: 0, items: [] };
    await elevate(tx);
    const rows = await visitRows(tx, { personId }, mostOwn);
    const sum = (await tallies(tx)).get(volunteer.id);
    return {
      isVolunteer: true,
      minutes: sum?.minutes ?? 0,
      visits: sum?.visits ?? 0,
      points: sum?.points ?? 0,
      items: await ownViews(tx, rows),
    };
  });
}

/** An act at the door of one's own visit, once for a key. */
function atDoor<T>(
  ctx: Ctx,
  what: {
    readonly visitId: string;
    readonly act: string;
    readonly key: string | null;
    readonly input: object;
  },
  work: (tx: Tx, before: VisitRecord) => Promise<T>,
): Promise<T> {
  const personId = volunteerPerson(ctx);
  const seconds = acts.take(personId, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const { visitId, act, key, input } = what;
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: `volunteering.${act}`, key, request: { visitId, ...input } },
      async () => {
        const before = await visitById(tx, visitId, true);
        if (before?.personId !== personId) throw generalProblem('not-found', { what: '走访' });
        await elevate(tx);
        return work(tx, before);
      },
    ),
  );
}

async function seenAt(tx: Tx, before: VisitRecord, position: DoorInput['position']) {
  const [home] = await olderPeople(tx).homes(tx, [before.olderId]);
  const far =
    position && home?.position ? Math.round(distanceMetres(position, home.position)) : null;
  return {
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    distanceMetres: far,
  };
}

async function keepPhotos(
  tx: Tx,
  visit: VisitRecord,
  photoIds: readonly string[] = [],
): Promise<string[]> {
  if (photoIds.length > 0) await adopt(tx, photoIds, { owner: doorOwner, ownerId: visit.id });
  return [...new Set([...visit.photoIds, ...photoIds])];
}

/** When it happened: as the phone says, where it was offline, but not in the future. */
const happened = (tx: Tx, actedAt: string | undefined): Date => {
  const now = tx.ctx.clock.now();
  const said = actedAt ? new Date(actedAt) : now;
  return said < now ? said : now;
};

/** Check-in at the door. @throws not-found, visit-act-not-open, door-evidence-missing */
export function arriveAtDoor(
  ctx: Ctx,
  visitId: string,
  input: DoorInput,
  key: string | null,
): Promise<OwnVisit> {
  if (!input.position && !input.photoIds?.length)
    throw problem('door-evidence-missing', {}, [{ pointer: '/position', detail: '—' }]);
  return atDoor(ctx, { visitId, act: 'arrive', key, input }, async (tx, before) => {
    const seen = await seenAt(tx, before, input.position);
    const photoIds = await keepPhotos(tx, before, input.photoIds);
    const change = { ...seen, photoIds, arrivedAt: happened(tx, input.actedAt) };
    return ownView(
      tx,
      await moveBy(tx, before, { act: 'arrive', version: before.version, change }),
    );
  });
}

const longestMinutes = 240;

/** What was learned is ticked; the next visit stands in the list, and points are given. */
export function finishAtDoor(ctx: Ctx, visitId: string, input: FinishInput, key: string | null) {
  return atDoor(ctx, { visitId, act: 'finish', key, input }, async (tx, before) => {
    const leftAt = happened(tx, input.actedAt);
    const since = before.arrivedAt?.getTime() ?? leftAt.getTime();
    const minutes = Math.min(
      longestMinutes,
      Math.max(1, Math.round((leftAt.getTime() - since) / 60_000)),
    );
    const photoIds = await keepPhotos(tx, before, input.photoIds);
    const change = {
      leftAt,
      minutes,
      photoIds,
      skills: [...input.skills],
      note: input.note.trim(),
    };
    const moved = await moveBy(tx, before, { act: 'finish', version: before.version, change });
    const points = await award(tx, moved);
    const after = { ...moved, points, version: moved.version + 1 };
    if (points > 0) await updateVisit(tx, moved, { points });
    const revisitDay = await planNext(tx, after);
    return { visit: await ownView(tx, after), revisitDay, points };
  });
}

async function award(tx: Tx, visit: VisitRecord): Promise<number> {
  const given = await awardPoints(tx, {
    source: 'volunteering.visits',
    sourceId: visit.id,
    personId: visit.personId,
    rule: visitRule.code,
    happenedAt: visit.leftAt ?? tx.ctx.clock.now(),
    noteZh: '志愿入户走访 1 户',
  });
  return given.outcome === 'given' ? given.points : 0;
}

/** The next visit, by the same volunteer; once a visit, and not where another stands in the list. */
async function planNext(tx: Tx, visit: VisitRecord): Promise<string | null> {
  const { revisitDays } = await settingsOf(tx);
  const day = nextVisit(
    {
      day: localDay(visit.leftAt ?? tx.ctx.clock.now()),
      isRevisit: visit.revisitOf !== null,
      learned: visit.skills.length,
    },
    { revisitDays, skillCount: allSkills.length },
  );
  if (!day) return null;
  const { olderId, villageId, gridCellId, volunteerId, personId, lessons } = visit;
  const next = newVisit(tx, {
    olderId,
    villageId,
    gridCellId,
    volunteerId,
    personId,
    day,
    lessons,
    revisitOf: visit.id,
  });
  return (await insertVisits(tx, [next])) > 0 ? day : null;
}

/** Nobody home, or not wanted. */
export function failAtDoor(
  ctx: Ctx,
  visitId: string,
  input: DoorInput & { readonly outcome: 'refused' | 'nobodyHome'; readonly note: string },
  key: string | null,
): Promise<OwnVisit> {
  return atDoor(ctx, { visitId, act: 'fail', key, input }, async (tx, before) => {
    const act = input.outcome === 'refused' ? ('refuse' as const) : ('findNobody' as const);
    const seen = before.state === 'planned' ? await seenAt(tx, before, input.position) : {};
    const change = { ...seen, leftAt: happened(tx, input.actedAt), note: input.note.trim() };
    return ownView(tx, await moveBy(tx, before, { act, version: before.version, change }));
  });
}
