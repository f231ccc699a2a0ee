import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLive, type LiveEvent, type Source } from './stream.ts';

class FakeSource implements Source {
  onopen: Source['onopen'] = null;
  onerror: Source['onerror'] = null;
  onmessage: Source['onmessage'] = null;
  readyState = 0;
  readonly named = new Map<string, (event: { readonly lastEventId: string }) => void>();
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  addEventListener(
    name: string,
    listener: (event: { readonly lastEventId: string }) => void,
  ): void {
    this.named.set(name, listener);
  }
  close(): void {
    this.readyState = 2;
  }
  say(type: string, id: string): void {
    const data = JSON.stringify({ type, subject: 's', payload: {}, at: '2026-03-05T06:20:00Z' });
    this.onmessage?.({ data, lastEventId: id });
  }
}

function setUp() {
  const sources: FakeSource[] = [];
  const live = createLive((path) => {
    const source = new FakeSource(path);
    sources.push(source);
    return source;
  });
  const last = (): FakeSource => {
    const source = sources.at(-1);
    assert.ok(source);
    return source;
  };
  return { live, sources, last };
}

test('all listeners of a page share one stream, which closes with the last', () => {
  const { live, sources, last } = setUp();
  const heard: LiveEvent[] = [];
  const listener = { onEvent: (event: LiveEvent) => heard.push(event), onGap: () => undefined };
  const [endFirst, endSecond] = [live.listen(listener), live.listen({ ...listener })];
  last().say('case.dispatched', '7');
  assert.equal(heard.length, 2);
  assert.equal(sources.length, 1);
  endFirst();
  assert.notEqual(last().readyState, 2);
  endSecond();
  assert.equal(last().readyState, 2);
});

test('a refused stream is opened anew from the last event seen', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { live, sources, last } = setUp();
  live.listen({ onEvent: () => undefined, onGap: () => undefined });
  last().onopen?.();
  assert.equal(live.state(), 'open');
  last().say('case.dispatched', '42');
  last().readyState = 2;
  last().onerror?.();
  assert.equal(live.state(), 'waiting');
  t.mock.timers.tick(5000);
  assert.equal(sources.length, 2);
  assert.equal(last().path, '/api/v1/live?lastEventId=42');
});

test('who is refused again and again asks more and more seldom, until it is let in', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { live, sources, last } = setUp();
  const refuse = (): void => {
    last().readyState = 2;
    last().onerror?.();
  };
  live.listen({ onEvent: () => undefined, onGap: () => undefined });
  refuse();
  t.mock.timers.tick(5000);
  assert.equal(sources.length, 2);
  refuse();
  t.mock.timers.tick(5000);
  assert.equal(sources.length, 2, 'the second pause is longer');
  t.mock.timers.tick(5000);
  assert.equal(sources.length, 3);
  last().onopen?.();
  refuse();
  t.mock.timers.tick(5000);
  assert.equal(sources.length, 4, 'once let in, the first pause is short again');
});

test('a gap too long to replay is told', () => {
  const { live, last } = setUp();
  let gaps = 0;
  live.listen({ onEvent: () => undefined, onGap: () => (gaps += 1) });
  last().named.get('resync')?.({ lastEventId: '90' });
  assert.equal(gaps, 1);
});

test('a stream lost before its first event goes on from the greeting', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { live, last } = setUp();
  live.listen({ onEvent: () => undefined, onGap: () => undefined });
  last().named.get('hello')?.({ lastEventId: '17' });
  last().readyState = 2;
  last().onerror?.();
  t.mock.timers.tick(5000);
  assert.equal(last().path, '/api/v1/live?lastEventId=17');
});
