/** A terminal for tests: a real socket that speaks JT/T 808 and hears the answers. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { addThings, type NewThing } from '#modules/things/index.ts';
import {
  type Edition,
  encodeFrame,
  FrameReader,
  id,
  type Location,
  type Message,
  parseFrame,
  readAnswer,
  registrationBody,
} from '#protocols/jt808/index.ts';
import type { TestTown } from '#testing';

/** Secret of the test vehicles. */
export const secret = 'a-secret-of-chance-0123456789';

/** Adds a refuse truck. @returns its id */
export async function addTruck(
  town: TestTown,
  sim: string,
  settings: NonNullable<NewThing['settings']> = {},
): Promise<string> {
  const [added] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [
      {
        name: `清运车 ${sim}`,
        modelCode: 'refuse-truck',
        door: 'jt808',
        externalId: sim,
        secret,
        settings,
      },
    ]),
  );
  return added?.id ?? '';
}

/** Where the test trucks are. */
export const place: Location = {
  alarms: [],
  acc: true,
  fixed: true,
  longitude: 113.5,
  latitude: 28.45,
  altitudeMetres: 60,
  speedKmh: 32.5,
  heading: 90,
  at: new Date('2026-11-23T01:59:00Z'),
  mileageKm: 1234.5,
  fuelLitres: null,
  signalStrength: null,
  satellites: 11,
};

/** The body of a registration. */
export const registration = (terminalId: string, edition: Edition = 2013): Buffer =>
  registrationBody(
    { manufacturer: 'ZSCO', model: 'M1', terminalId, plateColour: 1, plate: '湘A00001' },
    edition,
  );

/** A connection to the door. */
export interface Wire {
  /** Sends a message. @returns its serial */
  say(message: number, body?: Buffer, header?: Partial<Message['header']>): number;
  raw(bytes: Buffer): void;
  /** The next message of the platform. */
  next(): Promise<Message>;
  /** The result of the next general answer. */
  result(): Promise<number>;
  readonly closed: Promise<void>;
  end(): void;
}

/** Dials in with a SIM number. */
export async function dial(
  t: TestContext,
  town: TestTown,
  sim: string,
  edition: Edition = 2013,
): Promise<Wire> {
  const socket = connect(town.ports.get('jt808') ?? 0, '127.0.0.1');
  atEnd(t, () => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const reader = new FrameReader();
  const heard: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.on('data', (chunk: Buffer) => {
    for (const one of reader.push(chunk)) {
      const parsed = one.kind === 'frame' ? parseFrame(one.bytes) : undefined;
      if (!parsed?.ok) throw new Error('the platform sent a bad frame');
      const resolve = waiting.shift();
      if (resolve) resolve(parsed);
      else heard.push(parsed);
    }
  });
  let serial = 0;
  const next = (): Promise<Message> => {
    const message = heard.shift();
    return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
  };
  return {
    say: (message, body = Buffer.alloc(0), rest = {}) => {
      serial += 1;
      const phone = sim.padStart(edition === 2019 ? 20 : 12, '0');
      const header = { id: message, edition, phone, serial, packets: null, ...rest };
      socket.write(encodeFrame({ header, body }));
      return serial;
    },
    raw: (bytes) => void socket.write(bytes),
    next,
    result: async () => {
      const message = await next();
      const read = readAnswer(message.body);
      return message.header.id === id.platformAnswer && read.ok ? read.result : -1;
    },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    end: () => void socket.end(),
  };
}

/** Refusals of the town at this door: reason and whether the device was known. */
export async function refusals(town: TestTown): Promise<string[]> {
  const rows = await town.sql<{ line: string }>(
    `SELECT reason || CASE WHEN thing_id IS NULL THEN ' unknown' ELSE ' known' END AS line
     FROM observations.refusals WHERE tenant_id = $1 AND door = 'jt808' ORDER BY id`,
    [town.tenantId],
  );
  return rows.map(({ line }) => line).toSorted();
}

/** Stored numbers of a device: `key value`, by time. */
export async function stored(town: TestTown, thingId: string): Promise<string[]> {
  const rows = await town.sql<{ line: string }>(
    `SELECT d.key || ' ' || v.value AS line FROM observations.values v
     JOIN observations.datastreams d ON d.no = v.datastream_no
     WHERE d.thing_id = $1 ORDER BY v.at, d.key, v.value`,
    [thingId],
  );
  return rows.map(({ line }) => line);
}
