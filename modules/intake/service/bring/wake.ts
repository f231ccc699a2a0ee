/** Wakes the work of this process when somebody did something that it waits for. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';

const wakers = new WeakMap<Database, () => void>();

/** Sets what is called. */
export function onWake(database: Database, wake: () => void): void {
  wakers.set(database, wake);
}

/** Calls it; other processes look by themselves every second. */
export function wakeWork(ctx: Ctx): void {
  wakers.get(ctx.database)?.();
}
