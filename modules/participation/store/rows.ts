/** What the queries of this module share: typed access, pages by the order of ids, numbers. */
import { openRow, sealChange, sql, type Tx } from '#platform/database/index.ts';
import type { ParticipationTables } from './tables.ts';

export const on = (tx: Tx) => tx.as<ParticipationTables>();

/** A page by the order of ids; rows are read one longer than asked. */
export interface IdPage {
  readonly limit: number;
  readonly afterId: string | null;
}

/** The next running number of a kind and local day. */
export async function nextNumber(tx: Tx, kind: string, day: string): Promise<number> {
  const { rows } = await tx.client.query<{ given: number }>(
    `INSERT INTO participation.counters (tenant_id, kind, day, given) VALUES ($1, $2, $3, 1)
     ON CONFLICT (tenant_id, kind, day) DO UPDATE SET given = participation.counters.given + 1 RETURNING given`,
    [tx.ctx.tenantId, kind, day],
  );
  return rows[0]?.given ?? 1;
}

/** Tables whose rows are changed as a whole, with a version. */
type Versioned = 'suggestions' | 'residents' | 'polls' | 'consultations' | 'goods' | 'callRounds';
type Rows = {
  [K in Versioned]: ParticipationTables[`participation.${K}`];
};

const nameOf = (table: Versioned): string =>
  `participation.${table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** A row within reach, locked. */
export async function lockRow<T extends Versioned>(
  tx: Tx,
  table: T,
  id: string,
): Promise<Rows[T] | undefined> {
  const row = await on(tx)
    .selectFrom(`participation.${table}` as 'participation.goods')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, nameOf(table), row as Rows[T] | undefined);
}

/** Changes a locked row and counts its version up. */
export async function changeRow<T extends Versioned>(
  tx: Tx,
  table: T,
  { id, change }: { readonly id: string; readonly change: Partial<Rows[T]> },
): Promise<void> {
  const stored = await sealChange(tx, nameOf(table), id, asJson(change));
  await on(tx)
    .updateTable(`participation.${table}` as 'participation.goods')
    .set({ ...(stored as object), version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Members kept as jsonb: an array would else travel as an array of PostgreSQL. */
const jsonMembers = new Set([
  'options',
  'sections',
  'sectionAnswers',
  'findings',
  'strata',
  'result',
]);

function asJson<C extends object>(change: C): C {
  const entries = Object.entries(change).map(([key, value]) => [
    key,
    jsonMembers.has(key) && value !== null ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries) as C;
}
