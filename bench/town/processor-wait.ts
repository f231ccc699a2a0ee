/** How long a process has been ready to run without a processor: what other work on the machine takes from a figure. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds over all threads of a process since its start; 0 where the system does not tell (other than Linux). */
export function processorWaitMs(pid: number): number {
  try {
    const tasks = `/proc/${pid}/task`;
    const waits = readdirSync(tasks).map((task) => {
      const [, nanoseconds] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
      return Number(nanoseconds) / 1e6;
    });
    return waits.reduce((sum, each) => sum + each, 0);
  } catch {
    return 0;
  }
}
