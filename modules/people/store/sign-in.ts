/** Queries of sign-in: across tenants (system role), because a token or user name says no town yet. */
import { sql, type SystemTx, type Tx } from '#platform/database/index.ts';
import type { PeopleTables } from './tables.ts';

/** Accounts of a user name, in the named town or in any. */
export function accountsByUsername(tx: SystemTx, username: string, tenantId: string | null) {
  let query = tx
    .as<PeopleTables>()
    .selectFrom('people.accounts as account')
    .innerJoin('people.people as person', 'person.id', 'account.personId')
    .select(['account.tenantId', 'account.personId', 'account.passwordHash', 'account.mustChange'])
    .where('account.username', '=', username)
    .where('account.active', '=', true)
    .where('person.active', '=', true);
  if (tenantId) query = query.where('account.tenantId', '=', tenantId);
  return query.limit(10).execute();
}

/** The person of an unexpired session. */
export function sessionByToken(tx: SystemTx, tokenSha256: Buffer, now: Date) {
  return tx
    .as<PeopleTables>()
    .selectFrom('people.sessions as session')
    .innerJoin('people.people as person', 'person.id', 'session.personId')
    .leftJoin('people.accounts as account', 'account.personId', 'person.id')
    .leftJoin('people.security as rules', 'rules.tenantId', 'session.tenantId')
    .select([
      'session.id as sessionId',
      'session.tenantId',
      'session.seenAt',
      'session.factor',
      'session.confirmedAt',
      'session.visitId',
      'account.mustChange',
      'rules.secondFactor',
      'rules.idleMinutes',
      'rules.adminIdleMinutes',
      'person.id as personId',
      'person.kind',
      'person.name',
      'person.departmentId',
    ])
    .where('session.tokenSha256', '=', tokenSha256)
    .where('session.expiresAt', '>', now)
    .where('person.active', '=', true)
    .where((where) =>
      where.or([where('account.active', '=', true), where('account.active', 'is', null)]),
    )
    .executeTakeFirst();
}

/** The roles a person holds, with their places. */
export function heldRoles(tx: SystemTx, personId: string) {
  return tx
    .as<PeopleTables>()
    .selectFrom('people.assignments as assignment')
    .innerJoin('people.roles as role', 'role.id', 'assignment.roleId')
    .select([
      'role.code',
      'role.scopeKind',
      'role.granted',
      'role.withheld',
      'assignment.departmentId',
      'assignment.villageId',
      'assignment.gridCellId',
    ])
    .where('assignment.personId', '=', personId)
    .execute();
}

/** Notes that a session was used. */
export function touchSession(tx: SystemTx, tokenSha256: Buffer, now: Date) {
  return tx
    .as<PeopleTables>()
    .updateTable('people.sessions')
    .set({ seenAt: now })
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}

/** Opens a session. */
export function insertSession(tx: SystemTx, session: PeopleTables['people.sessions']) {
  return tx.as<PeopleTables>().insertInto('people.sessions').values(session).execute();
}

/** Ends the session of a token. */
export function deleteSession(tx: SystemTx, tokenSha256: Buffer) {
  return tx
    .as<PeopleTables>()
    .deleteFrom('people.sessions')
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}

/** Removes sessions that have ended. */
export function deleteExpiredSessions(tx: SystemTx, now: Date) {
  return tx
    .as<PeopleTables>()
    .deleteFrom('people.sessions')
    .where('expiresAt', '<=', now)
    .execute();
}

/** Whether one of these people signed in from a device before. */
export async function knowsDevice(
  tx: SystemTx,
  personIds: readonly string[],
  deviceSha256: Buffer,
): Promise<boolean> {
  if (personIds.length === 0) return false;
  const row = await tx
    .as<PeopleTables>()
    .selectFrom('people.knownDevices')
    .select('personId')
    .where('deviceSha256', '=', deviceSha256)
    .where('personId', 'in', [...personIds])
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that the owner of a session proved to be there. */
export function noteConfirmation(tx: Tx, tokenSha256: Buffer, now: Date) {
  return tx
    .as<PeopleTables>()
    .updateTable('people.sessions')
    .set({ confirmedAt: now })
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}

/** Notes that a session's owner has shown a second factor. */
export function noteFactorOfSession(tx: Tx, tokenSha256: Buffer, factor: 'totp' | 'passkey') {
  return tx
    .as<PeopleTables>()
    .updateTable('people.sessions')
    .set({ factor })
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}

/** A usable API key. */
export function apiKeyByDigest(tx: SystemTx, keySha256: Buffer, now: Date) {
  return tx
    .as<PeopleTables>()
    .selectFrom('people.apiKeys')
    .select(['id', 'tenantId', 'name', 'permissions', 'departmentId', 'villageId', 'lastUsedAt'])
    .where('keySha256', '=', keySha256)
    .where('revokedAt', 'is', null)
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', now)]))
    .executeTakeFirst();
}

/** Notes that a key was used. */
export function touchKey(tx: SystemTx, id: string, now: Date) {
  return tx
    .as<PeopleTables>()
    .updateTable('people.apiKeys')
    .set({ lastUsedAt: now })
    .where('id', '=', id)
    .execute();
}

/** Tenants with roles that lack one which ships by now. */
export function tenantsWithoutRole(tx: SystemTx, code: string) {
  return tx
    .as<PeopleTables & { 'platform.tenants': { tenantId: string; kind: 'county' | 'town' } }>()
    .selectFrom('platform.tenants as tenant')
    .innerJoin('people.roles as role', 'role.tenantId', 'tenant.tenantId')
    .select(['tenant.tenantId', 'tenant.kind'])
    .groupBy(['tenant.tenantId', 'tenant.kind'])
    .having(sql<number>`count(*) FILTER (WHERE role.code = ${code})`, '=', 0)
    .execute();
}
