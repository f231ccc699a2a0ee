/** Administering the categories. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import type { CategoryInput, CategoryView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { categoryRows, largeClassRows, lockMatrix } from '../store/read.ts';
import { insertCategories, updateCategory } from '../store/write.ts';
import { changingMatrix } from './book.ts';

/** Large classes and categories; retired ones when asked for. */
export async function listCategories(ctx: Ctx, retired: boolean) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const items: CategoryView[] = (await categoryRows(tx)).filter(
      ({ active }) => active || retired,
    );
    return { largeClasses: await largeClassRows(tx), items };
  });
}

/** Adds a category. @throws category-taken, large-class-unknown */
export function addCategory(
  ctx: Ctx,
  code: string,
  input: CategoryInput,
): Promise<{ id: string; version: number }> {
  return changingMatrix(ctx, async (tx) => {
    await lockMatrix(tx);
    const largeClassCode = code.slice(0, 4);
    const at = [{ pointer: '/code', detail: code }];
    const classes = await largeClassRows(tx);
    if (!classes.some((one) => one.code === largeClassCode))
      throw problem('large-class-unknown', { code: largeClassCode }, at);
    if ((await categoryRows(tx)).some((one) => one.code === code))
      throw problem('category-taken', { code }, at);
    const row = { tenantId: ctx.tenantId, code, largeClassCode, ...input, version: 1 };
    await insertCategories(tx, [row]);
    await saveVersions(tx, [{ kind: 'duties.category', subject: code, content: row }]);
    await audit(tx, [{ action: 'duties.addCategory', subject: code }]);
    return { id: code, version: 1 };
  });
}

/** Changes or retires a category. @throws changed-meanwhile */
export function saveCategory(
  ctx: Ctx,
  at: { readonly code: string; readonly version: number },
  input: CategoryInput,
): Promise<{ id: string; version: number }> {
  return changingMatrix(ctx, async (tx) => {
    const present = (await categoryRows(tx)).find(({ code }) => code === at.code);
    if (!present) throw generalProblem('not-found', { what: `事项 ${at.code}` });
    if (!(await updateCategory(tx, at.code, at.version, input))) {
      throw generalProblem('changed-meanwhile', { what: present.nameZh });
    }
    const version = at.version + 1;
    await saveVersions(tx, [
      { kind: 'duties.category', subject: at.code, content: { ...present, ...input, version } },
    ]);
    await audit(tx, [{ action: 'duties.saveCategory', subject: at.code }]);
    return { id: at.code, version };
  });
}

/** Saved states of a category or duty, newest first. */
export async function savedStates(
  ctx: Ctx,
  kind: 'duties.category' | 'duties.duty',
  subject: string,
) {
  const saved = await ctx.database.inTenant(ctx, (tx) => versionsOf(tx, kind, subject));
  if (saved.length === 0) throw generalProblem('not-found', { what: '历史版本' });
  return {
    items: saved.map((one) => ({
      ...one,
      content: one.content as Record<string, unknown>,
      savedAt: one.savedAt.toISOString(),
    })),
  };
}
