import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';
import { attachmentReference, fillAttachments, type StoredCommand } from './command.ts';
import { type OutboxStore, replay, type Sender } from './replay.ts';

const problem = (status: number): ProblemDetails => ({
  type: 'about:blank',
  code: `status-${status}`,
  title: 'x',
  status,
});

function command(sequence: number, more: Partial<StoredCommand> = {}): StoredCommand {
  return {
    id: `key-${sequence}`,
    ownerId: 'me',
    subject: 'case',
    label: '',
    method: 'POST',
    path: '/x',
    body: {},
    attachmentIds: [],
    createdAt: '2026-03-05T06:20:00Z',
    sequence,
    state: 'waiting',
    uploaded: {},
    ...more,
  };
}

class MemoryStore implements OutboxStore {
  readonly commands: Map<number, StoredCommand>;
  constructor(commands: readonly StoredCommand[]) {
    this.commands = new Map(commands.map((item) => [item.sequence, item]));
  }
  async nextWaiting(ownerId: string, after: number): Promise<StoredCommand | undefined> {
    return [...this.commands.values()]
      .filter((item) => item.ownerId === ownerId && item.state === 'waiting')
      .sort((a, b) => a.sequence - b.sequence)
      .find((item) => item.sequence > after);
  }
  async attachment(id: string) {
    return { id, blob: new Blob(['x']), fileName: 'x.jpg', fields: {} };
  }
  async noteUpload(sequence: number, attachmentId: string, fileId: string): Promise<void> {
    const item = this.commands.get(sequence);
    assert.ok(item);
    const uploaded = { ...item.uploaded, [attachmentId]: fileId };
    this.commands.set(sequence, { ...item, uploaded });
  }
  async forgetUploads(sequence: number): Promise<void> {
    const item = this.commands.get(sequence);
    assert.ok(item);
    this.commands.set(sequence, { ...item, uploaded: {} });
  }
  async done(sequence: number): Promise<void> {
    this.commands.delete(sequence);
  }
  async refuse(sequence: number, why: ProblemDetails): Promise<void> {
    const item = this.commands.get(sequence);
    assert.ok(item);
    this.commands.set(sequence, { ...item, state: 'refused', problem: why });
  }
}

/** A server that remembers keys, and a network that may lose a request or its reply. */
class Server implements Sender {
  readonly done: string[] = [];
  readonly bodies: unknown[] = [];
  uploads = 0;
  fate: (key: string) => number | 'reply lost' | 'swept' | 'ok' = () => 'ok';
  async upload(attachment: { id: string }): Promise<string> {
    this.uploads += 1;
    return `file-${attachment.id}`;
  }
  async send(item: StoredCommand, body: unknown): Promise<void> {
    const fate = this.fate(item.id);
    if (typeof fate === 'number') throw new ProblemError(problem(fate));
    if (fate === 'swept') throw new ProblemError({ ...problem(422), code: 'attachment-unknown' });
    if (!this.done.includes(item.id)) {
      this.done.push(item.id);
      this.bodies.push(body);
    }
    if (fate === 'reply lost') throw new ProblemError(problem(0));
  }
}

test('what waits is sent in the order in which it was done', async () => {
  const [store, server] = [new MemoryStore([command(2), command(1), command(3)]), new Server()];
  const result = await replay(store, server, 'me');
  assert.deepEqual(server.done, ['key-1', 'key-2', 'key-3']);
  assert.deepEqual(result, { sent: 3, refused: 0, stoppedBy: null });
  assert.equal(store.commands.size, 0);
});

test('a passing fault stops the replay and leaves the rest in place', async () => {
  for (const status of [0, 401, 429, 500, 503, 507]) {
    const [store, server] = [new MemoryStore([command(1), command(2)]), new Server()];
    server.fate = () => status;
    const result = await replay(store, server, 'me');
    assert.equal(result.stoppedBy?.status, status);
    assert.equal(store.commands.size, 2);
  }
});

test('a refusal is kept with its reason and the rest goes on', async () => {
  const [store, server] = [new MemoryStore([command(1), command(2)]), new Server()];
  server.fate = (key) => (key === 'key-1' ? 409 : 'ok');
  const result = await replay(store, server, 'me');
  assert.deepEqual(result, { sent: 1, refused: 1, stoppedBy: null });
  assert.equal(store.commands.get(1)?.problem?.code, 'status-409');
});

test('acts of another person on the same phone stay', async () => {
  const [store, server] = [new MemoryStore([command(1, { ownerId: 'other' })]), new Server()];
  await replay(store, server, 'me');
  assert.deepEqual(server.done, []);
  assert.equal(store.commands.size, 1);
});

test('photos go first, once, and their ids stand in the body', async () => {
  const body = { note: 'done', photos: [attachmentReference('p1'), attachmentReference('p2')] };
  const item = command(1, { body, attachmentIds: ['p1', 'p2'], uploaded: { p1: 'file-old' } });
  const [store, server] = [new MemoryStore([item]), new Server()];
  server.fate = () => 0;
  await replay(store, server, 'me');
  server.fate = () => 'ok';
  await replay(store, server, 'me');
  assert.equal(server.uploads, 1);
  assert.deepEqual(server.bodies, [{ note: 'done', photos: ['file-old', 'file-p2'] }]);
});

test('photos that the server swept away meanwhile are uploaded anew, once', async () => {
  const body = { photos: [attachmentReference('p1')] };
  const item = command(1, { body, attachmentIds: ['p1'], uploaded: { p1: 'file-old' } });
  const [store, server] = [new MemoryStore([item]), new Server()];
  const fates = ['swept', 'ok'] as const;
  let tries = 0;
  server.fate = () => fates[tries++] ?? 'ok';
  await replay(store, server, 'me');
  assert.deepEqual(server.bodies, [{ photos: ['file-p1'] }]);
  const [again, refusing] = [new MemoryStore([item]), new Server()];
  refusing.fate = () => 'swept';
  assert.equal((await replay(again, refusing, 'me')).refused, 1);
});

test('a body never leaves without its uploads', () => {
  assert.throws(
    () => fillAttachments({ photo: attachmentReference('p') }, {}),
    /not been uploaded/,
  );
});

test('whatever the network does, each act is done exactly once and in order', async () => {
  const fates = fc.array(
    fc.constantFrom<0 | 503 | 'reply lost' | 'ok'>(0, 503, 'reply lost', 'ok'),
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fates, async (count, weather) => {
      const commands = Array.from({ length: count }, (_, index) => command(index + 1));
      const [store, server] = [new MemoryStore(commands), new Server()];
      const left = [...weather];
      server.fate = () => left.shift() ?? 'ok';
      for (let tries = 0; store.commands.size > 0 && tries <= weather.length; tries += 1) {
        await replay(store, server, 'me');
      }
      assert.deepEqual(
        server.done,
        commands.map((item) => item.id),
      );
    }),
  );
});
