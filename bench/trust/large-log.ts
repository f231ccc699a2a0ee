/** A log of many entries, published in the place of the twin town's, and proofs from it over HTTP. */
import { hash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import {
  checkpointText,
  Edge,
  generateKey,
  readCheckpoint,
  readNote,
  signNote,
  tilePath,
} from '#protocols/tlog/index.ts';
import { percentile } from '../town/percentiles.ts';
import { processorWaitMs } from '../town/processor-wait.ts';
import type { TownProcess } from '../town/town-process.ts';

const town = 'baisha';
const madeAtOnce = 65_536;
const asked = 400;
const warmUp = 100;
/** No log has as many. */
const beyond = 1_000_000_000_000;

/** What is needed to publish a log. */
export interface LargeLog {
  readonly dataDirectory: string;
  readonly url: string;
  readonly entries: number;
}

/** Writes tiles, bundles and a checkpoint, unless a bench before left them, and tells the database of them. */
export async function publishLargeLog({ dataDirectory, url, entries }: LargeLog): Promise<void> {
  const folder = join(dataDirectory, 'ledger', town);
  const note = (await noteOf(folder, entries)) ?? (await writeLog(folder, entries));
  const { origin, size, root } = readCheckpoint(readNote(note).text);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO ledger.logs (tenant_id, origin, size, signed_size, root, note, signed_at)
       SELECT tenant_id, $1, $2, $2, $3, $4, now() FROM platform.tenants WHERE code = $5
       ON CONFLICT (tenant_id) DO UPDATE SET size = $2, signed_size = $2, root = $3, note = $4
         WHERE logs.size < $2`,
      [origin, size, root, note, town],
    );
  } finally {
    await client.end();
  }
}

/** The checkpoint of a log that lies there already; acts of the town may have followed it since. */
async function noteOf(folder: string, entries: number): Promise<string | null> {
  const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch(() => null);
  return note !== null && readCheckpoint(readNote(note).text).size >= entries ? note : null;
}

async function writeLog(folder: string, entries: number): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const edge = new Edge();
  const made = new Set<string>();
  while (edge.size < entries) {
    const count = Math.min(madeAtOnce, entries - edge.size);
    const from = edge.size;
    const tiles = edge.append(Array.from({ length: count }, (_, at) => entryOf(from + at)));
    for (const { bytes, ...at } of tiles) {
      const path = join(folder, tilePath(at));
      if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
      made.add(dirname(path));
      await writeFile(path, bytes);
    }
  }
  const root = edge.root();
  const key = generateKey('ed25519', `bench.example/${town}`);
  const note = signNote(checkpointText({ origin: key.name, size: entries, root }), [key]);
  await writeFile(join(folder, 'checkpoint'), note);
  return note;
}

function entryOf(index: number): Buffer {
  return Buffer.concat([Buffer.from([1]), hash('sha256', String(index), 'buffer')]);
}

/** How long answers took, in milliseconds. */
export interface ProofTimes {
  readonly median: number;
  readonly p95: number;
  /** Without the time in which this process or the server was ready and had no processor. */
  readonly unhinderedP95: number;
  /** Of an answer of the same route that needs no tile: what the line and the machine take of it. */
  readonly emptyMedian: number;
  readonly emptyP95: number;
}

interface Took {
  readonly whole: number;
  readonly unhindered: number;
}

/** Asks for proofs of entries all over the log, each beside a question that has none. */
export async function proofMs({ port, pid }: TownProcess, entries: number): Promise<ProofTimes> {
  const proofs: Took[] = [];
  const empty: Took[] = [];
  for (let at = -warmUp; at < asked; at += 1) {
    // A step that is prime to the size visits every part of the log.
    const index = Math.abs(at * 7_368_787) % entries;
    const proof = await timeOf({ port, pid, index }, 200);
    const without = await timeOf({ port, pid, index: beyond }, 404);
    // The first ones warm the process, not the tiles: each asks for another.
    if (at < 0) continue;
    proofs.push(proof);
    empty.push(without);
  }
  const share = (took: readonly Took[], name: keyof Took, of: number): number =>
    percentile(Float64Array.from(took, (each) => each[name]).sort(), of);
  return {
    median: share(proofs, 'whole', 0.5),
    p95: share(proofs, 'whole', 0.95),
    unhinderedP95: share(proofs, 'unhindered', 0.95),
    emptyMedian: share(empty, 'whole', 0.5),
    emptyP95: share(empty, 'whole', 0.95),
  };
}

async function timeOf(
  { port, pid, index }: { port: number; pid: number; index: number },
  status: number,
): Promise<Took> {
  const waited = (): number => processorWaitMs(pid) + processorWaitMs(process.pid);
  const waitedBefore = waited();
  const startedAt = performance.now();
  const response = await fetch(
    `http://127.0.0.1:${port}/api/v1/ledger/proof?town=${town}&index=${index}`,
  );
  const { proof } = (await response.json()) as { proof?: string[] };
  const whole = performance.now() - startedAt;
  if (response.status !== status || (status === 200 && !proof))
    throw new Error(`no proof of ${index}: ${response.status}`);
  return { whole, unhindered: Math.max(0, whole - (waited() - waitedBefore)) };
}
