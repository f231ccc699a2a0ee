/** 100 reports made offline over a link that is cut at random: 100 stored, each once. */
import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import sharp from 'sharp';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import type { Photo } from '#ui/capture/photo.ts';
import { emptyDraft, type Draft } from '../draft.ts';
import { sendReport } from '../send-draft.ts';
import { replayReports, type SendReport, type WaitingReport, type WaitingStore } from './replay.ts';

const phones = 10;
const perPhone = 10;

/** A phone's store, which outlives every cut. */
class MemoryStore implements WaitingStore {
  readonly reports = new Map<string, WaitingReport>();
  all = async () => [...this.reports.values()];
  put = async (report: WaitingReport) => void this.reports.set(report.id, report);
  remove = async (id: string) => void this.reports.delete(id);
}

/** Always the same chances, so that a run can be repeated. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A link to the server that breaks: before anything went out, in the middle of what is sent, or when the answer is on its
 * way, so that the server has done the work and nobody hears of it.
 */
async function cuttingLink(
  t: TestContext,
  origin: string,
): Promise<{ origin: string; cuts: () => number }> {
  const next = chances(20_261_127);
  const to = new URL(origin);
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    const chance = next();
    const cut = (): void => {
      cuts += 1;
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    near.on('data', (part) => {
      if (chance < 0.12) cut();
      else if (chance < 0.24) far.write(part.subarray(0, Math.floor(part.length / 2)), cut);
      else far.write(part);
    });
    far.on('data', (part) => {
      if (chance < 0.5) cut();
      else near.write(part);
    });
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  atEnd(t, () => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, cuts: () => cuts };
}

async function pictureOf(index: number): Promise<Photo> {
  const background = { r: index * 7, g: 90, b: 120 };
  const bytes = await sharp({ create: { width: 32, height: 24, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const id = crypto.randomUUID();
  const blob = new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
  return { id, blob, fileName: 'photo.jpg', capturedAt: '2026-11-23T01:00:00Z' } as Photo;
}

async function phoneWith(phone: number): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (let index = 0; index < perPhone; index += 1) {
    const draft: Draft = {
      ...emptyDraft(),
      deviceId: `offline-phone-${phone}`,
      text: `清溪大街${phone * perPhone + index + 1}号门口路灯不亮`,
      photos: index % 5 === 0 ? [await pictureOf(phone)] : [],
      sendingSince: '2026-11-23T01:00:00Z',
    };
    await store.put({ id: draft.id, draft, queuedAt: `2026-11-23T01:00:${10 + index}Z` });
  }
  return store;
}

/** Sends over the link until nothing waits, as the app does at every pause. */
async function sendAll(town: TestTown, store: MemoryStore): Promise<number> {
  let tries = 0;
  for (;;) {
    tries += 1;
    const { againAfterSeconds } = await replayReports(store, sendReport);
    if (againAfterSeconds === null) return tries;
    town.clock.advance(againAfterSeconds);
    assert.ok(tries < 500, 'it comes to an end');
  }
}

test('100 reports made offline with the link cut at random: 100 stored once, with their photos', async (t) => {
  const town = await testTown(t, { live: true });
  const link = await cuttingLink(t, town.origin);
  // What the app's client asks of the browser: its address, and a fetch relative to it.
  Object.assign(globalThis, { location: { search: '', origin: link.origin } });
  const direct = globalThis.fetch;
  atEnd(t, () => {
    globalThis.fetch = direct;
    Reflect.deleteProperty(globalThis, 'location');
  });
  globalThis.fetch = async (path, init) =>
    direct(new URL(String(path), link.origin), {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), connection: 'close' },
    });
  const stores = await Promise.all(Array.from({ length: phones }, (_, phone) => phoneWith(phone)));
  const keys = stores.flatMap((store) => [...store.reports.keys()]);
  await Promise.all(stores.map((store) => sendAll(town, store)));
  const [counted] = await town.sql<Record<string, number>>(
    `SELECT count(*)::int AS reports, count(DISTINCT case_id)::int AS cases,
       sum(cardinality(file_ids))::int AS photos
     FROM reports.reports WHERE idempotency_key = ANY ($1)`,
    [keys],
  );
  assert.deepEqual(counted, { reports: 100, cases: 100, photos: 20 });
  for (const store of stores) assert.equal(store.reports.size, 0);
  assert.ok(link.cuts() > 50, `the link was cut ${link.cuts()} times`);
});

const refusal = new ProblemError({
  type: '/problems/phone-invalid',
  code: 'phone-invalid',
  title: '手机号不对',
  status: 422,
});
const gone = new ProblemError({
  type: '/problems/file-unknown',
  code: 'file-unknown',
  title: '附件已失效',
  status: 422,
});

test('what the server refuses is kept with the reason, and the others go on; uploads that are gone go up anew', async () => {
  const store = await phoneWith(1);
  const [first = '', second = ''] = [...store.reports.keys()];
  const before = store.reports.get(second);
  if (before) await store.put({ ...before, draft: { ...before.draft, uploaded: { p: 'old' } } });
  const send = (async (draft: Draft) => {
    if (draft.id === first) throw refusal;
    if (draft.uploaded['p'] === 'old') throw gone;
    return { number: draft.id };
  }) as unknown as SendReport;
  const { sent, againAfterSeconds } = await replayReports(store, send);
  assert.equal(sent.length, perPhone - 1);
  assert.equal(againAfterSeconds, null);
  assert.deepEqual([...store.reports.keys()], [first]);
  assert.equal(store.reports.get(first)?.problem?.code, 'phone-invalid');
});
