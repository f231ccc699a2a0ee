/** Which department cares, who of it may come, and who acts for the whole town. */
import { type Person, staffOfDepartments } from '#modules/people/index.ts';
import { type Department, ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';

/** Code of the department that cares in the shipped catalogue; a town without it lets its office care. */
const caringCode = 'civil-affairs';

export async function caringDepartment(at: Ctx | Tx): Promise<Department | undefined> {
  const { departments, office } = await ground(at);
  return departments.find(({ code }) => code === caringCode) ?? office;
}

/** Lists of the whole town are made by the caring department and by those who reach the whole town. @throws not-permitted */
export async function requireCaring(tx: Tx, permission: string): Promise<void> {
  const { scope } = tx.ctx.actor;
  const department = await caringDepartment(tx);
  const isOfTown = scope.kind === 'town' || scope.kind === 'county';
  if (!isOfTown && !(department && scope.departmentIds.includes(department.id)))
    throw generalProblem('not-permitted', { permission });
}

/** Who may be sent. */
export async function carers(tx: Tx): Promise<Person[]> {
  const department = await caringDepartment(tx);
  return department ? staffOfDepartments(tx, [department.id]) : [];
}

/** @throws carer-unknown */
export async function requireCarer(tx: Tx, carerId: string | null): Promise<void> {
  if (carerId === null) return;
  if (!(await carers(tx)).some(({ id }) => id === carerId))
    throw problem('carer-unknown', {}, [{ pointer: '/carerId', detail: '—' }]);
}
