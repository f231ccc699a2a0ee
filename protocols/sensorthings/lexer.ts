/** Cuts a `$filter` or `$orderby` into tokens (OGC 18-088 §9.3.3.5, after OData 4.0 ABNF). */
import { SensorThingsFault } from './fault.ts';

/** One token; `at` is its first character's place in the text. */
export type Token =
  | {
      readonly kind: 'number' | 'instant' | 'time' | 'duration' | 'text' | 'geometry';
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: 'word' | 'sign'; readonly text: string; readonly at: number };

/** Longest expression taken, characters. */
const longest = 8000;

const shapes: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['geometry', /geography'(?:[^']|'')*'/y],
  ['duration', /duration'-?P[^']*'/y],
  ['text', /'(?:[^']|'')*'/y],
  ['instant', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/y],
  ['time', /\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /[A-Za-z_@][\w.@-]*(?:\/[A-Za-z_@][\w.@-]*)*/y],
  ['sign', /[(),]/y],
];

/** The tokens of an expression. @throws SensorThingsFault naming the character that fits nothing */
export function tokensOf(text: string): Token[] {
  if (text.length > longest) {
    throw new SensorThingsFault(`an expression has at most ${longest} characters`);
  }
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const [kind, found] = nextToken(text, at);
    if (kind !== 'space') tokens.push({ kind, text: valueOf(kind, found), at });
    at += found.length;
  }
  return tokens;
}

function nextToken(text: string, at: number): [Token['kind'] | 'space', string] {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return [kind, found];
  }
  throw new SensorThingsFault(`character ${at + 1} (${text.charAt(at)}) is not expected here`);
}

function valueOf(kind: Token['kind'], found: string): string {
  if (kind === 'text') return found.slice(1, -1).replaceAll("''", "'");
  if (kind === 'geometry') return found.slice("geography'".length, -1).replaceAll("''", "'");
  if (kind === 'duration') return found.slice("duration'".length, -1);
  return found;
}
