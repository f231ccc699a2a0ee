/** What the screens are told of whoever is signed in, and what one may do with one's own account. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import { audit } from '#platform/audit/index.ts';
import { placeNames, type Tenants } from '#platform/tenants/index.ts';
import type { Me } from '../contract.ts';
import { problem } from '../problems.ts';
import { accountOf, assignmentsOf, endSessions, personRow, saveAccounts } from '../store/staff.ts';
import { compareOwn } from './confirm.ts';
import { digestOf } from './identity.ts';
import { weakness } from './leaked-passwords.ts';
import { hashPassword } from './passwords.ts';

/** Who is signed in. */
export async function describeMe(ctx: Ctx, tenants: Tenants): Promise<Me> {
  const { personId, permissions, scope } = ctx.actor;
  if (!personId) throw generalProblem('sign-in-required');
  const town = await tenants.byId(ctx.tenantId);
  const { visit } = ctx.actor;
  // A visitor's person is one of the county, which the town cannot read.
  const home = visit ? { ...ctx, tenantId: visit.homeTenantId } : ctx;
  return ctx.database.inTenant(home, async (tx) => {
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
        kind: scope.kind,
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
      visit: visit ? { ...visit, endsAt: visit.endsAt.toISOString() } : null,
      mustChangePassword: account?.mustChange ?? false,
      mustEnrolFactor: ctx.actor.owes === 'secondFactor',
    };
  });
}

/**
 * Changes one's own password and ends one's other sessions.
 * @throws sign-in-failed when the present password is wrong; password-weak, too-many-requests
 */
export async function changePassword(
  ctx: Ctx,
  passwords: { current: string; next: string },
  token: string,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const account = ctx.actor.personId ? await accountOf(tx, ctx.actor.personId) : undefined;
    await compareOwn(ctx, account, passwords.current);
    if (!account) throw problem('sign-in-failed');
    await refuseWeak(tx, passwords.next, [account.username, ctx.actor.name]);
    const passwordHash = await hashPassword(passwords.next);
    await saveAccounts(tx, [{ ...account, passwordHash, mustChange: false }]);
    await endSessions(tx, account.personId, { exceptToken: digestOf(token) });
    await audit(tx, [{ action: 'people.changePassword', subject: account.personId }]);
  });
}

const faults = {
  short: '少于 10 个字符',
  common: '是泄露过的常见密码或本镇的名字，或只在其上加了数字符号',
  name: '含有姓名、用户名或手机号',
  uniform: '字符过于单一，或是键盘上的连续字符',
} as const;

/** @throws password-weak */
export async function refuseWeak(
  tx: Tx,
  password: string,
  names: readonly string[],
): Promise<void> {
  const fault = weakness(password, names, await placeNames(tx));
  if (fault) {
    throw problem('password-weak', { reason: faults[fault] }, [
      { pointer: '/password', detail: faults[fault] },
    ]);
  }
}
