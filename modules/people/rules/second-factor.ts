/** Whom the town asks for a second factor, and how long somebody may sit idle. */
import type { BuiltinRole } from '#platform/manifest/index.ts';

/** The rules a tenant has made, or those of the house. */
export interface SignInRules {
  readonly secondFactor: 'none' | 'administrators' | 'staff';
  readonly idleMinutes: number;
  readonly adminIdleMinutes: number;
}

/** What holds until a town decides otherwise. */
export const houseRules: SignInRules = {
  secondFactor: 'administrators',
  idleMinutes: 720,
  adminIdleMinutes: 30,
};

const administrative: ReadonlySet<string> = new Set<BuiltinRole>([
  'administrator',
  'securityAdministrator',
  'auditor',
  'operator',
]);

/** The permissions that make an administrator of whoever holds them, whatever the role is called. */
const administering = ['people.manage', 'people.rights'];

/** Whether somebody administers. */
export function administers(roles: readonly string[], permissions: ReadonlySet<string>): boolean {
  return (
    roles.some((code) => administrative.has(code)) ||
    administering.some((permission) => permissions.has(permission))
  );
}

/** Whether the town asks this member of staff for a second factor. */
export function needsFactor({ secondFactor }: SignInRules, isAdministering: boolean): boolean {
  return secondFactor === 'staff' || (secondFactor === 'administrators' && isAdministering);
}

/** Whether a session was left alone for too long. */
export function isIdle(
  rules: SignInRules,
  isAdministering: boolean,
  { seenAt, now }: { readonly seenAt: Date; readonly now: Date },
): boolean {
  const limits = [rules.idleMinutes, ...(isAdministering ? [rules.adminIdleMinutes] : [])];
  const minutes = Math.min(...limits.filter((limit) => limit > 0));
  return now.getTime() - seenAt.getTime() > minutes * 60_000;
}
