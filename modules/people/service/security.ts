/** The town's rules of sign-in, and how its accounts stand. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { AccountRow, SecurityRules } from '../contract.ts';
import { permissionsOf } from '../rules.ts';
import { administers, houseRules, needsFactor } from '../rules/second-factor.ts';
import { deleteFactors, factorKindRows, replaceRecoveryCodes } from '../store/factors.ts';
import { rightsHeld } from '../store/roles.ts';
import { openSessionCounts, saveSecurityRow, securityRow } from '../store/security.ts';
import { deleteLinks } from '../store/single-sign-on.ts';
import { endSessions, personRow, staffRows } from '../store/staff.ts';

/** The rules that hold. */
export async function readSecurity(ctx: Ctx): Promise<SecurityRules> {
  return ctx.database.inTenant(ctx, rulesOf);
}

async function rulesOf(tx: Tx): Promise<SecurityRules> {
  return (await securityRow(tx)) ?? { ...houseRules, version: 0 };
}

/** Changes the rules. @throws changed-meanwhile */
export async function saveSecurity(ctx: Ctx, rules: SecurityRules): Promise<SecurityRules> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const version = rules.version + 1;
    const saved = await saveSecurityRow(tx, { ...rules, tenantId: ctx.tenantId, version });
    if (!saved) throw generalProblem('changed-meanwhile', { what: '登录规则' });
    await saveVersions(tx, [{ kind: 'people.security', subject: ctx.tenantId, content: rules }]);
    const { secondFactor, idleMinutes, adminIdleMinutes } = rules;
    const detail = { secondFactor, idleMinutes, adminIdleMinutes };
    await audit(tx, [{ action: 'people.saveSecurity', subject: ctx.tenantId, detail }]);
    return { ...rules, version };
  });
}

/**
 * Whether the town asks a person for a second factor. Roles decide; a role of the town's own counts
 * by the permissions that were granted to it.
 */
export async function isFactorRequired(tx: Tx, personId: string): Promise<boolean> {
  const held = await rightsHeld(tx, { personIds: [personId] });
  const granted = new Set(held.flatMap((role) => role.granted));
  const roles = held.map(({ code }) => code);
  return needsFactor(await rulesOf(tx), administers(roles, granted));
}

/** Accounts of the active staff with factors and sessions. */
export async function listAccounts(
  ctx: Ctx,
  manifests: readonly Manifest[],
): Promise<AccountRow[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = (await staffRows(tx, {})).filter(({ username }) => username !== null);
    const rules = await rulesOf(tx);
    const ids = rows.map(({ id }) => id);
    const held = Map.groupBy(await rightsHeld(tx, { personIds: ids }), ({ personId }) => personId);
    const factors = Map.groupBy(await factorKindRows(tx), ({ personId }) => personId);
    const sessions = new Map(
      (await openSessionCounts(tx, ctx.clock.now())).map((one) => [one.personId, one]),
    );
    return rows.map(({ id, name, username, title, active }) => {
      const roles = held.get(id) ?? [];
      const permissions = new Set(roles.flatMap((role) => [...permissionsOf(role, manifests)]));
      const codes = roles.map(({ code }) => code);
      const open = sessions.get(id);
      return {
        personId: id,
        name,
        username: username ?? '',
        title,
        active,
        required: needsFactor(rules, administers(codes, permissions)),
        factors: (factors.get(id) ?? []).map(({ kind }) => kind),
        sessions: open?.count ?? 0,
        seenAt: open?.seenAt.toISOString() ?? null,
      };
    });
  });
}

/** Takes all factors and sessions off an account whose owner lost them. @throws not-found */
export async function resetFactors(ctx: Ctx, personId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const person = await personRow(tx, personId);
    if (person?.kind !== 'staff') throw generalProblem('not-found', { what: '人员' });
    const factors = await deleteFactors(tx, personId);
    await replaceRecoveryCodes(tx, personId, []);
    await deleteLinks(tx, personId);
    await endSessions(tx, personId, {});
    await audit(tx, [{ action: 'people.resetFactors', subject: personId, detail: { factors } }]);
  });
}
