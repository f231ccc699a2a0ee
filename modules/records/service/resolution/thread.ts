/** A thread that blocks, counts and scores for a resolution. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  blockPass,
  countSlice,
  type Model,
  type Scorer,
  scorerOf,
} from '../../rules/resolution/index.ts';
import type { Ground, Task } from './tasks.ts';

const { columns, plan } = workerData as Ground;

/** The scorer of the model that came last: a resolution has one. */
let known: { readonly model: string; readonly score: Scorer } | null = null;

function scorer(model: Model): Scorer {
  const name = JSON.stringify(model);
  if (known?.model !== name) known = { model: name, score: scorerOf(columns, plan, model) };
  return known.score;
}

function answer(task: Task): unknown {
  if (task.kind === 'block') return blockPass(columns, plan, task.pass);
  if (task.kind === 'count') return [...countSlice(columns, plan, task)];
  return scorer(task.model)(task.blocks, task.slice);
}

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(answer(task));
});
