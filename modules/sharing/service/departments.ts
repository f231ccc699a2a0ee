/** For which department somebody acts, and what departments are called. */
import { personById } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';

/** Names in both languages. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Departments for which whoever acts may ask, answer and use; never the whole town. */
export async function ownDepartments(tx: Tx): Promise<readonly string[]> {
  const { actor } = tx.ctx;
  if (actor.scope.departmentIds.length > 0) return actor.scope.departmentIds;
  if (actor.kind !== 'staff' || !actor.personId) return [];
  const person = await personById(tx, actor.personId);
  return person?.departmentId ? [person.departmentId] : [];
}

/** The department for which somebody asks. @throws own-department-missing */
export async function askingDepartment(tx: Tx): Promise<string> {
  const [first] = await ownDepartments(tx);
  if (!first) throw problem('own-department-missing');
  return first;
}

/** Names of departments by id; of one that is gone a dash. */
export async function departmentNames(tx: Tx): Promise<(id: string) => Named> {
  const town = await ground(tx.ctx);
  return (id) => {
    const found = town.department(id);
    return found ? { zh: found.nameZh, en: found.nameEn || found.nameZh } : { zh: '—', en: '—' };
  };
}
