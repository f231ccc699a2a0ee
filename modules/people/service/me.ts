/** What the screens are told of whoever is signed in, and what one may do with one's own account. */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';
import type { Me } from '../contract.ts';
import { problem } from '../problems.ts';
import { passwordFault } from '../rules.ts';
import {
  accountOf,
  assignmentsOf,
  endSessions,
  personRow,
  saveAccounts,
  sessionsOf,
} from '../store/staff.ts';
import { digestOf } from './identity.ts';
import { hashPassword, passwordFits } from './sign-in.ts';

/** Who is signed in. */
export async function describeMe(ctx: Ctx, tenants: Tenants): Promise<Me> {
  const { personId, permissions, scope } = ctx.actor;
  if (!personId) throw generalProblem('sign-in-required');
  const town = await tenants.byId(ctx.tenantId);
  return ctx.database.inTenant(ctx, async (tx) => {
    const person = await personRow(tx, personId);
    if (!person || !town) throw generalProblem('sign-in-required');
    const roles = await assignmentsOf(tx, [personId]);
    const account = await accountOf(tx, personId);
    const byCode = new Map(
      roles.map(({ code, nameZh, nameEn }) => [code, { code, nameZh, nameEn }]),
    );
    return {
      person: {
        id: person.id,
        kind: person.kind,
        name: person.name,
        phone: person.phone ? maskPhone(person.phone) : '',
        title: person.title,
        departmentId: person.departmentId,
      },
      roles: [...byCode.values()],
      permissions: [...permissions].sort(),
      scope: {
        ...scope,
        departmentIds: [...scope.departmentIds],
        villageIds: [...scope.villageIds],
        gridCellIds: [...scope.gridCellIds],
      },
      town: {
        id: town.tenantId,
        code: town.code,
        kind: town.kind,
        nameZh: town.nameZh,
        nameEn: town.nameEn,
      },
      mustChangePassword: account?.mustChange ?? false,
    };
  });
}

/**
 * Changes one's own password and ends one's other sessions.
 * @throws sign-in-failed when the present password is wrong; password-weak
 */
export async function changePassword(
  ctx: Ctx,
  passwords: { current: string; next: string },
  token: string,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const account = ctx.actor.personId ? await accountOf(tx, ctx.actor.personId) : undefined;
    if (!account || !(await passwordFits(account.passwordHash, passwords.current))) {
      throw problem('sign-in-failed');
    }
    refuseWeak(passwords.next, [account.username, ctx.actor.name]);
    const passwordHash = await hashPassword(passwords.next);
    await saveAccounts(tx, [{ ...account, passwordHash, mustChange: false }]);
    await endSessions(tx, account.personId, { exceptToken: digestOf(token) });
    await audit(tx, [{ action: 'people.changePassword', subject: account.personId }]);
  });
}

const faults = {
  short: '少于 10 个字符',
  common: '是常见密码',
  name: '含有姓名或用户名',
  uniform: '字符过于单一',
} as const;

/** @throws password-weak */
export function refuseWeak(password: string, names: readonly string[]): void {
  const fault = passwordFault(password, names);
  if (fault) {
    throw problem('password-weak', { reason: faults[fault] }, [
      { pointer: '/password', detail: faults[fault] },
    ]);
  }
}

/** One's own open sessions. */
export async function ownSessions(ctx: Ctx, token: string) {
  const own = digestOf(token);
  const rows = await ctx.database.inTenant(ctx, (tx) =>
    sessionsOf(tx, ctx.actor.personId ?? '', ctx.clock.now()),
  );
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    current: row.tokenSha256.equals(own),
  }));
}

/** Ends one of one's own sessions. */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const ended = await endSessions(tx, ctx.actor.personId ?? '', { id: sessionId });
    if (ended === 0) throw generalProblem('not-found', { what: '会话' });
    await audit(tx, [{ action: 'people.endSession', subject: sessionId }]);
  });
}
