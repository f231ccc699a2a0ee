/** A thread that writes one plain text out. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CopyAnswer, copyHere, type PlainCopy } from './plain-copy.ts';

const toldEvery = 8 << 20;
const answer = (given: CopyAnswer): void => parentPort?.postMessage(given);

let told = 0;
const copied = await copyHere(workerData as PlainCopy, (read) => {
  if (read - told < toldEvery) return;
  told = read;
  answer({ read });
});
answer({ copied });
