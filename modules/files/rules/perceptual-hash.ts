/**
 * A 64-bit fingerprint of what a picture shows: it survives shrinking and re-compressing.
 * Method: the lowest frequencies of the discrete cosine transform against their median, after
 * Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), §3.2.1.
 */

/** Side of the grey picture that {@link perceptualHash} takes. */
export const HASH_SIDE_PIXELS = 32;
const BITS = 64;

/** Hash of pictures without any structure (a finger on the lens); equal to nothing. */
export const FEATURELESS_HASH = '0'.repeat(16);

/** Coefficients weaker than this (grey levels, orthonormal DCT) are compression noise. */
const NOISE_LEVEL = 4;

const cosines = Array.from({ length: HASH_SIDE_PIXELS }, (_, frequency) =>
  Array.from({ length: HASH_SIDE_PIXELS }, (_, x) => basis(frequency, x)),
);

/** The 64 lowest frequencies but the mean, lowest first: [vertical, horizontal]. */
const frequencies = Array.from({ length: 16 * 16 }, (_, index) => [index >> 4, index & 15] as const)
  .filter(([v, u]) => u + v > 0)
  .sort(([v1, u1], [v2, u2]) => u1 + v1 - (u2 + v2) || v1 - v2)
  .slice(0, BITS);

/** Hash of a grey picture of 32 × 32 bytes, row by row, as 16 hex digits. */
export function perceptualHash(grey: Uint8Array): string {
  if (grey.length !== HASH_SIDE_PIXELS ** 2) {
    throw new RangeError(
      `perceptualHash needs ${HASH_SIDE_PIXELS ** 2} grey bytes, got ${grey.length}`,
    );
  }
  const strengths = frequencies.map(([v, u]) => coefficient(grey, v, u));
  if (strengths.every((strength) => Math.abs(strength) < NOISE_LEVEL)) return FEATURELESS_HASH;
  const sorted = [...strengths].sort((a, b) => a - b);
  const median = ((sorted[BITS / 2 - 1] ?? 0) + (sorted[BITS / 2] ?? 0)) / 2;
  let bits = 0n;
  for (const strength of strengths) bits = (bits << 1n) | (strength > median ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}

/** Number of differing bits, 0 to 64. Throws a RangeError unless both are 16 hex digits. */
export function hammingDistance(a: string, b: string): number {
  let rest = parseHash(a) ^ parseHash(b);
  let distance = 0;
  for (; rest > 0n; rest &= rest - 1n) distance += 1;
  return distance;
}

/**
 * True when two hashes are at most `maxDistance` bits apart. Unrelated pictures are about 32 apart.
 * A picture without structure is never taken for another.
 */
export function isProbablySamePhoto(a: string, b: string, maxDistance = 10): boolean {
  if (a === FEATURELESS_HASH || b === FEATURELESS_HASH) return false;
  return hammingDistance(a, b) <= maxDistance;
}

function parseHash(hash: string): bigint {
  if (!/^[0-9a-f]{16}$/.test(hash))
    throw new RangeError('a perceptual hash has 16 lower-case hex digits');
  return BigInt(`0x${hash}`);
}

function basis(frequency: number, x: number): number {
  const scale = Math.sqrt((frequency === 0 ? 1 : 2) / HASH_SIDE_PIXELS);
  return scale * Math.cos(((2 * x + 1) * frequency * Math.PI) / (2 * HASH_SIDE_PIXELS));
}

function coefficient(grey: Uint8Array, v: number, u: number): number {
  const vertical = cosines[v] ?? [];
  const horizontal = cosines[u] ?? [];
  let sum = 0;
  for (let y = 0; y < HASH_SIDE_PIXELS; y += 1) {
    let row = 0;
    const start = y * HASH_SIDE_PIXELS;
    for (let x = 0; x < HASH_SIDE_PIXELS; x += 1)
      row += (grey[start + x] ?? 0) * (horizontal[x] ?? 0);
    sum += row * (vertical[y] ?? 0);
  }
  return sum;
}
