/** Waiting reports in the browser's database. */
import { within } from '../resident-database.ts';
import { noteWaiting } from './count.ts';
import type { WaitingReport, WaitingStore } from './replay.ts';

async function recount(): Promise<void> {
  const count = await within('outbox', 'readonly', (store) => store.count());
  noteWaiting(count);
}

/** The store of this device. @throws where the browser forbids its database */
export const deviceStore: WaitingStore = {
  all: () => within('outbox', 'readonly', (store) => store.getAll() as IDBRequest<WaitingReport[]>),
  async put(report) {
    await within('outbox', 'readwrite', (store) => store.put(report, report.id));
    await recount();
  },
  async remove(id) {
    await within('outbox', 'readwrite', (store) => store.delete(id));
    await recount();
  },
};
