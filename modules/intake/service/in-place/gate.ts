/** Few readers at a time: a department's database is not ours to press. */
import { problem } from '../../problems.ts';
import type { LivePlace } from '../../store/outside/live.ts';

/** Of this process, at one database of a source. */
const mostAtOnce = 4;
/** Who waits behind them; more are sent away. */
const mostWaiting = 32;

interface Gate {
  inside: number;
  readonly waiting: (() => void)[];
}

const gates = new Map<string, Gate>();

/** Runs `work` when it is its turn at that database. @throws live-busy */
export async function waitsFor<T>(place: LivePlace, work: () => Promise<T>): Promise<T> {
  const { host = '', port = 0, database = '', url = '' } = place.settings;
  const name = JSON.stringify([place.kind, host, port, database, url]);
  const gate = gates.get(name) ?? { inside: 0, waiting: [] };
  gates.set(name, gate);
  if (gate.inside >= mostAtOnce) {
    if (gate.waiting.length >= mostWaiting) throw problem('live-busy', { source: place.title });
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  } else gate.inside += 1;
  try {
    return await work();
  } finally {
    // The place goes to who waits longest, or is free.
    const next = gate.waiting.shift();
    if (next) next();
    else gate.inside -= 1;
    if (gate.inside === 0) gates.delete(name);
  }
}
