/** A station for tests: a real socket that speaks HJ 212 and hears the answers. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { addThings, type NewThing } from '#modules/things/index.ts';
import { encodeFrame, FrameReader, parseFrame, type Segment } from '#protocols/hj212/index.ts';
import type { TestTown } from '#testing';

/** Password of the test stations. */
export const password = 'a-secret-of-chance-0123456789';

/** Adds an air station. @returns its id */
export async function addStation(
  town: TestTown,
  mn: string,
  settings: NonNullable<NewThing['settings']> = {},
): Promise<string> {
  const [added] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [
      {
        name: `站 ${mn}`,
        modelCode: 'air-station',
        door: 'hj212',
        externalId: mn,
        secret: password,
        settings,
      },
    ]),
  );
  return added?.id ?? '';
}

/** A message of a station; real-time data of 2017 with an answer wanted unless said. */
export function message(mn: string, cp: string, rest: Partial<Segment> = {}): Buffer {
  return encodeFrame({
    qn: '20261123100000001',
    st: '22',
    cn: '2011',
    pw: password,
    mn,
    flag: {
      edition: 2017,
      split: false,
      answerWanted: true,
    },
    packets: null,
    backfill: false,
    cp,
    ...rest,
  });
}

/** A connection to the door. */
export interface Wire {
  send(...frames: (Buffer | string)[]): void;
  /** The next message of the platform. */
  next(): Promise<Segment>;
  /** Resolves when the platform has ended the connection. */
  readonly closed: Promise<void>;
  end(): void;
}

/** Dials in. */
export async function dial(t: TestContext, town: TestTown): Promise<Wire> {
  const socket = connect(town.ports.get('hj212') ?? 0, '127.0.0.1');
  atEnd(t, () => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const reader = new FrameReader();
  const heard: Segment[] = [];
  const waiting: ((segment: Segment) => void)[] = [];
  socket.on('data', (chunk: Buffer) => {
    for (const one of reader.push(chunk)) {
      const parsed = one.kind === 'frame' ? parseFrame(one.bytes) : undefined;
      if (!parsed?.ok) throw new Error('the platform sent a bad frame');
      const resolve = waiting.shift();
      if (resolve) resolve(parsed.segment);
      else heard.push(parsed.segment);
    }
  });
  return {
    send: (...frames) => {
      for (const frame of frames) socket.write(frame);
    },
    next: () => {
      const segment = heard.shift();
      return segment ? Promise.resolve(segment) : new Promise((resolve) => waiting.push(resolve));
    },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    end: () => void socket.end(),
  };
}

/** A refusal as an operator sees it. */
export interface SeenRefusal {
  readonly reason: string;
  readonly detail: string;
  readonly thing: string | null;
  readonly source: string;
  readonly count: number;
}

/** Refusals of the town, oldest first. */
export async function refusals(town: TestTown): Promise<SeenRefusal[]> {
  return town.sql(
    `SELECT reason, detail, thing_id AS thing, source, count FROM observations.refusals
     WHERE tenant_id = $1 AND door = 'hj212' ORDER BY id`,
    [town.tenantId],
  );
}

/** Stored numbers of a device: `key value quality`, by time. */
export async function stored(town: TestTown, thingId: string): Promise<string[]> {
  const rows = await town.sql<{ line: string }>(
    `SELECT d.key || ' ' || v.value || ' ' || v.quality::text AS line FROM observations.values v
     JOIN observations.datastreams d ON d.no = v.datastream_no
     WHERE d.thing_id = $1 ORDER BY v.at, d.key, v.value`,
    [thingId],
  );
  return rows.map(({ line }) => line);
}
