/** Who of the responsible department is best suited: by skill, place and load. */
import type { Ctx } from '#platform/context/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { book } from '#modules/duties/index.ts';
import { staffOfDepartments } from '#modules/people/index.ts';
import { crewScore } from '../rules/crew.ts';
import { casesByIds, loadOf } from '../store/read.ts';

/** Crew of the lead department, best suited first. */
export function suggestCrew(ctx: Ctx, caseId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const [record] = await casesByIds(tx, [caseId]);
    if (!record) throw generalProblem('not-found', { what: '事件' });
    if (!record.leadDepartmentId) return { items: [] };
    const staff = await staffOfDepartments(tx, [record.leadDepartmentId]);
    const loads = await loadOf(
      tx,
      staff.map(({ id }) => id),
    );
    const words = (await book(ctx)).category(record.categoryCode)?.keywords ?? [];
    const items = staff.map((person) => {
      const load = loads.find(({ handlerId }) => handlerId === person.id);
      const here = { longitude: record.longitude ?? 0, latitude: record.latitude ?? 0 };
      const metres =
        record.longitude !== null && load && load.longitude !== null && load.latitude !== null
          ? Math.round(distanceMetres(here, { longitude: load.longitude, latitude: load.latitude }))
          : null;
      const skillMatches = person.skills.filter((skill) =>
        words.some((word) => skill.includes(word) || word.includes(skill)),
      );
      const openCases = load?.open ?? 0;
      const score = crewScore({
        skillMatches: skillMatches.length,
        openCases,
        distanceMetres: metres,
      });
      return {
        personId: person.id,
        name: person.name,
        openCases,
        skillMatches,
        distanceMetres: metres,
        score,
      };
    });
    return { items: items.sort((a, b) => b.score - a.score) };
  });
}
