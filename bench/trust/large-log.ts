/** A log of many entries, published in the place of the twin town's, and proofs from it over HTTP. */
import { hash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { checkpointText, Edge, generateKey, signNote, tilePath } from '#protocols/tlog/index.ts';
import { percentile } from '../town/percentiles.ts';

const town = 'baisha';
const madeAtOnce = 65_536;
const asked = 400;

/** What is needed to publish a log. */
export interface LargeLog {
  readonly dataDirectory: string;
  readonly url: string;
  readonly entries: number;
}

/** Writes tiles, bundles and a checkpoint, and tells the database of them. */
export async function publishLargeLog({ dataDirectory, url, entries }: LargeLog): Promise<void> {
  const folder = join(dataDirectory, 'ledger', town);
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
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO ledger.logs (tenant_id, origin, size, signed_size, root, note, signed_at)
       SELECT tenant_id, $1, $2, $2, $3, $4, now() FROM platform.tenants WHERE code = $5
       ON CONFLICT (tenant_id) DO UPDATE SET size = $2, signed_size = $2, root = $3, note = $4`,
      [key.name, entries, root, note, town],
    );
  } finally {
    await client.end();
  }
}

function entryOf(index: number): Buffer {
  return Buffer.concat([Buffer.from([1]), hash('sha256', String(index), 'buffer')]);
}

/** Asks for proofs of entries all over the log. @returns the 95th percentile, in milliseconds */
export async function proofMs(port: number, entries: number): Promise<number> {
  const times: number[] = [];
  for (let at = -20; at < asked; at += 1) {
    // A step that is prime to the size visits every part of the log.
    const index = Math.abs(at * 7_368_787) % entries;
    const startedAt = performance.now();
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v1/ledger/proof?town=${town}&index=${index}`,
    );
    const { proof } = (await response.json()) as { proof?: string[] };
    if (!proof) throw new Error(`no proof of ${index}: ${response.status}`);
    // The first ones warm the process, not the tiles: each asks for another.
    if (at >= 0) times.push(performance.now() - startedAt);
  }
  return percentile(Float64Array.from(times).sort(), 0.95);
}
