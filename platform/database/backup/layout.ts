/** How a backup lies on its disk. Everything is packed with Zstandard, whose files end in `.zst`. */
import { isAbsolute, join, relative, resolve } from 'node:path';

/** Folders of a backup. */
export interface BackupPlaces {
  readonly root: string;
  /** One folder a base backup, by its id; complete when it has a manifest. */
  readonly base: string;
  /** Write-ahead log, one file a segment. */
  readonly wal: string;
  /** One line of JSON a segment: name, bytes, digest, instant up to which it reaches. */
  readonly walIndex: string;
  /** Everything else of the data directory: photos, secrets. */
  readonly data: string;
  /** Files of `data` that the town removed meanwhile, with the day it was seen. */
  readonly removed: string;
}

/** Where everything lies below a backup's folder. */
export function placesOf(root: string): BackupPlaces {
  return {
    root,
    base: join(root, 'base'),
    wal: join(root, 'wal'),
    walIndex: join(root, 'wal', 'index.jsonl'),
    data: join(root, 'data'),
    removed: join(root, 'removed.json'),
  };
}

/** A file as it was read. */
export interface KeptFile {
  /** Relative to its folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Of the bytes themselves, hexadecimal. */
  readonly sha256: string;
}

/** A segment of the write-ahead log that is kept. */
export interface KeptSegment {
  /** 24 hex digits, or a history of timelines. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Everything committed before this instant lies in this segment or in earlier ones. */
  readonly until: string;
}

/** What a base backup says of itself. */
export interface BaseManifest {
  readonly format: 1;
  readonly id: string;
  readonly startedAt: string;
  /** From here on the copy is whole: a point in time cannot lie before. */
  readonly endedAt: string;
  readonly startWal: string;
  readonly stopWal: string;
  /** `18.4` */
  readonly postgres: string;
  /** Identity of the cluster: log and base must be of one. */
  readonly system: string;
  readonly files: readonly KeptFile[];
  /** The segments that the copy itself needs, in `wal/` of its folder. */
  readonly wal: readonly KeptSegment[];
}

/** A backup inside of what is backed up is none. @throws BackupError */
export function requireOutside(backup: string, dataDirectory: string): void {
  const way = relative(resolve(dataDirectory), resolve(backup));
  if (way === '' || (!way.startsWith('..') && !isAbsolute(way))) {
    throw new BackupError(
      `The backup ${backup} lies inside the data directory ${dataDirectory}: it would be lost with it. Give a folder elsewhere, rather on another disk.`,
    );
  }
}

/** Something about a backup that a person must know; the message says what, where, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Name of a complete segment. */
export const segmentName = /^[0-9A-F]{24}$/;

/** Name of a file that tells where timelines part. */
export const historyName = /^[0-9A-F]{8}\.history$/;

/** The number of a segment, whatever its timeline: numbers go on when a timeline ends. */
export const segmentNumber = (name: string): string => name.slice(8);
