/** The door itself: listens, and carries commands down to terminals that are connected. */
import {
  type Command,
  commandProgress,
  openDeviceDoor,
  sendAtOnce,
  takeCommands,
} from '#modules/things/index.ts';
import type { RunningService, Service, ServiceHost } from '#platform/module/index.ts';
import { Guest } from './guest.ts';
import { orderOf } from './orders.ts';
import { type Terminal, Terminals } from './terminal.ts';

/** Terminals send a heartbeat every minute or so; a line silent for longer is dead. */
const idleMs = 600_000;

/** The TCP server of JT/T 808. */
export const jt808Service: Service = { name: 'jt808', role: 'ingest', start };

async function start(host: ServiceHost): Promise<RunningService> {
  const terminals = new Terminals(({ key }) =>
    sendAtOnce(host, 'jt808', sendDown(host, terminals, key.tenantId, key.thingId)),
  );
  return openDeviceDoor(host, {
    door: 'jt808',
    port: { variable: 'JT808_PORT', standard: 7808 },
    idleMs,
    open: (line) => new Guest(host, line, terminals),
    sendDown: (tenantId, thingId) => sendDown(host, terminals, tenantId, thingId),
  });
}

async function sendDown(
  host: ServiceHost,
  terminals: Terminals,
  tenantId: string,
  thingId: string,
): Promise<void> {
  const terminal = terminals.of(thingId);
  if (!terminal?.line.open) return;
  const ctx = host.ctxOf(tenantId);
  const commands = await host.database.inTenant(ctx, (tx) => takeCommands(tx, thingId));
  for (const command of commands) await sendOne(host, terminal, command);
}

async function sendOne(host: ServiceHost, terminal: Terminal, command: Command): Promise<void> {
  const order = orderOf(command, terminal.edition);
  if (order) {
    const { serial, bytes } = terminal.frame(order.id, order.body);
    return terminal.pending.start(command.id, serial, bytes);
  }
  const reason = `JT/T 808 has no message for ${command.service}`;
  await host.database.inTenant(host.ctxOf(terminal.key.tenantId), (tx) =>
    commandProgress(tx, command.id, 'failed', { reason }),
  );
}
