/** What the module of indicators offers over HTTP. */
import { defineApi, pageOf, paging, Type } from '#platform/contract/index.ts';
import { Indicator, IndicatorCode, IndicatorInput } from './definition.ts';
import { FormulaReading, Glance, Preview } from './preview.ts';
import { Check, Day, FactName, Subject, ValueQuery, Values } from './queries.ts';

export * from './definition.ts';
export * from './events.ts';
export * from './functions.ts';
export * from './preview.ts';
export * from './queries.ts';
export * from './standing.ts';

const byCode = Type.Object({ code: IndicatorCode });
const read = 'indicators.read';
const manage = 'indicators.manage';
const spanProblems = ['period-upside-down', 'period-too-long'];
const valueProblems = [
  'indicator-unknown',
  'part-half-said',
  'not-divisible',
  'not-together',
  'whole-months-only',
  ...spanProblems,
];
const formulaProblems = ['formula-unreadable', 'formula-unknown-name', 'formula-circle'];

export const api = defineApi('indicators', {
  list: {
    method: 'GET',
    path: '/indicators',
    summary: 'Indicators with their definitions',
    permission: read,
    query: Type.Object({ inactive: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({ items: Type.Array(Indicator) }),
  },
  facts: {
    method: 'GET',
    path: '/indicators/facts',
    summary: 'Facts that formulas may name',
    permission: read,
    reply: Type.Object({ items: Type.Array(FactName) }),
  },
  checks: {
    method: 'GET',
    path: '/indicators/checks',
    summary: 'Nightly comparisons of roll-ups with the rows',
    permission: read,
    reply: Type.Object({ items: Type.Array(Check), waitingDays: Type.Integer() }),
  },
  checkNow: {
    method: 'POST',
    path: '/indicators/checks',
    summary: 'Compare now',
    permission: manage,
    reply: Check,
  },
  exportDefinitions: {
    method: 'GET',
    path: '/indicators/export',
    summary: 'All definitions as JSON',
    permission: read,
    reply: Type.Unknown(),
    file: 'application/json',
  },
  importDefinitions: {
    method: 'POST',
    path: '/indicators/import',
    summary: 'Take definitions over what is there; all or none',
    permission: manage,
    body: Type.Object({ items: Type.Array(IndicatorInput, { maxItems: 500 }) }),
    reply: Type.Object({ saved: Type.Integer() }),
    problems: formulaProblems,
  },
  preview: {
    method: 'POST',
    path: '/indicators/preview',
    summary: 'What a definition would give, without saving it',
    permission: manage,
    body: Type.Object({ definition: IndicatorInput, from: Day, to: Day }),
    reply: Preview,
    problems: [...formulaProblems, ...spanProblems],
  },
  formula: {
    method: 'GET',
    path: '/indicators/formula',
    summary: 'Reads a formula: its fault and where, or by what it may be divided',
    permission: manage,
    query: Type.Object({
      /** Of the indicator that is being written. */
      code: Type.String({ maxLength: 50 }),
      formula: Type.String({ maxLength: 1100 }),
    }),
    reply: FormulaReading,
  },
  overview: {
    method: 'GET',
    path: '/indicators/overview',
    summary: 'Numbers of a span at a glance: value, the span before, trend',
    permission: read,
    query: Type.Object({
      from: Day,
      to: Day,
      /** Only these; all that are active when left out. */
      codes: Type.Optional(Type.Array(IndicatorCode, { maxItems: 100 })),
    }),
    reply: Type.Object({ items: Type.Array(Glance), sources: Type.Array(Type.String()) }),
    problems: ['indicator-unknown', ...spanProblems],
  },
  create: {
    method: 'POST',
    path: '/indicators',
    summary: 'Make an indicator',
    permission: manage,
    body: IndicatorInput,
    reply: Indicator,
    status: 201,
    problems: ['indicator-taken', ...formulaProblems],
  },
  one: {
    method: 'GET',
    path: '/indicators/:code',
    summary: 'One definition with its versions',
    permission: read,
    params: byCode,
    reply: Type.Object({
      indicator: Indicator,
      versions: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: IndicatorInput,
          savedByName: Type.String(),
          savedAt: Type.String(),
        }),
      ),
    }),
    problems: ['indicator-unknown'],
  },
  save: {
    method: 'PUT',
    path: '/indicators/:code',
    summary: 'Change an indicator',
    permission: manage,
    params: byCode,
    body: Type.Object({
      definition: IndicatorInput,
      active: Type.Boolean(),
      version: Type.Integer(),
    }),
    reply: Indicator,
    problems: ['indicator-unknown', 'changed-meanwhile', ...formulaProblems],
  },
  values: {
    method: 'GET',
    path: '/indicators/:code/values',
    summary: 'Values over a span, divided and compared',
    permission: read,
    params: byCode,
    query: ValueQuery,
    reply: Values,
    problems: valueProblems,
  },
  exportValues: {
    method: 'GET',
    path: '/indicators/:code/values/export',
    summary: 'The same as XLSX',
    permission: 'indicators.export',
    params: byCode,
    query: ValueQuery,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: valueProblems,
  },
  subjects: {
    method: 'GET',
    path: '/indicators/:code/subjects',
    summary: "The rows behind a number, within the reader's reach",
    permission: read,
    params: byCode,
    query: Type.Object({
      /** Which of its facts: `cases.closed`. */
      source: Type.String({ maxLength: 80 }),
      ...ValueQuery.properties,
      ...paging,
    }),
    reply: pageOf(Subject),
    problems: ['indicator-unknown', 'formula-unknown-name', ...spanProblems],
  },
});
