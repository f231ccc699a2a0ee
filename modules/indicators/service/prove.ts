/** Whether definitions hang together: readable, naming what exists, without a circle; and where they do not. */
import type { Locale, Problem } from '#platform/problems/index.ts';
import type { FormulaReading, IndicatorInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { circleFrom, namesIn } from '../rules/definitions.ts';
import { type Formula, FormulaFault, parseFormula } from '../rules/formula/parse.ts';
import { groundOf, hasName, type IndicatorBook, type Sources } from './book.ts';

/** What formulas may name. */
export interface Known {
  readonly book: Pick<IndicatorBook, 'formulas' | 'get'>;
  readonly sources: Sources;
}

const whys: Readonly<Record<FormulaFault['code'], Readonly<Record<Locale, string>>>> = {
  character: { zh: '不认识的字符', en: 'a character that has no meaning here' },
  unexpected: { zh: '这里不应出现', en: 'not expected here' },
  unfinished: { zh: '公式没有写完', en: 'the formula is not finished' },
  function: { zh: '没有这个函数', en: 'there is no such function' },
  arguments: { zh: '函数的参数不对', en: 'the function takes other arguments' },
  'too-great': { zh: '数字太大', en: 'the number is too great' },
  'too-long': { zh: '公式太长', en: 'the formula is too long' },
  'too-deep': { zh: '括号套得太深', en: 'brackets are nested too deeply' },
};

/** A fault with its place in the text, characters from 0. */
interface Fault {
  readonly at: number;
  readonly length: number;
  readonly problem: Problem;
}

/** Proves definitions. @throws formula-unreadable, formula-unknown-name, formula-circle */
export function prove(locale: Locale, definitions: readonly IndicatorInput[], known: Known): void {
  const formulas = new Map(known.book.formulas);
  const faults = definitions.map(({ code, formula }) => put(locale, formulas, { code, formula }));
  for (const [index, { code }] of definitions.entries()) {
    const fault = faults[index] ?? faultOf(code, formulas, known);
    if (fault) throw fault.problem;
  }
}

/** Reads the formula of an indicator that is being written; `code` may not exist yet. */
export function readingOf(
  locale: Locale,
  written: { readonly code: string; readonly formula: string },
  known: Known,
): FormulaReading {
  const formulas = new Map(known.book.formulas);
  const fault = put(locale, formulas, written) ?? faultOf(written.code, formulas, known);
  if (fault) {
    const { at, length } = fault;
    return { fault: { at, length, message: sayFault(locale, fault.problem) }, dimensions: [] };
  }
  return {
    fault: null,
    dimensions: groundOf(written.code, { formulas }, known.sources).dimensions,
  };
}

function sayFault(locale: Locale, { entry, values }: Problem): string {
  const text = locale === 'zh' ? entry.zh : entry.en;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Puts a formula among the others; its fault when it cannot be read. */
function put(
  locale: Locale,
  formulas: Map<string, Formula>,
  { code, formula }: { readonly code: string; readonly formula: string },
): Fault | null {
  try {
    formulas.set(code, parseFormula(formula));
    return null;
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    const found =
      error.found === '' ? '' : locale === 'zh' ? `“${error.found}”` : ` "${error.found}"`;
    const why = `${whys[error.code][locale]}${found}`;
    const at = Math.min(error.at, formula.length);
    return {
      at,
      length: Math.max(1, error.found.length),
      problem: problem('formula-unreadable', { at: at + 1, why }, placesOf(why)),
    };
  }
}

const placesOf = (detail: string) => [{ pointer: '/formula', detail }];

function faultOf(code: string, formulas: Map<string, Formula>, known: Known): Fault | null {
  const formula = formulas.get(code);
  if (!formula) return null;
  const { facts, indicators } = namesIn(formula);
  const unknown = [
    ...facts
      .filter(({ source, measure }) => !hasName(known.sources, source, measure))
      .map(({ source, measure, at }) => ({ name: `${source}.${measure}`, at })),
    ...indicators
      .filter(({ code: name }) => !formulas.has(name))
      .map(({ code: name, at }) => ({ name: `@${name}`, at })),
  ].sort((one, other) => one.at - other.at);
  const [first] = unknown;
  if (first) {
    const { name, at } = first;
    return {
      at,
      length: name.length,
      problem: problem('formula-unknown-name', { name }, placesOf(name)),
    };
  }
  const circle = circleFrom(code, formulas);
  if (!circle) return null;
  const next = indicators.find((one) => one.code === circle[1]);
  const way = circle.join(' → ');
  return {
    at: next?.at ?? 0,
    length: (next?.code.length ?? 0) + 1,
    problem: problem('formula-circle', { way }, placesOf(way)),
  };
}
