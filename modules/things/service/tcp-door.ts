/** A door where devices dial in over TCP and stay connected: it listens, and carries down what waits for them. */
import type { RunningService, ServiceHost } from '#platform/module/index.ts';
import { listenTcp, type TcpDoor } from '#platform/tcp/index.ts';
import type { Door } from '../contract/model.ts';
import { type DownlinkHandler, useDownlink } from './downlink.ts';

/** How such a door is opened. */
export interface DeviceDoor extends TcpDoor {
  readonly door: Door;
  /** Sends what waits for a device, if it is connected. */
  readonly sendDown: DownlinkHandler;
}

/** Opens it; where its port says `off`, nothing runs. @throws ConfigError for a port that cannot be used */
export async function openDeviceDoor(
  host: ServiceHost,
  { door, sendDown, ...tcp }: DeviceDoor,
): Promise<RunningService> {
  const open = await listenTcp(host.environment, host.logger, tcp);
  if (!open) return { stop: () => Promise.resolve() };
  const downlink = await useDownlink(host, door, sendDown);
  return {
    port: open.port,
    stop: async () => {
      await downlink.stop();
      await open.stop();
    },
  };
}

/** Sends what waits for a device that has just shown who it is; a failure is logged and tried again by the sweep. */
export function sendAtOnce(host: ServiceHost, door: Door, work: Promise<void>): void {
  work.catch((error: Error) =>
    host.logger.warn({ err: error }, `${door}: commands could not be sent`),
  );
}
