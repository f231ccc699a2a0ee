/** Believable volunteers, visits and stations of the demo towns. */
import { type Person, residentsByPhone, staffByUsername } from '#modules/people/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { olderPeople, type OlderPerson } from '#platform/older-people/index.ts';
import { foundVolunteering } from './catalogue/found.ts';
import { type Skill, skills } from './contract/words.ts';
import { fillStations } from './demo/stations.ts';
import { dayPlus } from './rules/visits.ts';
import { newVisit } from './service/visits.ts';
import { insertVisits } from './store/visits.ts';
import { insertVolunteers } from './store/volunteers.ts';
import type { VisitRecord, VolunteerRecord } from './store/tables.ts';

export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const isFull = historyCount > 0 && tenant.code === 'qingxi';
  await ctx.database.inTenant(ctx, async (tx) => {
    await foundVolunteering(tx);
    await fillStations(tx, isFull ? 4 : 1);
    if (!isFull) return;
    const volunteers = await fillVolunteers(tx);
    await fillVisits(tx, volunteers);
  });
}

async function fillVolunteers(tx: Tx): Promise<VolunteerRecord[]> {
  const staff = await staffByUsername(tx);
  const residents = [...(await residentsByPhone(tx)).values()].slice(240, 252);
  const people = [
    ...residents,
    ...['grid01', 'crew-civil-affairs-1'].flatMap((name) => staff.get(name) ?? []),
  ];
  const rows = people.map((person: Person, index): VolunteerRecord => {
    const taught = skills.filter((_, at) => (at + index) % 3 !== 0);
    return {
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      personId: person.id,
      skills: taught,
      villageIds: [],
      weekdays: index % 3 === 0 ? [0, 6] : [1, 2, 3, 4, 5, 6],
      note: index === 2 ? '会说本地话，退休教师' : '',
      consentAt: tx.ctx.clock.now(),
      state: index === 9 ? 'paused' : 'active',
      endedAt: null,
      createdBy: null,
      createdAt: tx.ctx.clock.now(),
      version: 1,
    };
  });
  await insertVolunteers(tx, rows);
  return rows.filter(({ state }) => state === 'active');
}

const lessons = ['spot-fraud', 'video-call'];

/** Half of the people were visited, some are planned, the next visit of those visited stands. */
async function fillVisits(tx: Tx, volunteers: readonly VolunteerRecord[]): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  const people = await olderPeople(tx).list(tx, { fromAge: 60 });
  const of = (person: OlderPerson, index: number, day: string, revisitOf: string | null) => {
    const volunteer = volunteers[index % volunteers.length];
    const { id: olderId, villageId, gridCellId } = person;
    return newVisit(tx, {
      olderId,
      villageId,
      gridCellId,
      volunteerId: volunteer?.id ?? '',
      personId: volunteer?.personId ?? '',
      day,
      lessons,
      revisitOf,
    });
  };
  const rows = people.flatMap((person, index): VisitRecord[] => {
    if (index % 3 === 2)
      return index % 12 === 2 ? [of(person, index, dayPlus(today, 1 + (index % 9)), null)] : [];
    const day = dayPlus(today, -1 - ((index * 7) % 28));
    const first = visited(of(person, index, day, null), index);
    return [first, of(person, index, dayPlus(day, 30), first.id)];
  });
  await insertVisits(
    tx,
    rows.filter(({ revisitOf }) => revisitOf === null),
  );
  await insertVisits(
    tx,
    rows.filter(({ revisitOf }) => revisitOf !== null),
  );
}

function visited(visit: VisitRecord, index: number): VisitRecord {
  const able: Skill[] = skills.filter((_, at) => (at * 5 + index) % 4 < 2);
  const arrivedAt = instantAt(visit.day, 570 + (index % 12) * 20);
  const minutes = 18 + (index % 5) * 6;
  return {
    ...visit,
    state: index % 29 === 7 ? 'nobodyHome' : 'done',
    arrivedAt,
    leftAt: new Date(arrivedAt.getTime() + minutes * 60_000),
    minutes,
    distanceMetres: 5 + (index % 20),
    skills: index % 29 === 7 ? [] : able,
    note: index % 10 === 0 ? '学得很快，想学视频通话' : '',
  };
}
