/** Reads `$filter` into a tree (OGC 18-088 §9.3.3.5): operators by precedence, functions by name. */
import { SensorThingsFault } from './fault.ts';
import type { Duration } from './call-function.ts';
import { type Functions, functions } from './functions.ts';
import { type Geometry, readGeometry } from './geometry.ts';
import { type Token, tokensOf } from './lexer.ts';

/** Operators with two sides. */
export type BinaryOperator =
  | 'or'
  | 'and'
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'mod';

/** A constant: instants are milliseconds since 1970 under their own kind. */
export type Literal =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'instant'; readonly value: Date }
  | { readonly kind: 'duration'; readonly value: Duration }
  | { readonly kind: 'geometry'; readonly value: Geometry };

/** An expression. */
export type Expression =
  | Literal
  /** A property, with the way to it: `['Datastream', 'Thing', 'name']`. */
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: keyof Functions; readonly of: readonly Expression[] };

/** Loosest first; all bind to the left. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
  ['add', 'sub'],
  ['mul', 'div', 'mod'],
];

/** Deepest nesting taken, so that a hostile expression cannot exhaust the stack. */
const deepest = 60;

/** Reads an expression. @throws SensorThingsFault saying what was expected, and where */
export function parseExpression(text: string): Expression {
  const reader = new Reader(tokensOf(text));
  const expression = reader.level(0, 0);
  reader.end();
  return expression;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  level(index: number, depth: number): Expression {
    if (depth > deepest) throw new SensorThingsFault(`more than ${deepest} levels of brackets`);
    const operators = levels[index];
    if (!operators) return this.#unary(depth);
    let left = this.level(index + 1, depth);
    for (;;) {
      const operator = operators.find((one) => this.#isWord(one));
      if (!operator) return left;
      this.#at += 1;
      left = { kind: 'binary', operator, left, right: this.level(index + 1, depth) };
    }
  }

  end(): void {
    const token = this.#tokens[this.#at];
    if (token) throw new SensorThingsFault(`"${token.text}" at ${token.at + 1} is not expected`);
  }

  #unary(depth: number): Expression {
    const token = this.#tokens[this.#at];
    if (!token) throw new SensorThingsFault('the expression ends too early');
    this.#at += 1;
    if (token.kind === 'word' && token.text === 'not') {
      return { kind: 'not', of: this.#unary(depth + 1) };
    }
    if (token.kind === 'sign') return this.#bracketed(token, depth);
    if (token.kind === 'word') return this.#word(token, depth);
    return literalOf(token);
  }

  #bracketed(token: Token, depth: number): Expression {
    if (token.text !== '(') {
      throw new SensorThingsFault(`"${token.text}" at ${token.at + 1} is not expected`);
    }
    const inner = this.level(0, depth + 1);
    this.#expect(')');
    return inner;
  }

  #word({ text, at }: Token, depth: number): Expression {
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' };
    if (text === 'null') return { kind: 'literal', value: null };
    if (this.#tokens[this.#at]?.text !== '(') return { kind: 'path', path: text.split('/') };
    const arity = Object.hasOwn(functions, text) ? functions[text as keyof Functions] : undefined;
    if (!arity) throw new SensorThingsFault(`there is no function ${text} (at ${at + 1})`);
    const of = this.#arguments(depth);
    if (of.length < arity.least || of.length > arity.most) {
      throw new SensorThingsFault(`${text} takes ${arity.least} to ${arity.most} arguments`);
    }
    return { kind: 'call', name: text as keyof Functions, of };
  }

  #arguments(depth: number): Expression[] {
    this.#expect('(');
    const of: Expression[] = [];
    if (this.#tokens[this.#at]?.text === ')') {
      this.#at += 1;
      return of;
    }
    for (;;) {
      of.push(this.level(0, depth + 1));
      const token = this.#tokens[this.#at];
      this.#at += 1;
      if (token?.kind === 'sign' && token.text === ')') return of;
      if (token?.kind !== 'sign' || token.text !== ',') {
        throw new SensorThingsFault('a comma or a closing bracket is missing between arguments');
      }
    }
  }

  #expect(sign: string): void {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) {
      throw new SensorThingsFault(`"${sign}" is missing${token ? ` at ${token.at + 1}` : ''}`);
    }
    this.#at += 1;
  }

  #isWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && token.text === word;
  }
}

function literalOf({ kind, text, at }: Token): Literal {
  if (kind === 'number') return { kind: 'literal', value: Number(text) };
  if (kind === 'text') return { kind: 'literal', value: text };
  if (kind === 'time') return { kind: 'literal', value: timeOfDay(text) };
  if (kind === 'duration') return { kind: 'duration', value: durationOf(text) };
  if (kind === 'geometry') return { kind: 'geometry', value: readGeometry(text) };
  const value = new Date(/T/.test(text) && !/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(value.getTime())) {
    throw new SensorThingsFault(`${text} at ${at + 1} is not an instant`);
  }
  return { kind: 'instant', value };
}

/** As the function `time` gives it: `12:00:00.000`. */
function timeOfDay(text: string): string {
  const [, minutes = '', seconds = '00', fraction = ''] =
    /^(\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?$/.exec(text) ?? [];
  return `${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

/** Reads `duration'P1DT2H'`: days and smaller, whose length is the same everywhere. */
function durationOf(text: string): Duration {
  const found = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!found || text.endsWith('P') || text.endsWith('T')) {
    throw new SensorThingsFault(`"${text}" is not a duration of days and smaller, as P1DT2H30M`);
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(2)
    .map((part) => Number(part ?? 0));
  const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return { milliseconds: found[1] === '-' ? -milliseconds : milliseconds };
}
