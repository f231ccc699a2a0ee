/** Visits as lists show them, and as the volunteer sees the own ones. */
import { peopleByIds } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import type { DoorVisit, OwnVisit } from '../contract/index.ts';
import { lastVisits } from '../store/visits.ts';
import type { VisitRecord } from '../store/tables.ts';

/** Rows of a list; who left the register since is shown without a name. */
export async function visitViews(tx: Tx, rows: readonly VisitRecord[]): Promise<DoorVisit[]> {
  const homes = await olderPeople(tx).homes(
    tx,
    rows.map(({ olderId }) => olderId),
  );
  const older = new Map(homes.map((one) => [one.id, one]));
  const people = await peopleByIds(tx, [...new Set(rows.map(({ personId }) => personId))]);
  const town = await ground(tx);
  return rows.map((row) => {
    const person = older.get(row.olderId);
    const village = town.village(row.villageId ?? '');
    return {
      id: row.id,
      olderId: row.olderId,
      name: person?.name ?? '—',
      age: person?.age ?? 0,
      livingAlone: person?.livingAlone ?? false,
      villageZh: village?.nameZh ?? '',
      villageEn: village?.nameEn || (village?.nameZh ?? ''),
      volunteerName: people.find(({ id }) => id === row.personId)?.name ?? '',
      day: row.day,
      lessons: row.lessons,
      state: row.state,
      isRevisit: row.revisitOf !== null,
      arrivedAt: row.arrivedAt?.toISOString() ?? null,
      minutes: row.minutes,
      distanceMetres: row.distanceMetres,
      skills: row.skills,
      note: row.note,
      points: row.points,
      version: row.version,
    };
  });
}

export async function visitView(tx: Tx, row: VisitRecord): Promise<DoorVisit> {
  const [view] = await visitViews(tx, [row]);
  if (!view) throw new Error('a visit has a view');
  return view;
}

/**
 * The own visits of a volunteer. Where somebody lives is told while the visit is to be made, not afterwards; the person
 * concerned sees that it was. The transaction reaches the whole town.
 */
export async function ownViews(tx: Tx, rows: readonly VisitRecord[]): Promise<OwnVisit[]> {
  const open = rows.filter(({ state }) => state === 'planned' || state === 'arrived');
  const homes = await olderPeople(tx).homes(
    tx,
    open.map(({ olderId }) => olderId),
  );
  const known = await lastVisits(tx, '2000-01-01');
  await noteLooks(
    tx,
    homes.map(({ id }) => ({
      kind: 'work',
      subjectId: null,
      fields: ['care.elders.address', 'care.elders.phone'],
      rowKey: id,
      reason: '志愿走访',
    })),
  );
  const views = await visitViews(tx, rows);
  return views.map((view) => {
    const home = homes.find(({ id }) => id === view.olderId);
    return {
      ...view,
      address: home?.address ?? '',
      phone: home?.phone ?? '',
      position: home?.position ?? null,
      known: known.get(view.olderId)?.skills ?? [],
    };
  });
}

export async function ownView(tx: Tx, row: VisitRecord): Promise<OwnVisit> {
  const [view] = await ownViews(tx, [row]);
  if (!view) throw new Error('a visit has a view');
  return view;
}
