/** How an actor stands to a case: decides, with the state table, what may be done. */
import type { Actor } from '#platform/context/index.ts';
import type { Party } from '../states.ts';
import type { CaseRecord } from '../store/tables.ts';

/** The members of a case that decide who stands how to it. */
export type CasePlace = Pick<
  CaseRecord,
  'leadDepartmentId' | 'gridCellId' | 'villageId' | 'gridWorkerId'
>;

/** Permissions behind the parties; declared in the manifest. */
const byPermission = [
  ['cases.dispatch', 'officer'],
  ['cases.supervise', 'leader'],
] as const;

/** What other modules have proved of whoever acts: see `ActionRequest`. */
export interface Proved {
  readonly isReporter?: boolean | undefined;
  readonly byProcedure?: boolean | undefined;
}

/** The parties an actor is of, for this case. */
export function partiesOf(
  actor: Actor,
  place: CasePlace,
  { isReporter = false, byProcedure = false }: Proved = {},
): Set<Party> {
  const parties = new Set<Party>();
  if (actor.kind === 'system' || byProcedure) parties.add('system');
  if (isReporter) parties.add('reporter');
  for (const [permission, party] of byPermission) {
    if (actor.permissions.has(permission)) parties.add(party);
  }
  const { departmentIds, gridCellIds, villageIds } = actor.scope;
  const ofLead = place.leadDepartmentId !== null && departmentIds.includes(place.leadDepartmentId);
  if (ofLead && actor.permissions.has('cases.lead')) parties.add('departmentHead');
  if (ofLead && actor.permissions.has('cases.handle')) parties.add('crew');
  const ofPlace =
    (place.gridCellId !== null && gridCellIds.includes(place.gridCellId)) ||
    (place.villageId !== null && villageIds.includes(place.villageId)) ||
    (place.gridWorkerId !== null && place.gridWorkerId === actor.personId);
  if (ofPlace && actor.permissions.has('cases.verify')) parties.add('gridWorker');
  return parties;
}
