/**
 * The sequencer: gives acts their places, then publishes. One process of the installation does it at a time.
 * Places are committed first; tiles follow and are put on the disk; the checkpoint is signed last. Whatever
 * moment the process is killed at, the next round goes on from what is committed, and comes to the same
 * tiles and the same checkpoint.
 */
import type { Tenant } from '#platform/tenants/index.ts';
import { lockLog, placeWaiting, saveLog, tenantsWithWork } from '../store/sequencing.ts';
import type { LedgerHouse } from './house.ts';
import { LogHalted, publish } from './publish.ts';

/** Acts that one batch takes at most. */
const batchLimit = 8192;

/** The turn of the sequencer: who has it publishes, and nobody else. */
export const sequencerTurn = 'ledger sequencer';

/** One round over all logs. @returns how many acts got their place; null when another process is at it */
export async function sequence(house: LedgerHouse): Promise<number | null> {
  const { database, tenants } = house.host;
  return database.turn(sequencerTurn, async () => {
    let placed = 0;
    for (const tenantId of await database.inSystem(tenantsWithWork)) {
      const town = await tenants.byId(tenantId);
      if (town) placed += await sequenceTown(house, town);
    }
    return placed;
  });
}

async function sequenceTown(house: LedgerHouse, town: Tenant): Promise<number> {
  const { database, logger } = house.host;
  const { origin } = await house.keys.of(town.code);
  const { log, commitments } = await database.inSystem(async (tx) => {
    const before = await lockLog(tx, town.tenantId, origin);
    const placed = await placeWaiting(tx, before, batchLimit);
    return { log: { ...before, size: before.size + placed.length }, commitments: placed };
  });
  // Somebody must look first; places are given all the same, so that nothing waits.
  if (log.halted) return commitments.length;
  try {
    await publish(house, town, { log, last: commitments });
  } catch (error) {
    if (!(error instanceof LogHalted)) throw error;
    house.edges.delete(town.tenantId);
    logger.error({ town: town.code }, `the ledger signs nothing more: ${error.message}`);
    await database.inSystem((tx) => saveLog(tx, town.tenantId, { halted: error.message }));
  }
  return commitments.length;
}
