/** Every SQL statement of the LoRaWAN door. */
import { insertMany, type Tx } from '#platform/database/index.ts';

/** A codec in force. */
export interface CodecRow {
  readonly tenantId: string;
  readonly code: string;
  readonly title: string;
  readonly script: string;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByLabel: string;
}

/** A command in the queue of the network server. */
export interface DownlinkRow {
  readonly queueItemId: string;
  readonly tenantId: string;
  readonly commandId: string;
  readonly confirmed: boolean;
  readonly createdAt: Date;
}

interface Tables {
  'lorawan.codecs': CodecRow;
  'lorawan.downlinks': DownlinkRow;
}

const on = (tx: Tx) => tx.as<Tables>();

/** All codecs of the town. */
export function codecRows(tx: Tx): Promise<CodecRow[]> {
  return on(tx).selectFrom('lorawan.codecs').selectAll().orderBy('code').execute();
}

/** A token that moves with every change of the codecs. */
export async function codecRevision(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ revision: string }>(
    `SELECT coalesce(string_agg(code || ':' || version || ':' || saved_at, ',' ORDER BY code), '') AS revision
     FROM lorawan.codecs`,
  );
  return rows[0]?.revision ?? '';
}

/** One codec, locked. */
export function lockCodec(tx: Tx, code: string): Promise<CodecRow | undefined> {
  return on(tx)
    .selectFrom('lorawan.codecs')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps a codec in place of the one before. */
export async function saveCodecRow(tx: Tx, row: CodecRow): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, code) DO UPDATE SET title = excluded.title,
    script = excluded.script, version = excluded.version, saved_at = excluded.saved_at,
    saved_by_label = excluded.saved_by_label`;
  await insertMany(tx, 'lorawan.codecs', [row], suffix);
}

/** Removes a codec. @returns whether it was there */
export async function deleteCodec(tx: Tx, code: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('lorawan.codecs')
    .where('code', '=', code)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Notes what waits in the queue of the network server. */
export async function insertDownlink(tx: Tx, row: DownlinkRow): Promise<void> {
  await insertMany(tx, 'lorawan.downlinks', [row], 'ON CONFLICT (queue_item_id) DO NOTHING');
}

/** What a queue item was; removed when it is at its end. */
export async function downlinkOf(
  tx: Tx,
  queueItemId: string,
  ends: (row: DownlinkRow) => boolean,
): Promise<DownlinkRow | undefined> {
  const row = await on(tx)
    .selectFrom('lorawan.downlinks')
    .selectAll()
    .where('queueItemId', '=', queueItemId)
    .executeTakeFirst();
  if (row && ends(row)) {
    await on(tx).deleteFrom('lorawan.downlinks').where('queueItemId', '=', queueItemId).execute();
  }
  return row;
}

/** Forgets queue items of before an instant: their commands have expired. */
export async function deleteDownlinksBefore(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('lorawan.downlinks').where('createdAt', '<', before).execute();
}
