/** Publishing a log: tiles to the disk, then the signed checkpoint; never one that contradicts another. */
import type { Tenant } from '#platform/tenants/index.ts';
import {
  type Checkpoint,
  checkpointText,
  Edge,
  readCheckpoint,
  readNote,
  rootOf,
  signedBy,
  signNote,
  type TileSource,
} from '#protocols/tlog/index.ts';
import { commitmentsBetween, saveLog } from '../store/sequencing.ts';
import type { LogRecord } from '../store/tables.ts';
import type { LedgerHouse } from './house.ts';
import type { LogFiles } from './log-files.ts';

/** Nothing is signed until someone has looked: what is stored contradicts what was signed before. */
export class LogHalted extends Error {}

/** Version of the entries' form: what stands before a commitment in the log. */
const entryVersion = Buffer.from([1]);
const replayedAtOnce = 65_536;

/** The bytes of an entry in the log. */
export function entryOf(commitment: Uint8Array): Buffer {
  return Buffer.concat([entryVersion, commitment]);
}

interface Progress {
  readonly log: LogRecord;
  /** Commitments of the last places, when they are at hand. */
  readonly last: readonly Buffer[];
}

/** Brings the published log up to the places given. @throws LogHalted */
export async function publish(house: LedgerHouse, town: Tenant, progress: Progress): Promise<void> {
  const { log, last } = progress;
  const { database, clock } = house.host;
  if (log.size === log.signedSize) return;
  const files = house.filesOf(town.code);
  const edge = await edgeOf(house, town, log);
  const before = await publishedHead(house, town, log);
  const missing =
    edge.size === log.size - last.length
      ? last
      : await database.inSystem((tx) =>
          commitmentsBetween(tx, town.tenantId, [edge.size, log.size]),
        );
  const tiles = edge.append(missing.map(entryOf));
  house.edges.set(town.tenantId, edge);
  await files.writeTiles(tiles);
  if (before && before.size > log.signedSize) await assertGrewFrom(before, files);
  const root = edge.root();
  const { log: signers } = await house.keys.of(town.code);
  const note = signNote(checkpointText({ origin: log.origin, size: edge.size, root }), signers);
  await files.writeCheckpoint(note);
  const signed = { signedSize: edge.size, root, note, signedAt: clock.now(), halted: null };
  await database.inSystem((tx) => saveLog(tx, town.tenantId, signed));
  await files.removeOutgrown(tiles);
}

/** The right edge at the last signed checkpoint: from memory, from the tiles, or from the database. */
async function edgeOf(house: LedgerHouse, town: Tenant, log: LogRecord): Promise<Edge> {
  const known = house.edges.get(town.tenantId);
  if (known?.size === log.signedSize) return known;
  house.edges.delete(town.tenantId);
  const files = house.filesOf(town.code);
  const loaded = await Edge.load(log.signedSize, tilesOf(files)).catch(() => null);
  if (loaded && isAtRoot(loaded, log)) return loaded;
  house.host.logger.warn(
    { town: town.code },
    'tiles of the ledger are missing or wrong: made anew',
  );
  const replayed = await replay(house, town, log);
  if (!isAtRoot(replayed, log)) {
    throw new LogHalted('the entries in the database do not give the root that was signed');
  }
  return replayed;
}

function isAtRoot(edge: Edge, log: LogRecord): boolean {
  return log.signedSize === 0 || log.root?.equals(edge.root()) === true;
}

/** Writes all tiles again from the commitments in the database. */
async function replay(house: LedgerHouse, town: Tenant, log: LogRecord): Promise<Edge> {
  const edge = new Edge();
  const files = house.filesOf(town.code);
  while (edge.size < log.signedSize) {
    const span = [edge.size, Math.min(edge.size + replayedAtOnce, log.signedSize)] as const;
    const commitments = await house.host.database
      .inSystem((tx) => commitmentsBetween(tx, town.tenantId, span))
      .catch((error: Error) => {
        throw new LogHalted(error.message);
      });
    await files.writeTiles(edge.append(commitments.map(entryOf)));
  }
  return edge;
}

/**
 * The checkpoint on the disk. It may be ahead of the database by the batch that was being written when the
 * process was killed, never by more.
 * @throws LogHalted when the database fell behind: a restored backup, or somebody took entries away
 */
async function publishedHead(
  house: LedgerHouse,
  town: Tenant,
  log: LogRecord,
): Promise<Checkpoint | null> {
  const text = await house.filesOf(town.code).checkpoint();
  if (text === null) return null;
  const head = await ownHead(house, town, text);
  if (!head || head.origin !== log.origin) return null;
  if (head.size > log.size) {
    throw new LogHalted(
      `the checkpoint on the disk has ${head.size} entries, the database ${log.size}: entries were lost`,
    );
  }
  if (head.size === log.signedSize && log.root && !head.root.equals(log.root)) {
    throw new LogHalted('the checkpoint on the disk and the database name different roots');
  }
  return head;
}

/** A checkpoint with a true signature of our own; one that is spoiled says nothing. */
async function ownHead(house: LedgerHouse, town: Tenant, text: string): Promise<Checkpoint | null> {
  const { log } = await house.keys.of(town.code);
  try {
    const note = readNote(text);
    const own = signedBy(
      note,
      log.map(({ verifier }) => verifier),
    );
    return own.length > 0 ? readCheckpoint(note.text) : null;
  } catch {
    return null;
  }
}

async function assertGrewFrom(before: Checkpoint, files: LogFiles): Promise<void> {
  const root = await rootOf(before.size, tilesOf(files));
  if (!root.equals(before.root)) {
    throw new LogHalted('the entries in the database contradict the checkpoint on the disk');
  }
}

/** The tiles of a log on the disk. */
export function tilesOf(files: LogFiles): TileSource {
  return (tiles) =>
    Promise.all(
      tiles.map(async (at) => {
        const bytes = await files.tile(at);
        if (!bytes) throw new Error(`tile ${at.level}/${at.index} is missing on the disk`);
        return bytes;
      }),
    );
}
