/** Queries about identity cards that were seen, and the rules of the desks. */
import { insertMany, openRow, openRows, searchIndex, type Tx } from '#platform/database/index.ts';
import type { AssistTables, PaperRow, PhraseRow, SettingsRow } from './tables.ts';

const on = (tx: Tx) => tx.as<AssistTables>();

/** The card of an identity number. */
export async function paperByNumber(tx: Tx, idNumber: string): Promise<PaperRow | undefined> {
  const index = await searchIndex(tx, 'assist.papers.id_number', idNumber);
  const row = await on(tx)
    .selectFrom('assist.papers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('idNumberIndex', '=', index)
    .executeTakeFirst();
  return openRow(tx, 'assist.papers', row);
}

/** Cards of people. */
export async function papersOf(tx: Tx, personIds: readonly string[]): Promise<PaperRow[]> {
  if (personIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom('assist.papers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', 'in', [...personIds])
    .execute();
  return openRows(tx, 'assist.papers', rows);
}

/** Keeps cards that were seen. */
export async function insertPapers(tx: Tx, rows: readonly PaperRow[]): Promise<void> {
  await insertMany(tx, 'assist.papers', rows);
}

export async function readSettings(tx: Tx): Promise<SettingsRow | undefined> {
  const row = await on(tx)
    .selectFrom('assist.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return openRow(tx, 'assist.settings', row);
}

/** Writes the rules anew. @returns whether the version was the present one */
export async function saveSettings(tx: Tx, row: SettingsRow): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM assist.settings WHERE tenant_id = $1 AND version <> $2',
    [row.tenantId, row.version - 1],
  );
  if (rowCount) return false;
  await on(tx).deleteFrom('assist.settings').where('tenantId', '=', row.tenantId).execute();
  await insertMany(tx, 'assist.settings', [row]);
  return true;
}

export function phraseRows(tx: Tx): Promise<PhraseRow[]> {
  return on(tx)
    .selectFrom('assist.phrases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Puts the whole list of text blocks in the place of the old one. */
export async function replacePhrases(tx: Tx, rows: readonly PhraseRow[]): Promise<void> {
  await on(tx).deleteFrom('assist.phrases').where('tenantId', '=', tx.ctx.tenantId).execute();
  await insertMany(tx, 'assist.phrases', rows);
}

/** Says at which extension somebody sits; whoever sat there before sits nowhere. */
export async function sitAt(tx: Tx, personId: string, extension: string | null): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  await on(tx)
    .deleteFrom('assist.desks')
    .where('tenantId', '=', tenantId)
    .where((where) =>
      where.or([
        where('personId', '=', personId),
        ...(extension ? [where('extension', '=', extension)] : []),
      ]),
    )
    .execute();
  if (!extension) return;
  await insertMany(tx, 'assist.desks', [{ tenantId, personId, extension, since: clock.now() }]);
}

/** Where somebody sits. */
export async function deskOf(
  tx: Tx,
  by: { readonly personId: string } | { readonly extension: string },
) {
  const query = on(tx)
    .selectFrom('assist.desks')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId);
  return 'personId' in by
    ? query.where('personId', '=', by.personId).executeTakeFirst()
    : query.where('extension', '=', by.extension).executeTakeFirst();
}
