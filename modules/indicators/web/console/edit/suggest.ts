/** What may be written next in a formula. */
import { type FactName, functionNames, spreadFunctions } from '../../../contract/index.ts';

/** One thing to put in. */
export interface Suggestion {
  /** What is written. */
  readonly text: string;
  /** What it is, in words. */
  readonly hint: string;
  /** Where the caret stands afterwards, from the beginning of the text. */
  readonly caret: number;
}

/** A word of a formula that is being written, and where it begins. */
export interface Word {
  readonly text: string;
  readonly from: number;
}

/** The word before the caret: a name, a code after @, or words of a title. */
export function wordAt(formula: string, caret: number): Word {
  const before = formula.slice(0, caret);
  const text = /(?:@[^\s()+*/,]*|[^\s()+\-*/,]*)$/u.exec(before)?.[0] ?? '';
  return { text, from: caret - text.length };
}

/** Everything that can be written, in the words of the screen. */
export interface Vocabulary {
  readonly facts: readonly FactName[];
  readonly indicators: readonly { readonly code: string; readonly name: string }[];
  readonly isEnglish: boolean;
  readonly functionHint: (name: string) => string;
}

const mostShown = 40;

/** Suggestions for a word; everything for an empty one. */
export function suggestionsFor(word: string, vocabulary: Vocabulary): Suggestion[] {
  const searched = word.toLowerCase().replace(/^@/, '');
  const all = [
    ...(word.startsWith('@') ? [] : functionsOf(vocabulary)),
    ...(word.startsWith('@') ? [] : factsOf(vocabulary)),
    ...indicatorsOf(vocabulary),
  ];
  const rank = ({ text, hint }: Suggestion): number => {
    const [name, words] = [text.toLowerCase().replace(/^@/, ''), hint.toLowerCase()];
    if (name.startsWith(searched)) return 0;
    if (words.startsWith(searched)) return 1;
    return name.includes(searched) || words.includes(searched) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, place: rank(one) }))
    .filter(({ place }) => place < 3)
    .sort((a, b) => a.place - b.place)
    .slice(0, mostShown)
    .map(({ one }) => one);
}

function functionsOf({ functionHint }: Vocabulary): Suggestion[] {
  return functionNames.map((name) => {
    const text = spreadFunctions.includes(name) ? `${name}()` : `${name}(, )`;
    return { text, hint: functionHint(name), caret: name.length + 1 };
  });
}

function factsOf({ facts, isEnglish }: Vocabulary): Suggestion[] {
  // A sum and the spread of the same values share their name; which is meant the function tells.
  const named = new Map(facts.map((fact) => [fact.name, fact]));
  return [...named.values()].map(({ name, titleZh, titleEn }) => ({
    text: name,
    hint: isEnglish ? titleEn : titleZh,
    caret: name.length,
  }));
}

function indicatorsOf({ indicators }: Vocabulary): Suggestion[] {
  return indicators.map(({ code, name }) => ({
    text: `@${code}`,
    hint: name,
    caret: code.length + 1,
  }));
}

/** The formula with a suggestion in the place of the word, and where the caret stands then. */
export function withSuggestion(
  formula: string,
  { text: word, from }: Word,
  { text, caret }: Suggestion,
): { readonly formula: string; readonly caret: number } {
  const after = formula.slice(from + word.length);
  return { formula: `${formula.slice(0, from)}${text}${after}`, caret: from + caret };
}
