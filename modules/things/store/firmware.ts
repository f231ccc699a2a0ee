/** Firmware packages and roll-outs. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { RolloutCounts } from '../rules/rollout.ts';
import type { CommandState } from '../types.ts';
import type { FirmwareRow, RolloutRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** Packages, newest first. */
export function firmwareRows(tx: Tx): Promise<FirmwareRow[]> {
  return on(tx).selectFrom('things.firmware').selectAll().orderBy('id', 'desc').execute();
}

/** A package. */
export function firmwareById(tx: Tx, id: string): Promise<FirmwareRow | undefined> {
  return on(tx).selectFrom('things.firmware').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Adds a package. @returns whether the version was free */
export async function insertFirmware(tx: Tx, row: FirmwareRow): Promise<boolean> {
  return (await insertMany(tx, 'things.firmware', [row], 'ON CONFLICT DO NOTHING')) > 0;
}

/** Ends new roll-outs of a package. @returns whether there is one */
export async function retireFirmwareRow(tx: Tx, id: string): Promise<boolean> {
  const result = await on(tx)
    .updateTable('things.firmware')
    .set({ retired: true })
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Roll-outs, newest first. */
export function rolloutRows(tx: Tx): Promise<RolloutRow[]> {
  return on(tx)
    .selectFrom('things.rollouts')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

/** A roll-out, locked. */
export function lockRollout(tx: Tx, id: string): Promise<RolloutRow | undefined> {
  return on(tx)
    .selectFrom('things.rollouts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds a roll-out with its devices in order. @returns whether the model had none under way */
export async function insertRollout(
  tx: Tx,
  row: RolloutRow,
  thingIds: readonly string[],
): Promise<boolean> {
  const written = await insertMany(tx, 'things.rollouts', [row], 'ON CONFLICT DO NOTHING');
  if (written === 0) return false;
  const { id: rolloutId, tenantId } = row;
  await insertMany(
    tx,
    'things.rollout_things',
    thingIds.map((thingId, ordinal) => ({
      rolloutId,
      thingId,
      tenantId,
      ordinal,
      commandId: null,
    })),
  );
  return true;
}

/** Changes a roll-out. */
export async function updateRollout(
  tx: Tx,
  id: string,
  change: Partial<Omit<RolloutRow, 'id' | 'tenantId'>>,
): Promise<void> {
  await on(tx).updateTable('things.rollouts').set(change).where('id', '=', id).execute();
}

/** The next devices to be told; those disabled meanwhile are told too, their commands expire. */
export async function nextThings(tx: Tx, rolloutId: string, count: number): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('things.rolloutThings')
    .select('thingId')
    .where('rolloutId', '=', rolloutId)
    .where('commandId', 'is', null)
    .orderBy('ordinal')
    .limit(count)
    .execute();
  return rows.map(({ thingId }) => thingId);
}

/** Notes with which command a device was told. */
export async function markTold(
  tx: Tx,
  rolloutId: string,
  thingId: string,
  commandId: string,
): Promise<void> {
  await on(tx)
    .updateTable('things.rolloutThings')
    .set({ commandId })
    .where('rolloutId', '=', rolloutId)
    .where('thingId', '=', thingId)
    .execute();
}

/** Where the devices of roll-outs stand. */
export async function countRollouts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RolloutCounts>> {
  const { rows } = await tx.client.query<RolloutCounts & { id: string }>(
    `SELECT r.rollout_id AS id, count(*)::integer AS total, count(c.id)::integer AS told,
       (count(*) FILTER (WHERE c.state = 'done'))::integer AS done,
       (count(*) FILTER (WHERE c.state IN ('failed', 'expired')))::integer AS failed
     FROM things.rollout_things r LEFT JOIN things.commands c ON c.id = r.command_id
     WHERE r.rollout_id = ANY ($1) GROUP BY 1`,
    [ids],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Commands of a roll-out that were not sent yet. */
export async function queuedOfRollout(tx: Tx, rolloutId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT c.id FROM things.rollout_things r JOIN things.commands c ON c.id = r.command_id
     WHERE r.rollout_id = $1 AND c.state = 'queued'`,
    [rolloutId],
  );
  return rows.map(({ id }) => id);
}

/** A device of a roll-out. */
export interface RolloutThing {
  readonly thingId: string;
  readonly ordinal: number;
  readonly code: string;
  readonly name: string;
  readonly state: CommandState | null;
  readonly reason: string;
  readonly finishedAt: Date | null;
}

/** Devices of a roll-out in order, one more than asked. */
export async function rolloutThingRows(
  tx: Tx,
  rolloutId: string,
  page: { readonly limit: number; readonly after: number },
): Promise<RolloutThing[]> {
  const { rows } = await tx.client.query<RolloutThing>(
    `SELECT r.thing_id AS "thingId", r.ordinal, t.code, t.name, c.state, coalesce(c.reason, '') AS reason,
       c.finished_at AS "finishedAt"
     FROM things.rollout_things r JOIN things.things t ON t.id = r.thing_id
     LEFT JOIN things.commands c ON c.id = r.command_id
     WHERE r.rollout_id = $1 AND r.ordinal > $2 ORDER BY r.ordinal LIMIT $3`,
    [rolloutId, page.after, page.limit + 1],
  );
  return rows;
}
