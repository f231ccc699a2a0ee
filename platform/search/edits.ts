/** Slips of the finger. Pure. */

/**
 * Number of slips between two short texts (a letter too many, missing, wrong, or two swapped: Damerau 1964, optimal
 * string alignment), or `most` + 1 when there are more.
 */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell(a, b, { i, j, before, last, row }));
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

interface Place {
  readonly i: number;
  readonly j: number;
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly row: readonly number[];
}

function cell(a: string, b: string, { i, j, before, last, row }: Place): number {
  const same = a[i - 1] === b[j - 1];
  const plain = Math.min(
    (last[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    (last[j - 1] ?? 0) + (same ? 0 : 1),
  );
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain;
}

/** Every text that a text becomes when one character is left out. */
export function shortenings(text: string): string[] {
  const characters = [...text];
  return characters.map((_, at) => characters.toSpliced(at, 1).join(''));
}
