/** From the roles that a person holds to what the person may do and how far that reaches. */
import type { Scope } from '#platform/context/index.ts';
import type { SystemTx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { opensConfidential, permissionsOf, scopeOf } from '../rules.ts';
import { type HeldRoleRow, heldRoles, type SessionRow } from '../store/sign-in.ts';

/** Rights of a person, as every request of theirs gets them. */
export interface PersonRights {
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly scope: Scope;
}

/** Works the rights of a person out. */
export async function rightsOf(
  tx: SystemTx,
  person: { readonly personId: string; readonly departmentId: string | null },
  manifests: readonly Manifest[],
): Promise<PersonRights> {
  return rightsFrom(await heldRoles(tx, person.personId), person.departmentId, manifests);
}

function rightsFrom(
  held: readonly HeldRoleRow[],
  departmentId: string | null,
  manifests: readonly Manifest[],
): PersonRights {
  const permissions = new Set(held.flatMap((role) => [...permissionsOf(role, manifests)]));
  return {
    roles: [...new Set(held.map((role) => role.code))],
    permissions,
    scope: {
      ...scopeOf(held, departmentId),
      confidential: opensConfidential(permissions, manifests),
    },
  };
}

const mostKept = 5000;
const known = new WeakMap<readonly Manifest[], Map<string, PersonRights>>();

/**
 * The rights that follow from roles as they were read just now: worked out once for each combination of roles and places.
 * @param held the roles as JSON (`SessionRow.held`)
 */
export function rightsOfHeld(
  { held, departmentId }: Pick<SessionRow, 'held' | 'departmentId'>,
  manifests: readonly Manifest[],
): PersonRights {
  let kept = known.get(manifests);
  if (!kept) known.set(manifests, (kept = new Map()));
  const key = `${departmentId}|${held}`;
  let rights = kept.get(key);
  if (!rights) {
    rights = rightsFrom(JSON.parse(held) as HeldRoleRow[], departmentId, manifests);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, rights);
  }
  return rights;
}
