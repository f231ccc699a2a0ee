import type { Role } from '../../contract.ts';

/** Permissions of roles as ticked but not saved yet, by the role's id. */
export type Draft = ReadonlyMap<string, ReadonlySet<string>>;

/** What a role would hold after saving. */
export function draftOf(role: Role, draft: Draft): ReadonlySet<string> {
  return draft.get(role.id) ?? new Set(role.permissions);
}

/** Whether saving would change the role. */
export function isChanged(role: Role, draft: Draft): boolean {
  const wanted = draft.get(role.id);
  if (!wanted) return false;
  return wanted.size !== role.permissions.length || role.permissions.some((id) => !wanted.has(id));
}

/** The draft with one tick turned. */
export function toggled(draft: Draft, role: Role, permission: string): Draft {
  const wanted = new Set(draftOf(role, draft));
  if (!wanted.delete(permission)) wanted.add(permission);
  return new Map([...draft, [role.id, wanted]]);
}
