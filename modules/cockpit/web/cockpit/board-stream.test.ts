import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBoardStream, type Source } from './board-stream.ts';

class FakeSource implements Source {
  onopen: Source['onopen'] = null;
  onerror: Source['onerror'] = null;
  readyState = 1;
  readonly named = new Map<string, (event: { readonly data: string }) => void>();
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  addEventListener(name: string, listener: (event: { readonly data: string }) => void): void {
    this.named.set(name, listener);
  }
  close(): void {
    this.readyState = 2;
  }
}

function setUp() {
  const sources: FakeSource[] = [];
  const told = { refused: 0, states: [] as string[], revision: 'r1' };
  const stream = openBoardStream(
    (seen) => `/live?lastEventId=${seen}`,
    () => told.revision,
    {
      onBoard: ({ revision }) => {
        told.revision = revision;
      },
      onTiles: ({ revision }) => {
        told.revision = revision;
      },
      onState: (state) => told.states.push(state),
      onRefused: () => {
        told.refused += 1;
      },
    },
    (path) => {
      const source = new FakeSource(path);
      sources.push(source);
      return source;
    },
  );
  const last = (): FakeSource => {
    const source = sources.at(-1);
    assert.ok(source);
    return source;
  };
  return { stream, sources, told, last };
}

test('a refused stream says so and comes back from the revision that is shown', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { stream, sources, told, last } = setUp();
  assert.equal(last().path, '/live?lastEventId=r1');
  last().named.get('tiles')?.({ data: '{"revision":"r2","answers":[]}' });
  last().readyState = 2;
  last().onerror?.();
  assert.deepEqual([told.refused, told.states.at(-1)], [1, 'waiting']);
  t.mock.timers.tick(3000);
  assert.equal(sources.length, 2);
  assert.equal(last().path, '/live?lastEventId=r2');
  stream.close();
});

test('a line that has gone silent is opened anew, one that beats is left alone', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { stream, sources, last } = setUp();
  for (let beat = 0; beat < 6; beat += 1) {
    t.mock.timers.tick(20_000);
    last().named.get('beat')?.({ data: '{}' });
  }
  assert.equal(sources.length, 1);
  t.mock.timers.tick(55_000);
  assert.equal(sources.length, 2);
  stream.close();
});

test('the end of the session is told at once', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const { stream, told, last } = setUp();
  last().named.get('signedOut')?.({ data: '{}' });
  assert.equal(told.refused, 1);
  stream.close();
});
