/**
 * The load: raw sockets that speak just enough MQTT, with packets made beforehand. A process of its
 * own; told by messages what to do, answers with what it measured. Bounded in count and time.
 */
import { connect, type Socket } from 'node:net';

/** One run. */
export interface LoadRun {
  readonly port: number;
  readonly clients: readonly { username: string; password: string; topic: string }[];
  /** Messages of a client under way at once. */
  readonly inFlight: number;
  readonly warmUpMs: number;
  readonly milliseconds: number;
  /** Values' keys in a message. */
  readonly keys: readonly string[];
  /** Source times go into the messages: 13 digits from here on, one a message and client. */
  readonly firstAtMs: number;
  /** Messages a second of all clients; 0: as many as are answered. */
  readonly perSecond: number;
  /** How long answers are waited for after the last message; 20 s unless said. */
  readonly patienceMs?: number;
}

/** What was measured. */
export interface LoadResult {
  readonly acknowledged: number;
  readonly milliseconds: number;
  /** Latencies in ms of what was acknowledged in the measured time. */
  readonly latencies: number[];
  /** When each of them was sent, in ms since the epoch. */
  readonly sentAt: number[];
  /** Messages acknowledged from the first to the last, warm-up included. */
  readonly total: number;
  readonly lost: number;
}

const digits = 13;

class Publisher {
  readonly socket: Socket;
  readonly #packet: Buffer;
  readonly #idAt: number;
  readonly #timeAt: number;
  readonly #valueAt: number[];
  readonly #sentAt = new Float64Array(65_536);
  readonly #onAck: (latencyMs: number) => void;
  #nextId = 1;
  #nextAt: number;
  #left: Buffer = Buffer.alloc(0);
  underWay = 0;

  constructor(socket: Socket, run: LoadRun, topic: string, onAck: (latencyMs: number) => void) {
    this.socket = socket;
    this.#onAck = onAck;
    this.#nextAt = run.firstAtMs;
    const body = `{"at":${'0'.repeat(digits)},"values":{${run.keys.map((key) => `"${key}":00.0`).join(',')}}}`;
    const name = Buffer.from(topic);
    const length = 2 + name.length + 2 + body.length;
    const header = length < 128 ? [0x32, length] : [0x32, (length & 127) | 128, length >> 7];
    this.#packet = Buffer.concat([
      Buffer.from(header),
      Buffer.of(name.length >> 8, name.length & 255),
      name,
      Buffer.alloc(2),
      Buffer.from(body),
    ]);
    this.#idAt = header.length + 2 + name.length;
    const bodyAt = this.#idAt + 2;
    this.#timeAt = bodyAt + '{"at":'.length;
    this.#valueAt = run.keys.map((key) => bodyAt + body.indexOf(`"${key}":`) + key.length + 3);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
  }

  send(): void {
    const id = this.#nextId;
    this.#nextId = id === 65_535 ? 1 : id + 1;
    const packet = Buffer.from(this.#packet);
    packet.writeUInt16BE(id, this.#idAt);
    packet.write(String(this.#nextAt), this.#timeAt, 'latin1');
    this.#nextAt += 1;
    for (const at of this.#valueAt) {
      const value = (this.#nextAt * 7 + at) % 900;
      packet[at] = 49 + Math.floor(value / 100);
      packet[at + 1] = 48 + (Math.floor(value / 10) % 10);
      packet[at + 3] = 48 + (value % 10);
    }
    this.#sentAt[id] = performance.now();
    this.underWay += 1;
    this.socket.write(packet);
  }

  #hear(chunk: Buffer): void {
    const bytes = this.#left.length > 0 ? Buffer.concat([this.#left, chunk]) : chunk;
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) {
      if (bytes[at] !== 0x40) continue;
      this.underWay -= 1;
      this.#onAck(performance.now() - (this.#sentAt[bytes.readUInt16BE(at + 2)] ?? 0));
    }
    this.#left = bytes.subarray(at);
  }
}

function connectPacket(id: string, username: string, password: string): Buffer {
  const field = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 255), bytes]);
  };
  const flags = username === '' ? 0x02 : 0xc2;
  const head = Buffer.concat([field('MQTT'), Buffer.of(4, flags, 0, 0)]);
  const credentials = username === '' ? [] : [field(username), field(password)];
  const body = Buffer.concat([head, field(id), ...credentials]);
  const length = body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7];
  return Buffer.concat([Buffer.of(0x10, ...length), body]);
}

async function opened(run: LoadRun, index: number): Promise<Socket> {
  const client = run.clients[index] as LoadRun['clients'][number];
  const socket = connect(run.port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.write(connectPacket(`load-${index}`, client.username, client.password));
    });
    socket.once('data', (bytes: Buffer) =>
      bytes[0] === 0x20 && bytes[3] === 0 ? resolve() : reject(new Error('CONNECT refused')),
    );
  });
  return socket;
}

/** Runs the load. */
async function runLoad(run: LoadRun): Promise<LoadResult> {
  const sockets: Socket[] = [];
  for (let from = 0; from < run.clients.length; from += 50) {
    const indices = Array.from(
      { length: Math.min(50, run.clients.length - from) },
      (_, n) => from + n,
    );
    sockets.push(...(await Promise.all(indices.map((index) => opened(run, index)))));
  }
  const startedAt = performance.now();
  const measuredFrom = startedAt + run.warmUpMs;
  const measuredTo = measuredFrom + run.milliseconds;
  const latencies: number[] = [];
  const sentAt: number[] = [];
  let total = 0;
  let isOver = false;
  const publishers = sockets.map((socket, index) => {
    const topic = run.clients[index]?.topic ?? '';
    const publisher: Publisher = new Publisher(socket, run, topic, (latencyMs) => {
      const now = performance.now();
      total += 1;
      if (now >= measuredFrom && now < measuredTo) {
        latencies.push(latencyMs);
        sentAt.push(performance.timeOrigin + now - latencyMs);
      }
      if (!isOver && run.perSecond === 0) publisher.send();
    });
    return publisher;
  });
  const pace = run.perSecond > 0 ? paced(publishers, run.perSecond) : null;
  if (!pace) for (const one of publishers) for (let n = 0; n < run.inFlight; n += 1) one.send();
  await new Promise((resolve) => setTimeout(resolve, measuredTo - performance.now()));
  isOver = true;
  if (pace) clearInterval(pace);
  const underWay = (): number => publishers.reduce((sum, one) => sum + one.underWay, 0);
  const until = performance.now() + (run.patienceMs ?? 20_000);
  while (underWay() > 0 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const lost = underWay();
  for (const socket of sockets) socket.destroy();
  const { milliseconds } = run;
  return { acknowledged: latencies.length, milliseconds, latencies, sentAt, total, lost };
}

/** Sends at a steady rate, in turn over the clients. */
function paced(publishers: readonly Publisher[], perSecond: number): NodeJS.Timeout {
  const startedAt = performance.now();
  let sent = 0;
  return setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) * perSecond) / 1000);
    for (; sent < due; sent += 1) publishers[sent % publishers.length]?.send();
  }, 5);
}

process.on('message', (run: LoadRun) => {
  runLoad(run).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
