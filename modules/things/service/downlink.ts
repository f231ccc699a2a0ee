/** Waking the doors when something waits for a device: at once by NOTIFY, and by a sweep every 10 s. */
import type { ServiceHost } from '#platform/module/index.ts';
import type { Door } from '../contract/model.ts';
import { waitingAt } from '../store/downlink.ts';
import { hubOf } from '../store/hub.ts';

const sweepMs = 10_000;

/** What a door does for a device; it looks whether the device is connected, then takes what waits. */
export type DownlinkHandler = (tenantId: string, thingId: string) => Promise<void>;

/**
 * Calls `handler` for a device of the door when a command or a delta waits for it, one call at a time a
 * device. The handler is called again by the sweep as long as something waits; its errors are logged.
 */
export async function useDownlink(
  host: Pick<ServiceHost, 'database' | 'logger'>,
  door: Door,
  handler: DownlinkHandler,
): Promise<{ stop(): Promise<void> }> {
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  let stopped = false;
  const run = (tenantId: string, thingId: string): void => {
    if (stopped) return;
    if (running.has(thingId)) {
      wanted.add(thingId);
      return;
    }
    const work = handler(tenantId, thingId)
      .catch((error: Error) => host.logger.warn({ err: error, thingId }, `downlink ${door}`))
      .finally(() => {
        running.delete(thingId);
        if (wanted.delete(thingId)) run(tenantId, thingId);
      });
    running.set(thingId, work);
  };
  const hub = hubOf(host.database);
  await hub.join(door, run);
  const sweep = setInterval(() => {
    waitingAt(host.database, door)
      .then((found) => found.forEach(({ tenantId, thingId }) => run(tenantId, thingId)))
      .catch((error: Error) => host.logger.warn({ err: error }, `downlink sweep ${door}`));
  }, sweepMs).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(sweep);
      await hub.leave(door, run);
      await Promise.all(running.values());
    },
  };
}
