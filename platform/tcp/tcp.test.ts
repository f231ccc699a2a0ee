import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import { ConfigError } from '../config/index.ts';
import { FrameFeed, type Line, listenTcp, portOf, type TcpDoor } from './index.ts';

const logger = pino({ level: 'silent' });
const port = { variable: 'TEST_PORT', standard: 0 };

async function opened(t: TestContext, door: Partial<TcpDoor>) {
  const open = await listenTcp({}, logger, {
    port,
    open: () => ({ take: () => Promise.resolve(), ended: () => undefined }),
    ...door,
  });
  assert.ok(open);
  t.after(() => open.stop());
  const dial = async (): Promise<Socket> => {
    const socket = connect(open.port, '127.0.0.1');
    t.after(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  return { open, dial };
}

test('a port is a number, 0 or off; anything else names its variable', () => {
  assert.equal(portOf({}, { variable: 'A', standard: 9212 }), 9212);
  assert.equal(portOf({ A: '0' }, { variable: 'A', standard: 9212 }), 0);
  assert.equal(portOf({ A: 'OFF' }, { variable: 'A', standard: 9212 }), null);
  for (const text of ['x', '-1', '65536', '1.5']) {
    assert.throws(() => portOf({ A: text }, { variable: 'A', standard: 1 }), /A is/);
  }
});

test('a port that is taken is told by the name of its variable', async (t) => {
  const { open } = await opened(t, {});
  await assert.rejects(
    listenTcp({ TEST_PORT: String(open.port) }, logger, {
      port,
      open: () => ({ take: () => Promise.resolve(), ended: () => undefined }),
    }),
    (error) =>
      error instanceof ConfigError && /TEST_PORT is \d+, which another/.test(error.message),
  );
});

test('pieces are taken one after another; a slow taker slows the sender, not its memory', async (t) => {
  let running = 0;
  let taken = 0;
  const done = Promise.withResolvers<void>();
  const take = async (chunk: Buffer): Promise<void> => {
    running += 1;
    assert.equal(running, 1);
    await new Promise((resolve) => setImmediate(resolve));
    taken += chunk.length;
    running -= 1;
    if (taken === 1 << 20) done.resolve();
  };
  const { dial } = await opened(t, { open: () => ({ take, ended: () => undefined }) });
  const socket = await dial();
  socket.write(Buffer.alloc(1 << 20));
  await done.promise;
});

test('silence is told of, and a longer one ends the line', async (t) => {
  const told: string[] = [];
  const gone = Promise.withResolvers<void>();
  const { dial } = await opened(t, {
    quietMs: 10,
    idleMs: 60,
    open: () => ({
      take: () => Promise.resolve(),
      quiet: async () => void told.push('quiet'),
      ended: () => gone.resolve(),
    }),
  });
  const socket = await dial();
  socket.write('x');
  await gone.promise;
  assert.deepEqual(told, ['quiet']);
});

test('who does not read the answers is cut off', async (t) => {
  const gone = Promise.withResolvers<void>();
  const answer = async (line: Line): Promise<void> => {
    while (line.send(Buffer.alloc(65_536))) await new Promise((resolve) => setImmediate(resolve));
  };
  const { dial } = await opened(t, {
    mostUnsentBytes: 1 << 17,
    open: (line) => ({ take: () => answer(line), ended: () => gone.resolve() }),
  });
  const socket = await dial();
  socket.pause();
  socket.write('x');
  await new Promise((resolve) => setImmediate(resolve));
  socket.destroy();
  await gone.promise;
});

test('no more connections than allowed, in all and from one address', async (t) => {
  const { dial } = await opened(t, { mostLinesOfOneAddress: 1 });
  await dial();
  const second = await dial();
  await once(second, 'close');
});

test('a taker that fails ends its own line only', async (t) => {
  const { dial } = await opened(t, {
    open: () => ({
      take: async (chunk) => {
        if (chunk.toString() === 'bad') throw new Error('bad');
      },
      ended: () => undefined,
    }),
  });
  const [good, bad] = [await dial(), await dial()];
  bad.write('bad');
  await once(bad, 'close');
  good.write('good');
  assert.ok(!good.destroyed);
});

test('twenty faults in a row end a line, a good frame between forgives; so do 64 kB outside of frames', async (t) => {
  const taken: string[] = [];
  const reader = {
    push: (chunk: Buffer) =>
      chunk.length > 1000
        ? [{ kind: 'noise' as const, bytes: chunk.length, sample: chunk.subarray(0, 4) }]
        : [...chunk].map((byte) => ({ kind: 'frame' as const, bytes: Buffer.of(byte) })),
    flush: () => [],
  };
  const { dial } = await opened(t, {
    open: (line) => {
      const feed: FrameFeed = new FrameFeed(line, reader, {
        frame: async (bytes) => {
          taken.push(bytes.toString());
          if (bytes.toString() === '+') feed.good();
          else feed.fault();
        },
        noise: async (_sample, detail) => void taken.push(detail),
      });
      return { take: (chunk) => feed.take(chunk), ended: () => undefined };
    },
  });
  const faulty = await dial();
  faulty.write(`${'-'.repeat(19)}+${'-'.repeat(30)}`);
  await once(faulty, 'close');
  assert.equal(taken.length, 40);
  const noisy = await dial();
  noisy.write(Buffer.alloc(1 << 17));
  await once(noisy, 'close');
  assert.match(taken.at(-1) ?? '', /bytes outside of any frame/);
});
