/** Slaves for tests: registers in memory, answering as RTU behind a DTU or as Modbus TCP. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { addThings, type NewThing, saveModels } from '#modules/things/index.ts';
import {
  encodeResponse,
  encodeRtu,
  encodeTcp,
  readRequest,
  readRtu,
  readTcp,
  type Request,
  type Response,
} from '#protocols/modbus/index.ts';
import type { TestTown } from '#testing';

/** Secret of the test devices. */
export const secret = 'a-secret-of-chance-0123456789';

/** A slave's registers and coils; an address of `broken` answers with exception 2. */
export class Registers {
  readonly words = new Map<number, number>();
  readonly coils = new Map<number, boolean>();
  readonly broken = new Set<number>();
  /** While true it does not answer. */
  silent = false;
  /** Questions that came. */
  asked = 0;

  answer(request: Request): Response {
    const { address } = request;
    if (this.broken.has(address)) return { kind: 'exception', code: 2, words: '' };
    if (request.kind === 'writeRegisters') {
      request.registers.forEach((word, at) => this.words.set(address + at, word));
      return { kind: 'written' };
    }
    if (request.kind === 'writeCoils') {
      request.bits.forEach((bit, at) => this.coils.set(address + at, bit));
      return { kind: 'written' };
    }
    const places = Array.from({ length: request.count }, (_, at) => address + at);
    return request.function <= 2
      ? { kind: 'bits', bits: places.map((place) => this.coils.get(place) ?? false) }
      : { kind: 'registers', registers: places.map((place) => this.words.get(place) ?? 0) };
  }
}

/** Dials in as a DTU with slaves behind it. */
export async function dialIn(
  t: TestContext,
  town: TestTown,
  packet: string | Buffer,
  slaves: ReadonlyMap<number, Registers> = new Map(),
): Promise<{ socket: Socket; closed: Promise<void> }> {
  const socket = connect(town.ports.get('modbus') ?? 0, '127.0.0.1');
  atEnd(t, () => socket.destroy());
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  socket.on('data', (bytes: Buffer) => {
    const carried = readRtu(bytes);
    const request = carried && readRequest(carried.pdu);
    const slave = carried && slaves.get(carried.unit);
    if (!carried || !request || !slave) return;
    slave.asked += 1;
    if (slave.silent) return;
    const pdu = encodeResponse(request, slave.answer(request));
    // A heartbeat of the DTU may stand before any answer.
    socket.write(Buffer.concat([Buffer.from('beat'), encodeRtu({ unit: carried.unit, pdu })]));
  });
  socket.write(packet);
  return { socket, closed };
}

/** A Modbus TCP slave of our own. @returns its port and how to end it */
export async function listenAsSlave(t: TestContext, registers: Registers, port = 0) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const frame = readTcp(bytes);
      const request = frame && frame !== 'broken' ? readRequest(frame.pdu) : undefined;
      if (!frame || frame === 'broken' || !request || registers.silent) return;
      const pdu = encodeResponse(request, registers.answer(request));
      socket.write(encodeTcp(frame.transaction, { unit: frame.unit, pdu }));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const end = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  atEnd(t, end);
  return { port: (server.address() as AddressInfo).port, end };
}

const number = (key: string, access: 'r' | 'rw' = 'r') => ({
  key,
  nameZh: key,
  nameEn: key,
  type: 'number' as const,
  unit: '1',
  access,
});

/** A pump: level and pressure to read, speed and valve to write. */
const pump = {
  code: 'test-pump',
  nameZh: '试验泵',
  nameEn: 'Test pump',
  icon: 'pump',
  properties: [
    number('level'),
    number('pressure'),
    number('speed', 'rw'),
    { ...number('valve', 'rw'), type: 'boolean' as const },
  ],
  events: [],
  services: [
    {
      key: 'setSpeed',
      nameZh: '设定转速',
      nameEn: 'Set speed',
      input: [number('speed')],
      output: [],
      timeoutSeconds: 60,
    },
  ],
  silentAfterSeconds: 600,
  retentionDays: 365,
  budget: { perSecond: 1000, burst: 1000 },
  tags: [],
};

/** Register map of the pump. */
export const registers = [
  { key: 'level', function: 4, address: 10, type: 'float32', order: 'CDAB' },
  { key: 'pressure', function: 3, address: 100, type: 'int16', scale: 0.1 },
  { key: 'speed', function: 3, address: 101, type: 'uint16', write: true },
  { key: 'valve', function: 1, address: 0, write: true },
];

/** Adds a pump. @returns its id */
export async function addPump(
  town: TestTown,
  externalId: string | null,
  settings: NonNullable<NewThing['settings']>,
  gatewayId: string | null = null,
): Promise<string> {
  const [added] = await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [pump]);
    return addThings(tx, [
      {
        name: `泵 ${externalId ?? ''}`,
        modelCode: pump.code,
        door: 'modbus',
        externalId,
        gatewayId,
        settings: { intervalSeconds: 0.05, timeoutMs: 100, retries: 1, ...settings },
        ...(externalId === null ? {} : { secret }),
      },
    ]);
  });
  return added?.id ?? '';
}

/** Resolves when a query gives what is wanted. */
export async function until<T>(ask: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    // Lets sockets and timers have their turn; to ask without a pause would take the processor from them.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
