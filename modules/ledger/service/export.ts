/** The whole of a town's ledger as files, for a verifier that has nothing else. */
import { cp, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { EvidenceRow, EvidenceSource } from '#platform/ledger/index.ts';
import { readCheckpoint, readNote } from '#protocols/tlog/index.ts';
import { ownLog, queuedRows, scanEntries, witnessedCheckpoint } from '../store/read.ts';
import { recentAnchors } from '../store/anchors.ts';
import { witnessRows } from '../store/witnesses.ts';
import { sourcesOf } from './history.ts';
import { townOf } from './head.ts';
import { recordTextOf } from './record.ts';

const atOnce = 1000;

/**
 * Writes checkpoint, tiles, ledger rows, and every row that the ledger vouches for as it stands now, into a
 * folder of its own. What is written meanwhile is told as waiting: it has no signature in this copy.
 * @returns how many entries
 */
export async function exportTown(ctx: Ctx, directory: string): Promise<number> {
  const { house, town } = await townOf(ctx);
  const sources = sourcesOf(house);
  await mkdir(directory, { recursive: true });
  return ctx.database.inTenant(ctx, async (tx) => {
    const log = await ownLog(tx);
    if (!log) throw new Error(`the ledger of ${town.code} is empty`);
    // The numbers first, then the files: these may be ahead, and are behind only when they were rolled back.
    await cp(house.filesOf(town.code).directory, directory, {
      recursive: true,
      errorOnExist: false,
    });
    const size = Math.max(log.signedSize, await copiedSize(join(directory, 'checkpoint')));
    await writeEntries(tx, join(directory, 'entries.ndjson'), size);
    await writeRows(tx, directory, sources);
    const keys = await house.keys.of(town.code);
    await writeJson(join(directory, 'meta.json'), {
      format: 'zhenshu-town/1',
      origin: log.origin,
      keys: keys.log.map(({ verifier }) => verifier.text),
      witnessKeys: (await witnessRows(tx)).map(({ key }) => key),
      waiting: await waitingNames(tx, size),
      anchors: (await recentAnchors(tx)).map(({ size: anchored, root, place, receipt }) => ({
        size: anchored,
        root: root.toString('base64'),
        place,
        receipt,
      })),
    });
    const witnessed = await witnessedCheckpoint(tx);
    if (witnessed) await writeText(join(directory, 'checkpoint.witnessed'), witnessed.note);
    return size;
  });
}

async function copiedSize(path: string): Promise<number> {
  try {
    return readCheckpoint(readNote(await readFile(path, 'utf8')).text).size;
  } catch {
    // A missing or spoiled checkpoint is for the verifier to name.
    return 0;
  }
}

async function writeEntries(tx: Tx, path: string, size: number): Promise<void> {
  await writeLines(path, async (line) => {
    for (let from = 0; from < size; ) {
      const entries = await scanEntries(tx, from, atOnce);
      for (const entry of entries.filter(({ position }) => position < size)) {
        await line({
          index: entry.position,
          record: recordTextOf(entry),
          salt: entry.salt.toString('hex'),
          rowSalt: entry.rowSalt?.toString('hex') ?? null,
          commitment: entry.commitment.toString('hex'),
        });
      }
      const last = entries.at(-1);
      if (!last) return;
      from = last.position + 1;
    }
  });
}

async function writeRows(
  tx: Tx,
  directory: string,
  sources: ReadonlyMap<string, EvidenceSource>,
): Promise<void> {
  await writeLines(join(directory, 'rows.ndjson'), async (line) => {
    for (const { source, scanRows } of sources.values()) {
      await eachRow(
        (after) => scanRows(tx, after, atOnce),
        ({ id, content }) => line({ source, id, content }),
      );
    }
  });
  await writeLines(join(directory, 'states.ndjson'), async (line) => {
    for (const { source, scanStates } of sources.values()) {
      await eachRow(
        (after) => scanStates(tx, after, atOnce),
        ({ id, content }) => line({ source, subject: id, content }),
      );
    }
  });
}

async function eachRow(
  next: (after: string) => Promise<EvidenceRow[]>,
  work: (row: EvidenceRow) => Promise<void>,
): Promise<void> {
  for (let rows = await next(''); rows.length > 0; rows = await next(rows.at(-1)?.id ?? '')) {
    for (const row of rows) await work(row);
    if (rows.length < atOnce) return;
  }
}

/** Ids of rows, and `source subject` of what they changed, whose acts are not under the checkpoint. */
async function waitingNames(tx: Tx, size: number): Promise<string[]> {
  const waiting = await queuedRows(tx);
  const placed = await scanEntries(tx, size, atOnce * 10);
  return [...waiting, ...placed].flatMap(({ rowIds, source, subject }) => [
    ...rowIds,
    `${source} ${subject}`,
  ]);
}

type Line = (value: unknown) => Promise<void>;

async function writeLines(path: string, work: (line: Line) => Promise<void>): Promise<void> {
  const file = await open(path, 'w');
  try {
    const waiting: string[] = [];
    await work(async (value) => {
      waiting.push(JSON.stringify(value));
      if (waiting.length >= atOnce) await flush(file, waiting);
    });
    await flush(file, waiting);
  } finally {
    await file.close();
  }
}

async function flush(file: FileHandle, lines: string[]): Promise<void> {
  if (lines.length > 0) await file.write(`${lines.splice(0).join('\n')}\n`);
}

function writeJson(path: string, value: unknown): Promise<void> {
  return writeText(path, `${JSON.stringify(value, null, 2)}\n`);
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
