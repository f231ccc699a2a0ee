/** Pieces of two values, those that differ marked. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
  /** Place of its first character. */
  readonly at: number;
}

/** Marks what differs between two short texts: everything outside their longest common subsequence. */
export function markedDifferences(a: string, b: string): [Piece[], Piece[]] {
  const [left, right] = [[...a], [...b]];
  if (a === '' || b === '' || left.length * right.length > 10_000) {
    return [plain(a), plain(b)];
  }
  const [keptA, keptB] = common(left, right);
  return [pieces(left, keptA), pieces(right, keptB)];
}

const plain = (text: string): Piece[] => (text === '' ? [] : [{ text, differs: false, at: 0 }]);

/** Places of the characters that both have in common, in order. */
function common(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const isSame = a[i] === b[j];
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
      lengths[i * width + j] = isSame
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(down, right);
    }
  }
  const [keptA, keptB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      keptA.add(i);
      keptB.add(j);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return [keptA, keptB];
}

function pieces(characters: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const found: { text: string; differs: boolean; at: number }[] = [];
  characters.forEach((character, at) => {
    const differs = !kept.has(at);
    const last = found.at(-1);
    if (last?.differs === differs) last.text += character;
    else found.push({ text: character, differs, at });
  });
  return found;
}
