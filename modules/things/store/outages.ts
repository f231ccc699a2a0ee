/** Times when devices were away. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { OutageRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** Notes that devices went; one that is away already stays as it is. */
export async function beginOutages(tx: Tx, rows: readonly OutageRow[]): Promise<void> {
  const sorted = [...rows].sort((a, b) => (a.thingId < b.thingId ? -1 : 1));
  await insertMany(tx, 'things.outages', sorted, 'ON CONFLICT DO NOTHING');
}

/** Notes that devices are back. */
export async function endOutages(
  tx: Tx,
  ends: readonly { readonly thingId: string; readonly at: Date }[],
): Promise<void> {
  for (const { thingId, at } of ends) {
    await on(tx)
      .updateTable('things.outages')
      .set({ toAt: at })
      .where('thingId', '=', thingId)
      .where('toAt', 'is', null)
      .execute();
  }
}
