/** Listening on TCP within bounds: the floor under the doors of devices. */
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Environment } from '../config/index.ts';
import type { Logger } from '../logging/index.ts';
import { Line, type LineLimits, type LineTaker } from './line.ts';
import { listenFault, type PortSetting, portOf } from './port.ts';

export { FrameFeed } from './frame-feed.ts';
export { Line, type LineLimits, type LineTaker } from './line.ts';
export { type PortSetting, portOf } from './port.ts';

/** How a door listens. */
export interface TcpDoor extends Partial<LineLimits> {
  readonly port: PortSetting;
  /** Connections at once; further ones are closed at once. Default 10,000. */
  readonly mostLines?: number;
  /** From one address at once. Default: as many as in all. */
  readonly mostLinesOfOneAddress?: number;
  readonly open: (line: Line) => LineTaker;
}

/** A door that listens. */
export interface OpenTcpDoor {
  readonly port: number;
  /** Takes no new connections, finishes what came, closes all. */
  stop(): Promise<void>;
}

/** What has come is finished within so long at the end; a device made to wait is not waited for. */
const graceMs = 1000;

const standardLimits: LineLimits = { idleMs: 600_000, quietMs: 2_000, mostUnsentBytes: 1 << 20 };

/**
 * Listens for a door.
 * @returns null when its variable says `off`
 * @throws ConfigError for a port that cannot be used
 */
export async function listenTcp(
  environment: Environment,
  logger: Logger,
  door: TcpDoor,
): Promise<OpenTcpDoor | null> {
  const wanted = portOf(environment, door.port);
  if (wanted === null) return null;
  const lines = new Set<Line>();
  const server = serverOf(door, lines, logger);
  await listening(server, wanted, door.port.variable);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const settled = Promise.all([...lines].map((line) => line.settled()));
      await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      for (const line of lines) line.cut();
      await closed;
      await Promise.all([...lines].map((line) => line.settled()));
    },
  };
}

function serverOf(door: TcpDoor, lines: Set<Line>, logger: Logger): Server {
  const limits = { ...standardLimits, ...door };
  const perAddress = new Map<string, number>();
  const most = door.mostLines ?? 10_000;
  const mostOfOne = door.mostLinesOfOneAddress ?? most;
  return createServer({ noDelay: true, keepAlive: true }, (socket) => {
    const address = socket.remoteAddress ?? '';
    const ofAddress = perAddress.get(address) ?? 0;
    if (lines.size >= most || ofAddress >= mostOfOne) {
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    const line = new Line(socket, limits);
    lines.add(line);
    perAddress.set(address, ofAddress + 1);
    socket.on('close', () => {
      lines.delete(line);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
    });
    line.read(door.open(line), (error) => {
      logger.warn({ err: error }, `${door.port.variable}: a connection was closed`);
    });
  });
}

function listening(server: Server, port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(listenFault(error, variable, port));
    server.once('error', fail);
    server.listen(port, () => {
      server.off('error', fail);
      resolve();
    });
  });
}
