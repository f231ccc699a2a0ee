/** Queries about templates. */
import type { Tx } from '#platform/database/index.ts';
import type { MessagesTables, TemplateRow } from './tables.ts';

/** The templates a town changed. */
export function readTemplates(tx: Tx): Promise<TemplateRow[]> {
  return tx
    .as<MessagesTables>()
    .selectFrom('messages.templates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .execute();
}

/** A token that changes with every change of a template or preference. */
export async function messagesRevision(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ revision: string }>(
    `SELECT concat_ws('|',
       (SELECT sum(version) FROM messages.templates WHERE tenant_id = $1),
       (SELECT count(*) || ' ' || max(updated_at) FROM messages.preferences WHERE tenant_id = $1)) AS revision`,
    [tx.ctx.tenantId],
  );
  return rows[0]?.revision ?? '';
}

/** Which template. */
export type TemplateKey = Pick<TemplateRow, 'code' | 'channel' | 'language'>;

/** A changed template, locked; undefined while it reads as shipped. */
export function lockTemplate(tx: Tx, key: TemplateKey): Promise<TemplateRow | undefined> {
  return tx
    .as<MessagesTables>()
    .selectFrom('messages.templates')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', key.code)
    .where('channel', '=', key.channel)
    .where('language', '=', key.language)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes a town's wording if it is still at the version before. @returns whether it was */
export async function writeTemplate(tx: Tx, row: TemplateRow): Promise<boolean> {
  const result = await tx
    .as<MessagesTables>()
    .insertInto('messages.templates')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'code', 'channel', 'language'])
        .doUpdateSet({
          subject: row.subject,
          body: row.body,
          vendorCode: row.vendorCode,
          vendorVariables: row.vendorVariables,
          version: row.version,
          updatedAt: row.updatedAt,
        })
        .where('messages.templates.version', '=', row.version - 1),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}
