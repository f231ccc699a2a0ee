/** The door itself: listens, and carries commands down to stations that are connected. */
import {
  commandProgress,
  openDeviceDoor,
  sendAtOnce,
  takeCommands,
} from '#modules/things/index.ts';
import type { RunningService, Service, ServiceHost } from '#platform/module/index.ts';
import { commandFrame, encipherBody, isSm4Setting, requestNumber } from '#protocols/hj212/index.ts';
import { Guest } from './guest.ts';
import { type Order, orderOf } from './orders.ts';
import { type Station, Stations } from './station.ts';

/** System code of commands to a station that has only answered so far: surface water is as good as any. */
const anyStation = '22';
/** Stations report every 30 s to 5 min; a line silent for longer is dead. */
const idleMs = 900_000;

/** The TCP server of HJ 212. */
export const hj212Service: Service = { name: 'hj212', role: 'ingest', start };

async function start(host: ServiceHost): Promise<RunningService> {
  // What waits for a station goes down as soon as it has shown who it is.
  const stations = new Stations(({ key }) =>
    sendAtOnce(host, 'hj212', sendDown(host, stations, key.tenantId, key.thingId)),
  );
  return openDeviceDoor(host, {
    door: 'hj212',
    port: { variable: 'HJ212_PORT', standard: 9212 },
    idleMs,
    open: (line) => new Guest(host, line, stations),
    sendDown: (tenantId, thingId) => sendDown(host, stations, tenantId, thingId),
  });
}

async function sendDown(
  host: ServiceHost,
  stations: Stations,
  tenantId: string,
  thingId: string,
): Promise<void> {
  const station = stations.of(thingId);
  if (!station?.line.open) return;
  const now = host.clock.now();
  const orders = await host.database.inTenant(host.ctxOf(tenantId), async (tx) => {
    const commands = await takeCommands(tx, thingId);
    const ready: { commandId: string; order: Order }[] = [];
    for (const command of commands) {
      const order = orderOf(command, now);
      if (typeof order !== 'string') ready.push({ commandId: command.id, order });
      else await commandProgress(tx, command.id, 'failed', { reason: order });
    }
    return ready;
  });
  for (const { commandId, order } of orders) await sendOrder(station, commandId, order, now);
}

let lastNumberMs = 0;

/** Request numbers are times; two of one millisecond would be one. */
function freshNumber(now: Date): string {
  lastNumberMs = Math.max(lastNumberMs + 1, now.getTime());
  return requestNumber(new Date(lastNumberMs));
}

async function sendOrder(
  station: Station,
  commandId: string,
  order: Order,
  now: Date,
): Promise<void> {
  const { sm4 } = station.settings;
  const cp = isSm4Setting(sm4) ? encipherBody(order.cp, sm4) : order.cp;
  const number = freshNumber(now);
  const whom = { ...station, st: station.st || anyStation };
  await station.orders.start(commandId, order, number, commandFrame(whom, order.cn, number, cp));
}
