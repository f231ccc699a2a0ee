/** A golden log in tlog-tiles: every checkpoint's signature, root, bundle, and proofs among all sizes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  readBundle,
  readCheckpoint,
  readNote,
  readVerifier,
  rootOf,
  signedBy,
  type TileSource,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from '#protocols/tlog/index.ts';
import { type Tally, tallyOf } from './tally.ts';

interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly signed: boolean;
}

/** Where a golden log lies, and by whose key it is signed. */
export interface GoldenLog {
  readonly name: string;
  readonly folder: string;
  readonly key: string;
}

/** Checks a log: `checkpoint.N` for each size, tiles and bundles, partial ones too. */
export async function goldenLog({ name, folder, key }: GoldenLog): Promise<Tally[]> {
  const source: TileSource = (tiles) =>
    Promise.resolve(tiles.map((tile) => readFileSync(join(folder, tilePath(tile)))));
  const heads = headsIn(folder, key);
  const roots = await Promise.all(heads.map(({ size }) => rootOf(size, source)));
  const proven = await proofsAmong(heads, folder, source);
  return [
    tallyOf(`${name}: signatures`, heads, ({ signed }) => signed, String),
    tallyOf(
      `${name}: roots from tiles`,
      heads,
      ({ size, root }) => roots[size]?.equals(root) === true,
      ({ size }) => String(size),
    ),
    tallyOf(
      `${name}: proofs`,
      proven,
      ({ holds }) => holds,
      ({ what }) => what,
    ),
  ];
}

function headsIn(folder: string, key: string): Head[] {
  const heads: Head[] = [];
  const verifier = readVerifier(key);
  for (let size = 0; existsSync(join(folder, `checkpoint.${size}`)); size += 1) {
    const note = readNote(readFileSync(join(folder, `checkpoint.${size}`), 'utf8'));
    const head = readCheckpoint(note.text);
    const signed = head.size === size && signedBy(note, [verifier]).length === 1;
    heads.push({ size: head.size, root: head.root, signed });
  }
  return heads;
}

async function proofsAmong(heads: readonly Head[], folder: string, source: TileSource) {
  const proven: { what: string; holds: boolean }[] = [];
  for (const { size, root } of heads.slice(1)) {
    const bundle = tilePath({ level: 'entries', index: 0, width: size });
    const entries = readBundle(readFileSync(join(folder, bundle)));
    for (const [index, entry] of entries.entries()) {
      const proof = await inclusionProof(index, size, source);
      const holds = verifyInclusion(root, { index, size, leaf: leafHash(entry), proof });
      proven.push({ what: `entry ${index} in ${size}`, holds });
    }
    for (const old of heads.slice(1, size + 1)) {
      const proof = await consistencyProof(old.size, size, source);
      const pair = { oldSize: old.size, oldRoot: old.root, size, root, proof };
      proven.push({ what: `${old.size} to ${size}`, holds: verifyConsistency(pair) });
    }
  }
  return proven;
}
