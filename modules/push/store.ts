/** Every SQL statement of the push door. */
import {
  type Database,
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { Mapping } from './contract.ts';

/** A source. */
export interface SourceRow {
  readonly id: string;
  readonly tenantId: string;
  readonly title: string;
  readonly mapping: Mapping;
  readonly secret: string;
  readonly active: boolean;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByLabel: string;
  readonly lastAt: Date | null;
}

interface Tables {
  'push.sources': SourceRow;
  'push.signatures': { sourceId: string; signature: string; tenantId: string; takenAt: Date };
}

const on = (tx: Pick<Tx, 'as'>) => tx.as<Tables>();

/** A source, in whichever town it is. */
export function sourceAnywhere(database: Database, id: string): Promise<SourceRow | undefined> {
  return database.inSystem(async (tx) => {
    const query = on(tx).selectFrom('push.sources').selectAll().where('id', '=', id);
    return openRow(tx, 'push.sources', await query.executeTakeFirst());
  });
}

/** The town's sources, the oldest first. */
export async function sourceRows(tx: Tx): Promise<SourceRow[]> {
  const rows = await on(tx).selectFrom('push.sources').selectAll().orderBy('id').execute();
  return openRows(tx, 'push.sources', rows);
}

/** One source, locked. */
export async function lockSource(tx: Tx, id: string): Promise<SourceRow | undefined> {
  const row = await on(tx)
    .selectFrom('push.sources')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, 'push.sources', row);
}

/** Adds a source. */
export async function insertSource(tx: Tx, row: SourceRow): Promise<void> {
  await insertMany(tx, 'push.sources', [row]);
}

/** Changes a source. */
export async function updateSource(
  tx: Tx,
  id: string,
  { mapping, ...rest }: Partial<Omit<SourceRow, 'id' | 'tenantId'>>,
): Promise<void> {
  const json = mapping && sql<Mapping>`${JSON.stringify(mapping)}::jsonb`;
  await on(tx)
    .updateTable('push.sources')
    .set({
      ...(await sealChange(tx, 'push.sources', id, rest)),
      ...(json ? { mapping: json as never } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Removes a source with its signatures. @returns whether it was there */
export async function deleteSource(tx: Tx, id: string): Promise<boolean> {
  await on(tx).deleteFrom('push.signatures').where('sourceId', '=', id).execute();
  const result = await on(tx).deleteFrom('push.sources').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Notes a signature. @returns false when it was taken before */
export async function noteSignature(tx: Tx, sourceId: string, signature: string): Promise<boolean> {
  const row = { sourceId, signature, tenantId: tx.ctx.tenantId, takenAt: tx.ctx.clock.now() };
  const suffix = 'ON CONFLICT (source_id, signature) DO NOTHING';
  return (await insertMany(tx, 'push.signatures', [row], suffix)) > 0;
}

/** Lets a message be sent again: it was not stored. */
export async function forgetSignature(tx: Tx, sourceId: string, signature: string): Promise<void> {
  await on(tx)
    .deleteFrom('push.signatures')
    .where('sourceId', '=', sourceId)
    .where('signature', '=', signature)
    .execute();
}

/** Forgets signatures that are outside of the window anyway. */
export async function deleteSignaturesBefore(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('push.signatures').where('takenAt', '<', before).execute();
}
