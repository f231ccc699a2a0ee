/** Who of 60 and over was visited, by village. */
import { ground } from '#modules/towns/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import type { ToVisit, VillageCoverage } from '../contract/index.ts';
import { coverageOf, dayPlus } from '../rules/visits.ts';
import { lastVisits, plannedOlder } from '../store/visits.ts';
import { settingsOf } from './volunteers.ts';

/** Coverage by village within reach, the least covered first. */
export async function villageCoverage(tx: Tx): Promise<VillageCoverage[]> {
  const { fromAge, coveredDays } = await settingsOf(tx);
  const people = await olderPeople(tx).list(tx, { fromAge });
  const since = dayPlus(localDay(tx.ctx.clock.now()), -coveredDays);
  const last = await lastVisits(tx, since);
  const skillsOf = new Map([...last].map(([id, { skills }]) => [id, skills]));
  const planned = await plannedOlder(tx);
  const { villages } = await ground(tx);
  const byVillage = Map.groupBy(people, ({ villageId }) => villageId ?? '');
  return villages
    .map((village) => ({
      villageId: village.id,
      villageZh: village.nameZh,
      villageEn: village.nameEn || village.nameZh,
      ...coverageOf(byVillage.get(village.id) ?? [], { skillsOf, planned }),
    }))
    .sort(
      (a, b) =>
        Number(b.older > 0) - Number(a.older > 0) || a.percent - b.percent || b.older - a.older,
    );
}

export async function readCoverage(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { fromAge, coveredDays } = await settingsOf(tx);
    return { settings: { fromAge, coveredDays }, items: await villageCoverage(tx) };
  });
}

/** Who of a village was not visited and stands on no list: who lives alone first, then the oldest. */
export async function peopleToVisit(ctx: Ctx, villageId: string): Promise<{ items: ToVisit[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { fromAge, coveredDays } = await settingsOf(tx);
    const people = await olderPeople(tx).list(tx, { fromAge, villageId });
    const today = localDay(ctx.clock.now());
    const last = await lastVisits(tx, '2000-01-01');
    const planned = await plannedOlder(tx);
    const since = dayPlus(today, -coveredDays);
    const items = people
      .filter(({ id }) => !planned.has(id) && (last.get(id)?.day ?? '') < since)
      .map(({ id, name, age, livingAlone }) => ({
        olderId: id,
        name,
        age,
        livingAlone,
        lastVisit: last.get(id)?.day ?? null,
      }))
      .sort((a, b) => Number(b.livingAlone) - Number(a.livingAlone) || b.age - a.age);
    return { items };
  });
}
