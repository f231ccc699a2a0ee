/** Edits of what a log publishes: checkpoint, tiles and bundles, as whoever owns the disk could make them. */
import { cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance.ts';

/** What was done, and what the verifier must name. */
export interface Done {
  readonly what: string;
  /** One of the faults must fit. */
  readonly named: RegExp;
}

const hashBytes = 32;
const entryBytes = 35;

/** Files of a copy that hold the log, by their kind. */
function logFiles(folder: string): string[] {
  return globSync('tile/**/*', { cwd: folder }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

function firstOf(path: string): number {
  const [, digits = ''] = /^tile\/[^/]+\/((?:x?\d{3}\/?)+)/.exec(path) ?? [];
  return Number(digits.replaceAll(/\D/g, '')) * 256;
}

/** The entry that a byte of a file speaks of, as the verifier names it. */
function nameOf(path: string, byte: number): RegExp {
  const level = path.split('/')[1] ?? '';
  if (level === '0') return exactly(firstOf(path) + Math.floor(byte / hashBytes));
  // A length that is changed moves all entries behind it: the first of them is named.
  if (level === 'entries') return exactly(firstOf(path) + Math.floor(byte / entryBytes));
  return /^entries \d+ to \d+: wrong in tile level/;
}

const exactly = (entry: number): RegExp => new RegExp(`^entry ${entry}: `);

/** Changes one bit of a file. */
export function flip(folder: string, chance: Chance): Done {
  const path = chance.of([...logFiles(folder), 'checkpoint']);
  const bytes = readFileSync(join(folder, path));
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(7));
  writeFileSync(join(folder, path), bytes);
  const named = path === 'checkpoint' ? /^(checkpoint|entr)/ : nameOf(path, at);
  return { what: `flip ${path} byte ${at}`, named };
}

/** Cuts a file short. */
export function truncate(folder: string, chance: Chance): Done {
  const path = chance.of([...logFiles(folder), 'checkpoint']);
  const bytes = readFileSync(join(folder, path));
  const length = chance.below(bytes.length);
  writeFileSync(join(folder, path), bytes.subarray(0, length));
  const named = path === 'checkpoint' ? /^(checkpoint|entr)/ : nameOf(path, length);
  return { what: `truncate ${path} to ${length}`, named };
}

/** Puts bytes behind the end of a tile or bundle, where nobody looks who reads as many as there should be. */
export function append(folder: string, chance: Chance): Done {
  const path = chance.of(logFiles(folder));
  const bytes = readFileSync(join(folder, path));
  const more = Buffer.alloc(1 + chance.below(80), 1 + chance.below(255));
  writeFileSync(join(folder, path), Buffer.concat([bytes, more]));
  return { what: `append ${path}`, named: /^entry \d+: bytes were put behind it/ };
}

/** Takes a file away. */
export function remove(folder: string, chance: Chance): Done {
  const path = chance.of([...logFiles(folder), 'checkpoint']);
  rmSync(join(folder, path));
  const named = path === 'checkpoint' ? /^checkpoint: missing/ : nameOf(path, 0);
  return { what: `delete ${path}`, named };
}

/** Lets two hashes of a tile, or two entries of a bundle, change places. */
export function swap(folder: string, chance: Chance): Done {
  const path = chance.of(logFiles(folder).filter((each) => !/^tile\/[1-9]/.test(each)));
  const size = path.startsWith('tile/entries') ? entryBytes : hashBytes;
  const bytes = readFileSync(join(folder, path));
  const count = Math.floor(bytes.length / size);
  const one = chance.below(count - 1);
  const other = one + 1 + chance.below(count - 1 - one);
  const piece = (at: number) => bytes.subarray(at * size, (at + 1) * size);
  const kept = Buffer.from(piece(one));
  piece(other).copy(piece(one));
  kept.copy(piece(other));
  writeFileSync(join(folder, path), bytes);
  return { what: `swap ${one} and ${other} in ${path}`, named: exactly(firstOf(path) + one) };
}

/** Puts an older copy of all that is published in the place of the newer one. */
export function rollBack(folder: string, older: string): Done {
  rmSync(join(folder, 'tile'), { recursive: true });
  cpSync(join(older, 'tile'), join(folder, 'tile'), { recursive: true });
  cpSync(join(older, 'checkpoint'), join(folder, 'checkpoint'));
  return {
    what: 'roll back',
    named: /^entries \d+ to \d+: are under no checkpoint: it was rolled back/,
  };
}
