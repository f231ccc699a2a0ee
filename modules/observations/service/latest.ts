/** The newest values of devices. */
import { modelsOf, type Property, thingsOf } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Quality, Value } from '../contract/reading.ts';
import { latestRows } from '../store/streams.ts';
import type { Latest } from '../types.ts';
import { unwritten } from './ingest/index.ts';

/** Newest values of devices, those included that this process has not written behind yet. */
export async function latestOf(tx: Tx, thingIds: readonly string[]): Promise<Latest[]> {
  if (thingIds.length === 0) return [];
  const properties = await propertiesOf(tx);
  const found = new Map<string, Latest>();
  for (const row of await latestRows(tx, thingIds)) {
    const { thingId, key, at, receivedAt } = row;
    const value = typed(row.number ?? row.other, properties(thingId, key));
    const quality = row.quality as Quality;
    found.set(`${thingId} ${key}`, { thingId, key, value, at, receivedAt, quality });
  }
  const { database, tenantId } = tx.ctx;
  for (const thingId of thingIds) {
    for (const { key, latest } of unwritten(database, tenantId, thingId)) {
      if (!latest) continue;
      found.set(`${thingId} ${key}`, {
        thingId,
        key,
        value: typed(latest.number ?? latest.other, properties(thingId, key)),
        at: new Date(latest.at / 1000),
        receivedAt: new Date(latest.receivedAt / 1000),
        quality: String.fromCharCode(latest.quality) as Quality,
      });
    }
  }
  return [...found.values()];
}

/** Finds the property of a device's model. */
async function propertiesOf(
  tx: Tx,
): Promise<(thingId: string, key: string) => Property | undefined> {
  const [directory, models] = await Promise.all([thingsOf(tx), modelsOf(tx)]);
  return (thingId, key) => {
    const thing = directory.byId(thingId);
    return thing && models.of(thing)?.property(key);
  };
}

/** A stored value as the model means it: yes/no are stored as 1 and 0. */
export function typed(stored: unknown, property: Property | undefined): Value {
  return property?.type === 'boolean' && typeof stored === 'number'
    ? stored !== 0
    : (stored as Value);
}
