/**
 * The words of a corpus by how they are written and how they sound: for questions in pinyin, slips, and suggestions
 * while typing. Pure; made once from the corpus's phrases and kept.
 */
import { hasHan } from './analyse.ts';
import { shortenings, slips } from './edits.ts';
import { forgiving, type Sound, soundOf, typedLetters } from './sounds.ts';

/** A phrase worth finding. */
export interface Phrase {
  /** Folded. */
  readonly text: string;
  /** As people read it. */
  readonly shown: string;
  /** Larger comes first among equals. */
  readonly weight: number;
}

interface Entry extends Phrase {
  readonly sound: Sound;
  readonly heard: string;
}

/** The words of a corpus. */
export interface Lexicon {
  /** What somebody who has typed so much may mean, best first. */
  suggest(folded: string, limit: number): string[];
  /** A question in pinyin as phrases of the corpus, or null. */
  readLetters(folded: string): string | null;
  /**
   * The question with its slips mended, or null when nothing is to be mended. `isStrange` tells of a pair of
   * characters that no document holds: only around such pairs a slip is suspected.
   */
  mend(folded: string, isStrange: (pair: string) => boolean): string | null;
}

/** Makes the lexicon of a corpus. Of equal texts the heaviest stays. */
export function createLexicon(phrases: readonly Phrase[]): Lexicon {
  const heaviest = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const known = heaviest.get(phrase.text);
    if (!known || known.weight < phrase.weight) heaviest.set(phrase.text, phrase);
  }
  const entries = [...heaviest.values()]
    .sort((a, b) => b.weight - a.weight || a.text.length - b.text.length)
    .map((phrase): Entry => {
      const sound = soundOf(phrase.text);
      return { ...phrase, sound, heard: forgiving(sound.full) };
    });
  const words = entries.filter(({ text }) => hasHan(text) && text.length <= longestWord);
  const index = indexOf(words);
  return {
    suggest: (folded, limit) => suggest(entries, folded, limit),
    readLetters: (folded) => readLetters(words, index, folded),
    mend: (folded, isStrange) => mend(index, folded, isStrange),
  };
}

/** Longer phrases are whole titles: suggested, but neither read from letters nor mended into. */
const longestWord = 12;

interface WordIndex {
  readonly byHeard: ReadonlyMap<string, Entry>;
  readonly byText: ReadonlySet<string>;
  readonly byShortening: ReadonlyMap<string, Entry>;
}

function indexOf(words: readonly Entry[]): WordIndex {
  const byHeard = new Map<string, Entry>();
  const byShortening = new Map<string, Entry>();
  for (const word of words) {
    if (!byHeard.has(word.heard)) byHeard.set(word.heard, word);
    if (word.text.length < 4) continue;
    for (const short of [word.text, ...shortenings(word.text)]) {
      if (!byShortening.has(short)) byShortening.set(short, word);
    }
  }
  return { byHeard, byShortening, byText: new Set(words.map(({ text }) => text)) };
}

function suggest(entries: readonly Entry[], folded: string, limit: number): string[] {
  const bare = folded.trim();
  if (bare === '') return [];
  const letters = typedLetters(bare);
  const heard = letters === null ? '' : forgiving(letters);
  const ranks: [number, string][] = [];
  for (const entry of entries) {
    const rank = letters === null ? rankOfText(entry, bare) : rankOfSound(entry, letters, heard);
    if (rank > 0) ranks.push([rank, entry.shown]);
  }
  ranks.sort((a, b) => b[0] - a[0]);
  return [...new Set(ranks.map(([, shown]) => shown))].slice(0, limit);
}

const rankOfText = ({ text }: Entry, typed: string): number =>
  text.startsWith(typed) ? 2 : text.includes(typed) ? 1 : 0;

