/** How probable it is that two reports mean the same matter. */
import { distanceMetres } from '#platform/geo/index.ts';
import { hammingDistance } from '#platform/text/index.ts';
import { textSimilarity } from '#platform/text/index.ts';

/** What is compared. */
export interface Comparable {
  readonly categoryCode: string;
  readonly description: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly registeredAt: Date;
  readonly photoHashes: readonly string[];
}

/** Weights of a logistic score, set on pairs of the demo history: near, same kind, same words, fresh. */
const weights = {
  bias: -3.4,
  near: 3.2,
  sameCategory: 1.9,
  sameClass: 0.7,
  words: 3.4,
  fresh: 0.8,
  samePhoto: 6,
};

/** Probability between 0 and 1, and the distance in metres. */
export function likeness(
  a: Comparable,
  b: Comparable,
): { probability: number; distanceMetres: number } {
  const metres = between(a, b);
  const near = Math.exp(-metres / 60);
  const days = Math.abs(a.registeredAt.getTime() - b.registeredAt.getTime()) / 86_400_000;
  const score =
    weights.bias +
    weights.near * near +
    categoryScore(a.categoryCode, b.categoryCode) +
    weights.words * textSimilarity(a.description, b.description) +
    weights.fresh * Math.exp(-days / 5) +
    (sharePhoto(a, b) ? weights.samePhoto : 0);
  return { probability: 1 / (1 + Math.exp(-score)), distanceMetres: Math.round(metres) };
}

function between(a: Comparable, b: Comparable): number {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null)
    return 500;
  return distanceMetres(
    { longitude: a.longitude, latitude: a.latitude },
    { longitude: b.longitude, latitude: b.latitude },
  );
}

function categoryScore(a: string, b: string): number {
  if (a === b) return weights.sameCategory;
  return a.slice(0, 2) === b.slice(0, 2) ? weights.sameClass : -1.2;
}

/** Ten bits of 64 apart at most: measured on re-compressed and resized copies. */
const samePhotoBits = 10;

function sharePhoto(a: Comparable, b: Comparable): boolean {
  return a.photoHashes.some((one) =>
    b.photoHashes.some(
      (other) => hammingDistance(BigInt(`0x${one}`), BigInt(`0x${other}`)) <= samePhotoBits,
    ),
  );
}
