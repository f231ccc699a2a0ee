/** Who of the responsible department is best suited: by skill, place and load. */
import type { Ctx } from '#platform/context/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { type Person, staffOfDepartments } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { crewScore, fittingSkills } from '../rules/crew.ts';
import { casesByIds, loadOf } from '../store/read.ts';
import type { CaseRecord } from '../store/tables.ts';

type Load = Awaited<ReturnType<typeof loadOf>>[number];

/** Crew of the lead department, best suited first. */
export function suggestCrew(ctx: Ctx, caseId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const [record] = await casesByIds(tx, [caseId]);
    if (!record) throw generalProblem('not-found', { what: '事件' });
    if (!record.leadDepartmentId) return { items: [] };
    const staff = await staffOfDepartments(tx, [record.leadDepartmentId]);
    const ids = staff.map(({ id }) => id);
    const loads = await loadOf(tx, ids);
    const skills = (await ground(ctx)).department(record.leadDepartmentId)?.skills ?? [];
    const items = staff.map((person) => {
      const load = loads.find(({ handlerId }) => handlerId === person.id);
      const skillMatches = fittingSkills(skills, record.categoryCode, person.skills);
      return offerOf(person, skillMatches, metresTo(record, load), load?.open ?? 0);
    });
    return { items: items.sort((a, b) => b.score - a.score) };
  });
}

function offerOf(person: Person, skillMatches: string[], metres: number | null, openCases: number) {
  const facts = { skillMatches: skillMatches.length, openCases, distanceMetres: metres };
  const { id: personId, name } = person;
  return {
    personId,
    name,
    openCases,
    skillMatches,
    distanceMetres: metres,
    score: crewScore(facts),
  };
}

/** From the middle of a person's open cases to this one; null when either has no place. */
function metresTo(record: CaseRecord, load: Load | undefined): number | null {
  const { longitude, latitude } = record;
  if (longitude === null || latitude === null || !load) return null;
  if (load.longitude === null || load.latitude === null) return null;
  const there = { longitude: load.longitude, latitude: load.latitude };
  return Math.round(distanceMetres({ longitude, latitude }, there));
}
