/** A thread that seals one file: slots of shared memory come filled and go back free. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { SealAnswer, SealOrder, SealTask } from './seal-in-thread.ts';
import { sealInto } from './sealed-file.ts';

const { path, fileKey, memory, slotBytes } = workerData as SealTask;
const port = parentPort;
if (!port) throw new Error('no thread');

const orders: SealOrder[] = [];
port.on('message', (order: SealOrder) => orders.push(order));
const answer = (given: SealAnswer): void => port.postMessage(given);

async function* pieces(): AsyncGenerator<Buffer> {
  for (;;) {
    if (orders.length === 0) await once(port as NonNullable<typeof port>, 'message');
    const order = orders.shift();
    if (order === 'end') return;
    if (order === 'abort') throw new Error('what came in broke off');
    if (!order) continue;
    // The cipher has read a piece when the next is asked for.
    yield Buffer.from(memory, order.slot * slotBytes, order.length);
    answer({ free: order.slot });
  }
}

answer({ bytes: await sealInto(path, fileKey, pieces()) });
