/** Formulas of indicators: numbers, facts (`cases.closed.inTime`), other indicators (`@closing-rate`), + - * / and functions. */

import { type FunctionName, functionNames } from '../../contract/functions.ts';

/** A formula as a tree; `at` is the character (from 0) at which a part stands. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  /** `cases.registered.n`: source and measure. */
  | {
      readonly kind: 'fact';
      readonly source: string;
      readonly measure: string;
      readonly at: number;
    }
  | { readonly kind: 'indicator'; readonly code: string; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
      /** Character of the operator. */
      readonly at: number;
    }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly of: readonly Formula[];
      readonly at: number;
    };

/** A formula that cannot be read: what is wrong and at which character (from 0). */
export class FormulaFault extends Error {
  readonly code: FormulaFaultCode;
  readonly at: number;
  readonly found: string;

  constructor(code: FormulaFaultCode, at: number, found: string) {
    super(`${code} at ${at}: ${found}`);
    this.name = 'FormulaFault';
    this.code = code;
    this.at = at;
    this.found = found;
  }
}

/** What can be wrong with a formula's text. */
export type FormulaFaultCode =
  | 'character'
  | 'unexpected'
  | 'unfinished'
  | 'function'
  | 'arguments'
  | 'too-great'
  | 'too-long'
  | 'too-deep';

interface Token {
  readonly kind: 'number' | 'name' | 'indicator' | 'sign';
  readonly text: string;
  readonly at: number;
}

const longest = 1000;
const deepest = 30;
const shape =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*)|@(?<indicator>[a-z][a-z0-9-]*)|(?<sign>[()+\-*/,]))/y;

/** Reads a formula. @throws FormulaFault */
export function parseFormula(text: string): Formula {
  if (text.length > longest) throw new FormulaFault('too-long', longest, '');
  const reader = new Reader(tokensOf(text), text.length);
  const formula = reader.sum(0);
  reader.end();
  return formula;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.groups;
    if (!found) throw new FormulaFault('character', at, text.slice(at).trimStart().charAt(0));
    const [kind, value] = Object.entries(found).find(([, one]) => one !== undefined) as [
      Token['kind'],
      string,
    ];
    tokens.push({ kind, text: value, at: shape.lastIndex - value.length });
    at = shape.lastIndex;
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  sum(depth: number): Formula {
    return this.#chain(['+', '-'], depth, () =>
      this.#chain(['*', '/'], depth, () => this.#unit(depth)),
    );
  }

  end(): void {
    const token = this.#tokens[this.#next];
    if (token) throw new FormulaFault('unexpected', token.at, token.text);
  }

  #chain(signs: readonly string[], depth: number, inner: () => Formula): Formula {
    if (depth > deepest) throw new FormulaFault('too-deep', this.#at(), '');
    let left = inner();
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token?.kind !== 'sign' || !signs.includes(token.text)) return left;
      this.#next += 1;
      const operator = token.text as '+' | '-' | '*' | '/';
      left = { kind: 'binary', operator, left, right: inner(), at: token.at };
    }
  }

  #unit(depth: number): Formula {
    const token = this.#take();
    if (token.kind === 'number') return this.#number(token);
    if (token.kind === 'indicator') {
      return { kind: 'indicator', code: token.text, at: token.at - 1 };
    }
    if (token.kind === 'name') return this.#named(token, depth);
    if (token.text === '-') return { kind: 'negative', of: this.#unit(depth + 1) };
    if (token.text !== '(') throw new FormulaFault('unexpected', token.at, token.text);
    const inner = this.sum(depth + 1);
    this.#expect(')');
    return inner;
  }

  /** A number with hundreds of digits is none that can be reckoned with. */
  #number({ text, at }: Token): Formula {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormulaFault('too-great', at, '');
    return { kind: 'number', value };
  }

  #named({ text, at }: Token, depth: number): Formula {
    if (this.#tokens[this.#next]?.text === '(') return this.#call(text, at, depth);
    const dot = text.lastIndexOf('.');
    if (dot < 0) throw new FormulaFault('unexpected', at, text);
    return { kind: 'fact', source: text.slice(0, dot), measure: text.slice(dot + 1), at };
  }

  #call(text: string, at: number, depth: number): Formula {
    const name = functionNames.find((one) => one === text);
    if (!name) throw new FormulaFault('function', at, text);
    this.#expect('(');
    const of = [this.sum(depth + 1)];
    while (this.#tokens[this.#next]?.text === ',') {
      this.#next += 1;
      of.push(this.sum(depth + 1));
    }
    this.#expect(')');
    const wanted = name === 'percent' ? 2 : name === 'min' || name === 'max' ? null : 1;
    if (wanted !== null && of.length !== wanted) throw new FormulaFault('arguments', at, text);
    if (wanted === 1 && of[0]?.kind !== 'fact') throw new FormulaFault('arguments', at, text);
    return { kind: 'call', name, of, at };
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw new FormulaFault('unfinished', this.#length, '');
    this.#next += 1;
    return token;
  }

  #expect(sign: string): void {
    const token = this.#take();
    if (token.kind !== 'sign' || token.text !== sign) {
      throw new FormulaFault('unexpected', token.at, token.text);
    }
  }

  #at(): number {
    return this.#tokens[this.#next]?.at ?? this.#length;
  }
}
