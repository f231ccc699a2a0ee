/** Where a text answers: the piece to show and the words to mark in it. Pure. */
import { foldForSearch } from './analyse.ts';

/** A piece of a text; `hit` pieces are marked. */
export interface MarkedPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text folded character by character, so that places can be told back. */
function foldedCharacters(characters: readonly string[]): string[] {
  const whole = [...foldForSearch(characters.join(''))];
  if (whole.length === characters.length) return whole;
  return characters.map((character) => [...foldForSearch(character)][0] ?? character);
}

/** For each character, whether it belongs to one of the words. */
function hitsIn(folded: readonly string[], words: readonly string[]): boolean[] {
  const hits = folded.map(() => false);
  const text = folded.join('');
  // Places count code units; characters outside the basic plane are rare enough to be looked at one by one.
  const units: number[] = [];
  folded.forEach((character, at) => {
    for (let unit = 0; unit < character.length; unit += 1) units.push(at);
  });
  for (const word of words) {
    if (word === '') continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const [first = 0, last = 0] = [units[at], units[at + word.length - 1]];
      hits.fill(true, first, last + 1);
    }
  }
  return hits;
}

function pieces(characters: readonly string[], hits: readonly boolean[]): MarkedPiece[] {
  const found: { text: string; hit: boolean }[] = [];
  characters.forEach((character, at) => {
    const hit = hits[at] ?? false;
    const last = found.at(-1);
    if (last && last.hit === hit) last.text += character;
    else found.push({ text: character, hit });
  });
  return found;
}

/** A whole text with the words marked. */
export function marked(text: string, words: readonly string[]): MarkedPiece[] {
  const characters = [...text];
  return pieces(characters, hitsIn(foldedCharacters(characters), words));
}

/** The piece of a text, `length` characters long, that holds most of the words. */
export interface Snippet {
  readonly pieces: readonly MarkedPiece[];
  /** How many characters of words it holds: to choose among texts. */
  readonly weight: number;
}

/** Finds the piece to show. It begins at a sentence where one begins nearby. */
export function snippetOf(text: string, words: readonly string[], length = 90): Snippet {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const hits = hitsIn(foldedCharacters(characters), words);
  const start = characters.length <= length ? 0 : bestStart(characters, hits, length);
  const shown = characters.slice(start, start + length);
  const own = hits.slice(start, start + length);
  const found = pieces(shown, own);
  const before = start > 0 ? [{ text: '…', hit: false }] : [];
  const after = start + length < characters.length ? [{ text: '…', hit: false }] : [];
  return { pieces: [...before, ...found, ...after], weight: own.filter(Boolean).length };
}

const sentenceEnd = /[。;!?\uff1b\uff01\uff1f]/;
const lookBack = 20;

function bestStart(
  characters: readonly string[],
  hits: readonly boolean[],
  length: number,
): number {
  const sums = [0];
  for (const hit of hits) sums.push((sums.at(-1) ?? 0) + (hit ? 1 : 0));
  let best = 0;
  for (let at = 0; at + length <= characters.length; at += 1) {
    const weight = (sums[at + length] ?? 0) - (sums[at] ?? 0);
    if (weight > (sums[best + length] ?? 0) - (sums[best] ?? 0)) best = at;
  }
  // The best window ends with its last word: move it so that the words stand early, at a sentence's beginning.
  const first = Math.max(best, hits.indexOf(true, best));
  for (let at = first; at > Math.max(0, first - lookBack); at -= 1) {
    if (sentenceEnd.test(characters[at - 1] ?? '')) return at;
  }
  return Math.max(0, Math.min(first - 8, characters.length - length));
}
