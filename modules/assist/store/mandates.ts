/** Queries about mandates. */
import {
  insertMany,
  openRow,
  openRows,
  searchIndex,
  sealChange,
  type Tx,
} from '#platform/database/index.ts';
import type { AssistTables, MandateRow } from './tables.ts';

const on = (tx: Tx) => tx.as<AssistTables>();
const table = 'assist.mandates';

export async function insertMandates(tx: Tx, rows: readonly MandateRow[]): Promise<void> {
  await insertMany(
    tx,
    table,
    rows.map((row) => ({ ...row, covers: [...row.covers] })),
  );
}

const rowsOf = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

/** A mandate, locked. */
export async function lockMandate(tx: Tx, id: string): Promise<MandateRow | undefined> {
  const row = await rowsOf(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return openRow(tx, table, row);
}

/** Live mandates of two people, the newest first; one at most while the index holds. */
export async function liveMandate(
  tx: Tx,
  pair: { readonly principalId: string; readonly agentId: string },
): Promise<MandateRow | undefined> {
  const row = await rowsOf(tx)
    .where('principalId', '=', pair.principalId)
    .where('agentId', '=', pair.agentId)
    .where('state', '=', 'live')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Mandates that a resident gave, newest first. */
export async function mandatesGiven(tx: Tx, principalId: string): Promise<MandateRow[]> {
  const rows = await rowsOf(tx)
    .where('principalId', '=', principalId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return openRows(tx, table, rows);
}

/** Mandates that a resident holds, and those offered to the resident's telephone, newest first. */
export async function mandatesHeld(
  tx: Tx,
  agent: { readonly personId: string; readonly phone: string | null },
): Promise<MandateRow[]> {
  const index = agent.phone
    ? await searchIndex(tx, 'assist.mandates.agent_phone', agent.phone)
    : null;
  const rows = await rowsOf(tx)
    .where((where) =>
      where.or([
        where('agentId', '=', agent.personId),
        ...(index
          ? [where.and([where('agentPhoneIndex', '=', index), where('state', '=', 'offered')])]
          : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return openRows(tx, table, rows);
}

/** How many people a mandate is open with, on either side. */
export async function countLive(
  tx: Tx,
  side: 'principalId' | 'agentId',
  personId: string,
): Promise<number> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(side, '=', personId)
    .where('state', '=', 'live')
    .limit(100)
    .execute();
  return rows.length;
}

/** Codes sent in the name of a person since an instant. */
export async function askedSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([where('principalId', '=', personId), where('begunBy', '=', personId)]),
    )
    .where('createdAt', '>', since)
    .limit(100)
    .execute();
  return rows.length;
}

export async function updateMandate(
  tx: Tx,
  id: string,
  change: Partial<MandateRow>,
): Promise<void> {
  const { covers: _, ...sealed } = await sealChange(tx, table, id, change);
  await on(tx)
    .updateTable(table)
    .set(sealed)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Mandates that a person has part in and that are not over. */
export async function openMandatesOf(tx: Tx, personId: string): Promise<MandateRow[]> {
  const rows = await rowsOf(tx)
    .where((where) =>
      where.or([where('principalId', '=', personId), where('agentId', '=', personId)]),
    )
    .where('state', '<>', 'ended')
    .execute();
  return openRows(tx, table, rows);
}

/** Takes names and numbers out of what a person has given, or was named in. */
export async function blankMandates(tx: Tx, personId: string): Promise<void> {
  await tx.client.query(
    `UPDATE assist.mandates SET agent_name = '', agent_phone = '', agent_phone_index = NULL
     WHERE tenant_id = $1 AND (principal_id = $2 OR agent_id = $2)`,
    [tx.ctx.tenantId, personId],
  );
}
