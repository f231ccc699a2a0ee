/** Groups of devices. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { GroupView } from '../contract/shapes.ts';
import { problem } from '../problems/index.ts';
import { changeMembers, deleteGroup, groupRows, insertGroup, updateGroup } from '../store/write.ts';
import { thingsOf } from './directory.ts';
import { changingThings } from './save.ts';

/** All groups with their sizes. */
export async function listGroups(ctx: Ctx) {
  const rows = await ctx.database.inTenant(ctx, groupRows);
  const things = (await thingsOf(ctx)).all();
  return {
    items: rows.map(({ tenantId: _, ...row }) => ({
      ...row,
      thingCount: things.filter(({ groupCodes }) => groupCodes.includes(row.code)).length,
    })),
  };
}

/** Adds a group. @throws group-taken */
export async function addGroup(ctx: Ctx, group: GroupView): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const isNew = await insertGroup(tx, { tenantId: ctx.tenantId, ...group, version: 1 });
    if (!isNew) throw problem('group-taken', { code: group.code });
    await audit(tx, [{ action: 'things.addGroup', subject: group.code }]);
  });
}

/** Renames a group. @throws changed-meanwhile */
export async function saveGroup(
  ctx: Ctx,
  code: string,
  { version, ...change }: Omit<GroupView, 'code'> & { version: number },
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await updateGroup(tx, code, version, change))) {
      throw generalProblem('changed-meanwhile', { what: code });
    }
    await audit(tx, [{ action: 'things.saveGroup', subject: code }]);
  });
}

/** Removes a group; its devices stay. */
export function removeGroup(ctx: Ctx, code: string): Promise<void> {
  return changingThings(ctx, async (tx) => {
    await deleteGroup(tx, code);
    await audit(tx, [{ action: 'things.removeGroup', subject: code }]);
  });
}

/** Puts devices into a group or takes them out. @throws not-found */
export function groupThings(
  ctx: Ctx,
  code: string,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<{ changed: number }> {
  return changingThings(ctx, async (tx) => {
    const isKnown = (await groupRows(tx)).some((row) => row.code === code);
    if (!isKnown) throw generalProblem('not-found', { what: `分组 ${code}` });
    const changed = await changeMembers(tx, code, change);
    await audit(tx, [{ action: 'things.groupThings', subject: code, detail: { changed } }]);
    return { changed };
  });
}
