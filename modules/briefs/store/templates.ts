/** Templates. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { BriefTables, TemplateRow } from './tables.ts';

const on = (tx: Tx) => tx.as<BriefTables>();

/** All templates, in the order of their kinds. */
export function templateRows(tx: Tx): Promise<TemplateRow[]> {
  return on(tx)
    .selectFrom('briefs.templates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`array_position(ARRAY['daily', 'weekly', 'monthly'], content->>'kind')`)
    .orderBy('code')
    .execute();
}

/** One template; locked when it is to be changed. */
export function templateRow(tx: Tx, code: string, lock = false): Promise<TemplateRow | undefined> {
  const query = on(tx)
    .selectFrom('briefs.templates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Keeps templates, over what was there. */
export async function saveTemplates(tx: Tx, rows: readonly TemplateRow[]): Promise<void> {
  if (rows.length === 0) return;
  await on(tx)
    .insertInto('briefs.templates')
    .values(
      rows.map((row) => ({
        ...row,
        content: sql<TemplateRow['content']>`${JSON.stringify(row.content)}::jsonb`,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'code']).doUpdateSet((excluded) => ({
        content: excluded.ref('excluded.content'),
        active: excluded.ref('excluded.active'),
        version: excluded.ref('excluded.version'),
        scheduledSince: excluded.ref('excluded.scheduledSince'),
        savedAt: excluded.ref('excluded.savedAt'),
        savedByName: excluded.ref('excluded.savedByName'),
      })),
    )
    .execute();
}
