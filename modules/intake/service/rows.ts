/** Rows of a resource for its owner. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { countRows, readPage } from './lake/read.ts';
import { proveOwn } from './own.ts';

/** A page of rows, personal fields masked. @throws resource-unknown, source-not-own */
export async function ownRows(
  ctx: Ctx,
  resourceId: string,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number },
) {
  const resource = await ctx.database.inTenant(ctx, async (tx) => {
    await proveOwn(tx, resourceId);
    return resourceOf(tx, resourceId);
  });
  const fields = resource.fields.map(({ key, personalClass }) => ({
    key,
    masked: personalClass !== null,
  }));
  const page = await readPage(ctx, { resourceId, fields, where: [], after: cursor ?? null, limit });
  return {
    total: await countRows(ctx, { resourceId, where: [] }),
    items: page.rows.map((values, at) => ({
      row: page.rowKeys[at] ?? '',
      values: Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, textOf(value)]),
      ),
    })),
    nextCursor: page.next,
  };
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'boolean'
      ? value
        ? '是'
        : '否'
      : String(value);
