/** Queries of sign-in: across tenants (system role), because a token or user name says no town yet. */
import { sql, type SystemTx, type Tx } from '#platform/database/index.ts';
import type { PeopleTables, SecurityRow, SessionFactor } from './tables.ts';

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

/** A session with its person, and what the person's rights are made of. */
export interface SessionRow {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly factor: SessionFactor | null;
  readonly confirmedAt: Date | null;
  readonly visitId: string | null;
  readonly mustChange: boolean | null;
  readonly secondFactor: SecurityRow['secondFactor'] | null;
  readonly idleMinutes: number | null;
  readonly adminIdleMinutes: number | null;
  readonly personId: string;
  readonly kind: 'staff' | 'resident';
  readonly name: string;
  readonly departmentId: string | null;
  /** The roles held, with their places, as JSON (`HeldRoleRow[]`): the same text, the same rights. */
  readonly held: string;
}

/** A role as it is held. */
export type HeldRoleRow = Awaited<ReturnType<typeof heldRoles>>[number];

/**
 * The sessions of some tokens whose people and accounts are active, whether they have expired or not: every request waits
 * for it, so that it is one statement however many ask.
 * @returns in the order of the tokens; null where there is none
 */
export async function sessionsByTokens(
  tx: SystemTx,
  digests: readonly Buffer[],
): Promise<(SessionRow | null)[]> {
  const { rows } = await tx.client.query<SessionRow & { place: number }>({
    name: 'people_sessions_by_tokens',
    text: `SELECT asked.place, session.id AS "sessionId", session.tenant_id AS "tenantId", session.seen_at AS "seenAt",
        session.expires_at AS "expiresAt", session.factor, session.confirmed_at AS "confirmedAt",
        session.visit_id AS "visitId", account.must_change AS "mustChange", rules.second_factor AS "secondFactor",
        rules.idle_minutes AS "idleMinutes", rules.admin_idle_minutes AS "adminIdleMinutes",
        person.id AS "personId", person.kind, person.name, person.department_id AS "departmentId",
        (SELECT coalesce(json_agg(json_build_object('code', role.code, 'scopeKind', role.scope_kind,
              'granted', role.granted, 'withheld', role.withheld, 'departmentId', assignment.department_id,
              'villageId', assignment.village_id, 'gridCellId', assignment.grid_cell_id) ORDER BY assignment.id), '[]')::text
          FROM people.assignments assignment JOIN people.roles role ON role.id = assignment.role_id
          WHERE assignment.person_id = person.id) AS held
      FROM unnest($1::bytea[]) WITH ORDINALITY AS asked(digest, place)
      JOIN people.sessions session ON session.token_sha256 = asked.digest
      JOIN people.people person ON person.id = session.person_id AND person.active
      LEFT JOIN people.accounts account ON account.person_id = person.id
      LEFT JOIN people.security rules ON rules.tenant_id = session.tenant_id
      WHERE account.active IS NOT FALSE`,
    values: [[...digests]],
  });
  const found: (SessionRow | null)[] = digests.map(() => null);
  for (const row of rows) found[row.place - 1] = row;
  return found;
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