function rankOfSound({ sound, heard }: Entry, letters: string, typedHeard: string): number {
  if (sound.initials === letters) return 4;
  if (sound.full.startsWith(letters)) return 3;
  if (sound.initials.startsWith(letters)) return 2;
  if (letters.length >= 3 && heard.startsWith(typedHeard)) return 1;
  return 0;
}

function readLetters(words: readonly Entry[], index: WordIndex, folded: string): string | null {
  const letters = typedLetters(folded);
  if (letters === null) return null;
  const exact = words.find(({ sound }) => sound.full === letters);
  if (exact) return exact.text;
  const abbreviated = words.find(({ sound }) => sound.initials === letters);
  if (abbreviated) return abbreviated.text;
  const heard = forgiving(letters);
  const several = cover(index.byHeard, heard);
  if (several) return several;
  const begun =
    heard.length >= 4 ? words.find((entry) => entry.heard.startsWith(heard)) : undefined;
  return (begun ?? nearest(words, heard))?.text ?? null;
}

/** The fewest phrases whose sounds, one after the other, are the letters; at most six. */
function cover(byHeard: ReadonlyMap<string, Entry>, heard: string): string | null {
  const best = new Map<number, readonly string[]>([[0, []]]);
  for (let end = 2; end <= heard.length; end += 1) {
    for (let start = 0; start <= end - 2; start += 1) {
      const before = best.get(start);
      const entry = before && byHeard.get(heard.slice(start, end));
      if (!entry || before.length >= 6) continue;
      const known = best.get(end);
      if (!known || before.length + 1 < known.length) best.set(end, [...before, entry.text]);
    }
  }
  const found = best.get(heard.length);
  return found && found.length > 0 ? found.join(' ') : null;
}

/** The phrase whose sound is a slip or two away. */
function nearest(words: readonly Entry[], heard: string): Entry | undefined {
  if (heard.length < 4) return undefined;
  const most = heard.length > 8 ? 2 : 1;
  let found: { readonly entry: Entry; readonly distance: number } | undefined;
  for (const entry of words) {
    const distance = slips(entry.heard, heard, most);
    if (distance <= most && (!found || distance < found.distance)) found = { entry, distance };
  }
  return found?.entry;
}

function mend(
  index: WordIndex,
  folded: string,
  isStrange: (pair: string) => boolean,
): string | null {
  const characters = [...folded];
  const strange = characters.map(
    (character, at) =>
      hasHan(character) &&
      hasHan(characters[at + 1] ?? '') &&
      isStrange(`${character}${characters[at + 1]}`),
  );
  let mended = '';
  for (let at = 0; at < characters.length; ) {
    const fix = fixAt(index, { characters, strange, at });
    mended += fix?.text ?? characters[at];
    at += fix?.length ?? 1;
  }
  return mended === folded ? null : mended;
}

interface Suspicion {
  readonly characters: readonly string[];
  readonly strange: readonly boolean[];
  readonly at: number;
}

/** The longest piece from a place on that is a slip of a known phrase. */
function fixAt(
  index: WordIndex,
  { characters, strange, at }: Suspicion,
): { text: string; length: number } | undefined {
  const most = Math.min(longestWord, characters.length - at);
  for (let length = most; length >= 2; length -= 1) {
    if (!strange.slice(at, at + length - 1).some(Boolean)) continue;
    const piece = characters.slice(at, at + length).join('');
    if (index.byText.has(piece)) return { text: piece, length };
    const meant = meantBy(index, piece);
    if (meant) return { text: meant, length };
  }
  return undefined;
}

function meantBy(index: WordIndex, piece: string): string | undefined {
  if (![...piece].every(hasHan)) return undefined;
  const alike = index.byHeard.get(forgiving(soundOf(piece).full));
  if (alike && alike.text.length === piece.length) return alike.text;
  if (piece.length < 4) return undefined;
  for (const short of [piece, ...shortenings(piece)]) {
    const near = index.byShortening.get(short);
    if (near && slips(near.text, piece, 1) === 1) return near.text;
  }
  return undefined;
}
