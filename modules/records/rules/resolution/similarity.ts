/** How alike two texts are. They lie as code units in one array each, so that nothing is allocated. */

/** A stretch of code units. */
export interface Stretch {
  units: Uint16Array;
  from: number;
  length: number;
}

const longest = 64;
const takenA = new Uint8Array(longest);
const takenB = new Uint8Array(longest);

/**
 * Similarity of Jaro, raised for a common beginning as Winkler does (0 to 1). Of texts longer than 64
 * units the first 64 count.
 */
export function jaroWinkler(a: Stretch, b: Stretch): number {
  const lengthA = Math.min(a.length, longest);
  const lengthB = Math.min(b.length, longest);
  if (lengthA === 0 || lengthB === 0) return 0;
  const matches = matchUnits(a, b, lengthA, lengthB);
  if (matches === 0) return 0;
  const moved = movedUnits(a, b, lengthA) / 2;
  const jaro = (matches / lengthA + matches / lengthB + (matches - moved) / matches) / 3;
  let prefix = 0;
  const most = Math.min(4, lengthA, lengthB);
  while (prefix < most && a.units[a.from + prefix] === b.units[b.from + prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Marks the units of both that match within the window. @returns how many */
function matchUnits(a: Stretch, b: Stretch, lengthA: number, lengthB: number): number {
  const window = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
  takenA.fill(0, 0, lengthA);
  takenB.fill(0, 0, lengthB);
  let matches = 0;
  for (let i = 0; i < lengthA; i += 1) {
    const unit = a.units[a.from + i];
    const last = Math.min(lengthB - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j += 1) {
      if (takenB[j] === 1 || b.units[b.from + j] !== unit) continue;
      takenA[i] = 1;
      takenB[j] = 1;
      matches += 1;
      break;
    }
  }
  return matches;
}

function movedUnits(a: Stretch, b: Stretch, lengthA: number): number {
  let moved = 0;
  let j = 0;
  for (let i = 0; i < lengthA; i += 1) {
    if (takenA[i] === 0) continue;
    while (takenB[j] === 0) j += 1;
    if (a.units[a.from + i] !== b.units[b.from + j]) moved += 1;
    j += 1;
  }
  return moved;
}

/**
 * Edits between two texts: one unit put in, left out or changed, or two neighbours changed over (optimal
 * string alignment). Stops counting beyond `most`.
 * @returns 0 to most, or most + 1 for more
 */
export function editsUpTo(a: Stretch, b: Stretch, most: number): number {
  const { start, lengthA, lengthB } = trimmed(a, b);
  if (Math.abs(lengthA - lengthB) > most) return most + 1;
  if (lengthA === 0 || lengthB === 0) return Math.max(lengthA, lengthB);
  if (lengthA > longest || lengthB > longest) return most + 1;
  return aligned(
    { units: a.units, from: a.from + start, length: lengthA },
    { units: b.units, from: b.from + start, length: lengthB },
    most,
  );
}

/** Without what both begin and end with alike. */
function trimmed(a: Stretch, b: Stretch) {
  let lengthA = a.length;
  let lengthB = b.length;
  let start = 0;
  while (
    start < lengthA &&
    start < lengthB &&
    a.units[a.from + start] === b.units[b.from + start]
  ) {
    start += 1;
  }
  lengthA -= start;
  lengthB -= start;
  const [lastA, lastB] = [a.from + start - 1, b.from + start - 1];
  while (lengthA > 0 && lengthB > 0 && a.units[lastA + lengthA] === b.units[lastB + lengthB]) {
    lengthA -= 1;
    lengthB -= 1;
  }
  return { start, lengthA, lengthB };
}

let [before, above, row] = [0, 1, 2].map(() => new Uint8Array(longest + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

function aligned(a: Stretch, b: Stretch, most: number): number {
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) least = Math.min(least, cell(a, b, i, j));
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(most + 1, above[b.length] ?? 0);
}

function cell(a: Stretch, b: Stretch, i: number, j: number): number {
  const [unitA, unitB] = [a.units[a.from + i - 1], b.units[b.from + j - 1]];
  let edits = Math.min(
    (above[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    (above[j - 1] ?? 0) + (unitA === unitB ? 0 : 1),
  );
  const isTurned =
    i > 1 && j > 1 && unitA === b.units[b.from + j - 2] && a.units[a.from + i - 2] === unitB;
  if (isTurned) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
  row[j] = edits;
  return edits;
}
