/** Proof vectors in the JSON of transparency-dev/merkle: good proofs, and ones spoiled in every way. */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from '#protocols/tlog/index.ts';
import { type Tally, tallyOf } from './tally.ts';

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly size1: number;
  readonly size2: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

const bytes = (text: string | null | undefined): Buffer => Buffer.from(text ?? '', 'base64');
const proofOf = ({ proof }: Vector): Buffer[] => (proof ?? []).map(bytes);

const checks: Readonly<Record<string, (vector: Vector) => boolean>> = {
  inclusion: (v) =>
    verifyInclusion(bytes(v.root), {
      index: v.leafIdx,
      size: v.treeSize,
      leaf: bytes(v.leafHash),
      proof: proofOf(v),
    }),
  consistency: (v) =>
    verifyConsistency({
      oldSize: v.size1,
      oldRoot: bytes(v.root1),
      size: v.size2,
      root: bytes(v.root2),
      proof: proofOf(v),
    }),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion(
      bytes(v.root),
      { start: v.start, end: v.end },
      { index: v.leafIdx, leaf: bytes(v.leafHash), proof: proofOf(v) },
    ),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency({ start: v.start, end: v.end }, bytes(v.root1), {
      size: v.size,
      root: bytes(v.root2),
      proof: proofOf(v),
    }),
};

/** Runs the vectors below a folder, one tally a kind of proof. */
export function merkleVectors(folder: string): Tally[] {
  return Object.entries(checks).flatMap(([kind, isProven]) => {
    const paths = globSync(`${kind}/**/*.json`, { cwd: folder }).sort();
    const vectors = paths.map((path) => ({
      path: path.split(sep).join('/'),
      vector: JSON.parse(readFileSync(join(folder, path), 'utf8')) as Vector,
    }));
    if (vectors.length === 0) return [];
    return tallyOf(
      `merkle ${kind}`,
      vectors,
      ({ vector }) => isProven(vector) === !vector.wantErr,
      ({ path }) => path,
    );
  });
}
