/** Why somebody may or may not: told from the same rules by which it is decided. */
import type { Actor, Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import type { Why, WhyStep } from '../contract/rights-operations.ts';
import { permissionsOf } from '../rules.ts';
import { rightsHeld } from '../store/roles.ts';
import { accountOf, personRow } from '../store/staff.ts';
import { rightsOf } from './actor.ts';
import { isFactorRequired } from './security.ts';
import { rightsSubjectSlot } from './rights-subjects.ts';
import { factorRows } from '../store/factors.ts';

/** Whether somebody may do something, and why. @throws not-found */
export async function whyMay(
  ctx: Ctx,
  { personId, permission }: { readonly personId: string; readonly permission: string },
  manifests: readonly Manifest[],
): Promise<Why> {
  const entry = manifests
    .flatMap(({ permissions }) => permissions)
    .find(({ id }) => id === permission);
  if (!entry) throw generalProblem('not-found', { what: '权限' });
  const { name, account, roles } = await aboutPerson(ctx, personId, manifests, permission);
  const may = account.every(({ holds }) => holds) && roles.some(({ holds }) => holds === true);
  return {
    may,
    zh: `${name}${may ? '可以' : '不能'}“${entry.zh}”`,
    en: `${name} ${may ? 'may' : 'may not'}: ${entry.en}`,
    steps: [...account, ...roles],
  };
}

/** Kinds of things that can be asked about. */
export function whySubjects(slots: Slots) {
  return slots.all(rightsSubjectSlot).map(({ kind, zh, en }) => ({ kind, zh, en }));
}

/** Whether somebody sees one thing, and why. @throws not-found */
export async function whySees(
  ctx: Ctx,
  asked: { readonly personId: string; readonly kind: string; readonly reference: string },
  { slots, manifests }: { readonly slots: Slots; readonly manifests: readonly Manifest[] },
): Promise<Why> {
  const { personId } = asked;
  const subject = slots.all(rightsSubjectSlot).find(({ kind }) => kind === asked.kind);
  if (!subject) throw generalProblem('not-found', { what: asked.kind });
  const { name, account, roles, person } = await aboutPerson(
    ctx,
    personId,
    manifests,
    subject.permission,
  );
  const rights = await ctx.database.inSystem((tx) =>
    rightsOf(tx, { personId, departmentId: person.departmentId }, manifests),
  );
  const asPlatform = { ...ctx, actor: platformIn(ctx) };
  const { id, reasons } = await ctx.database.inTenant(asPlatform, async (tx) => {
    const found = await subject.find(tx, asked.reference);
    if (!found) throw generalProblem('not-found', { what: subject.zh });
    return { id: found, reasons: await subject.reasons(tx, found, { personId, ...rights }) };
  });
  const actor: Actor = { kind: 'staff', personId, name, ...rights };
  // What counts is what the database itself shows to this person; the reasons tell how it came to that.
  const isSeen = await ctx.database.inTenant({ ...ctx, actor }, (tx) => subject.isSeen(tx, id));
  const mayAsk = account.every(({ holds }) => holds) && roles.some(({ holds }) => holds === true);
  const may = mayAsk && isSeen;
  return {
    may,
    zh: `${name}${may ? '能' : '不能'}看到这条${subject.zh}`,
    en: `${name} ${may ? 'sees' : 'does not see'} this ${subject.en}`,
    steps: [...account, ...roles, ...reasons],
  };
}

/** The platform itself: it finds what the asking administrator may not read, and tells only whether. */
function platformIn({ actor }: Ctx): Actor {
  return {
    ...actor,
    kind: 'system',
    scope: {
      kind: 'town',
      departmentIds: [],
      villageIds: [],
      gridCellIds: [],
      confidential: true,
    },
  };
}

async function aboutPerson(
  ctx: Ctx,
  personId: string,
  manifests: readonly Manifest[],
  permission: string,
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const person = await personRow(tx, personId);
    if (!person || person.kind !== 'staff') throw generalProblem('not-found', { what: '人员' });
    const account = await accountOf(tx, personId);
    const owesFactor =
      (await isFactorRequired(tx, personId)) && (await factorRows(tx, personId)).length === 0;
    const held = await rightsHeld(tx, { personIds: [personId] });
    const isActive = person.active && account?.active === true;
    return {
      person,
      name: person.name,
      account: [
        step(
          isActive,
          ['账号启用', '账号已停用或没有账号'],
          ['The account is active', 'No active account'],
        ),
        ...(account?.mustChange
          ? [
              step(
                false,
                ['', '须先修改初始密码'],
                ['', 'The given password must be changed first'],
              ),
            ]
          : []),
        ...(owesFactor
          ? [step(false, ['', '须先添加第二重验证'], ['', 'A second factor must be added first'])]
          : []),
      ],
      roles:
        held.length === 0
          ? [step(false, ['', '没有任何角色'], ['', 'Holds no role'])]
          : held.map((role) => roleStep(role, permission, manifests)),
    };
  });
}

type Held = Awaited<ReturnType<typeof rightsHeld>>[number];

/** What one role says about one permission. */
function roleStep(role: Held, permission: string, manifests: readonly Manifest[]): WhyStep {
  const has = permissionsOf(role, manifests).has(permission);
  const isShipped = permissionsOf({ ...role, granted: [], withheld: [] }, manifests).has(
    permission,
  );
  const zh = has ? (isShipped ? '出厂就有' : '本镇另行授予') : isShipped ? '本镇已收回' : '没有';
  const en = has
    ? isShipped
      ? 'holds it as shipped'
      : 'was given it by the town'
    : isShipped
      ? 'had it taken by the town'
      : 'does not hold it';
  return {
    holds: has,
    zh: `角色“${role.nameZh}”：${zh}权限 ${permission}`,
    en: `The role ${role.nameEn} ${en}: ${permission}`,
  };
}

function step(
  holds: boolean,
  zh: readonly [yes: string, no: string],
  en: readonly [yes: string, no: string],
): WhyStep {
  const at = holds ? 0 : 1;
  return { holds, zh: zh[at], en: en[at] };
}
