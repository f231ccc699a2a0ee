/** Queries about who looked. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { LookRecord, PrivacyTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PrivacyTables>();

/** Whose looks are asked for; without a subject those of everybody. */
export interface LookFilter {
  readonly id?: string;
  readonly viewerId?: string;
  readonly kind?: string;
  /** Part of the viewer's name or of the reason. */
  readonly words?: string;
  /** The person concerned, with rows that name the person otherwise (reports by phone). */
  readonly subject?: {
    readonly personId: string;
    readonly rowKeys: readonly string[];
    /** When the person was registered. */
    readonly since: Date;
  };
}

/** A page of looks, newest first, one row longer than asked. */
export function lookPage(
  tx: Tx,
  filter: LookFilter,
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<LookRecord[]> {
  let query = on(tx)
    .selectFrom('platform.looks')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.id) query = query.where('id', '=', filter.id);
  if (filter.viewerId) query = query.where('viewerId', '=', filter.viewerId);
  if (filter.kind) query = query.where(sql<boolean>`kind = ${filter.kind}`);
  if (filter.words) {
    query = query.where(
      sql<boolean>`(strpos(lower(viewer_name), lower(${filter.words})) > 0 OR strpos(lower(reason), lower(${filter.words})) > 0)`,
    );
  }
  if (filter.subject) {
    const { personId, rowKeys, since } = filter.subject;
    // A file of many residents held everybody who was registered then.
    query = query.where(
      sql<boolean>`(subject_id = ${personId}::uuid OR row_key = ANY (${[...rowKeys]}::text[])
        OR (kind = 'export' AND subject_id IS NULL AND seen_at >= ${since}))`,
    );
  }
  if (page.after) query = query.where('id', '<', page.after.id);
  return query.execute();
}

/** The open look of a viewer at a field of a row, if its time is not over. */
export function openLook(
  tx: Tx,
  of: { readonly viewerId: string; readonly field: string; readonly rowKey: string },
): Promise<LookRecord | undefined> {
  return on(tx)
    .selectFrom('platform.looks')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('viewerId', '=', of.viewerId)
    .where('rowKey', '=', of.rowKey)
    .where(sql<boolean>`${of.field} = ANY (fields)`)
    .where('until', '>', tx.ctx.clock.now())
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Takes words out of the reasons that were given for looking at a person's data. */
export async function scrubReasons(
  tx: Tx,
  personId: string,
  words: readonly string[],
): Promise<void> {
  await tx.client.query(
    `UPDATE platform.looks SET reason = ''
     WHERE tenant_id = $1 AND subject_id = $2
       AND EXISTS (SELECT FROM unnest($3::text[]) AS word WHERE strpos(reason, word) > 0)`,
    [tx.ctx.tenantId, personId, [...words]],
  );
}

/** Replies that were kept for repeats and speak of a person. */
export async function dropReplies(
  tx: Tx,
  personId: string,
  words: readonly string[],
): Promise<void> {
  await tx.client.query(
    `DELETE FROM platform.idempotency
     WHERE tenant_id = $1 AND (actor = $2
       OR EXISTS (SELECT FROM unnest($3::text[]) AS word WHERE strpos(reply::text, word) > 0))`,
    [tx.ctx.tenantId, personId, [...words]],
  );
}

/** The one value of a column, as stored, with the key of its row. */
export async function storedValue(
  tx: Tx,
  of: {
    readonly table: string;
    readonly column: string;
    readonly key: string;
    readonly rowKey: string;
  },
): Promise<Record<string, unknown> | undefined> {
  const { rows } = await tx.client.query<Record<string, unknown>>(
    `SELECT "${of.key}" AS key, "${of.column}" AS value FROM ${of.table} WHERE tenant_id = $1 AND "${of.key}" = $2`,
    [tx.ctx.tenantId, of.rowKey],
  );
  return rows[0];
}
