/** From the roles that a person holds to what the person may do and how far that reaches. */
import type { Scope } from '#platform/context/index.ts';
import type { SystemTx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { opensConfidential, permissionsOf, scopeOf } from '../rules.ts';
import { heldRoles } from '../store/sign-in.ts';

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
  const held = await heldRoles(tx, person.personId);
  const permissions = new Set(held.flatMap((role) => [...permissionsOf(role, manifests)]));
  return {
    roles: [...new Set(held.map((role) => role.code))],
    permissions,
    scope: {
      ...scopeOf(held, person.departmentId),
      confidential: opensConfidential(permissions, manifests),
    },
  };
}
