/** The rule editor's form: rows of conditions and back. Pure. */
import type {
  AtOnceCondition,
  Condition,
  Operator,
  RuleChoices,
  RuleDefinition,
  Scalar,
} from '../../../contract/index.ts';

/** What a row is about. `kept`: a group made elsewhere, shown in words and kept as it is. */
export const subjects = ['value', 'compare', 'change', 'silence'] as const;
export type Subject = (typeof subjects)[number] | 'kept';

/** How long or how often it must be so. */
export const hows = ['now', 'duration', 'among', 'within'] as const;
export type How = (typeof hows)[number];

/** The model a condition is made of. */
export type Model = RuleChoices['models'][number];

/** One condition as a line of the form. */
export interface Row {
  readonly id: number;
  readonly subject: Subject;
  /** Property; null (silence only) for any value. */
  readonly key: string | null;
  readonly op: Operator;
  readonly value: Scalar | null;
  readonly otherThingCode: string | null;
  readonly otherKey: string | null;
  readonly offset: number;
  readonly how: How;
  readonly seconds: number;
  readonly times: number;
  readonly among: number;
  readonly direction: 'rise' | 'fall' | 'either';
  readonly amount: number;
  readonly kept: Condition | null;
}

/** Conditions joined by and, or by or. */
export interface Rows {
  readonly join: 'all' | 'any';
  readonly rows: readonly Row[];
}

/** A rule on the screen. */
export interface Draft extends Omit<RuleDefinition, 'when' | 'clear'> {
  readonly code: string;
  readonly when: Rows;
  readonly clear: Rows | null;
}

let lastId = 0;

/** A row that asks for nothing yet. */
export function blankRow(key: string | null = null): Row {
  lastId += 1;
  return {
    id: lastId,
    subject: 'value',
    key,
    op: 'above',
    value: null,
    otherThingCode: null,
    otherKey: null,
    offset: 0,
    how: 'now',
    seconds: 600,
    times: 3,
    among: 5,
    direction: 'rise',
    amount: 0,
    kept: null,
  };
}

/** A rule that is to be made. */
export function blankDraft(): Draft {
  return {
    code: '',
    nameZh: '',
    nameEn: '',
    titleZh: '',
    titleEn: '',
    type: '',
    severity: 'warning',
    categoryCode: null,
    scope: { modelCode: '', thingCodes: [], groupCodes: [], villageCodes: [] },
    hysteresis: 0,
    flapSeconds: 600,
    when: { join: 'all', rows: [blankRow()] },
    clear: null,
    schedule: null,
  };
}

/** A saved rule as a form. */
export function draftOf(code: string, rule: RuleDefinition): Draft {
  const { when, clear, ...rest } = rule;
  return { ...rest, code, when: rowsOf(when), clear: clear ? rowsOf(clear) : null };
}

/** A condition as rows. */
export function rowsOf(condition: Condition): Rows {
  if (condition.kind === 'all' || condition.kind === 'any') {
    return { join: condition.kind, rows: condition.of.map(rowOf) };
  }
  return { join: 'all', rows: [rowOf(condition)] };
}

function rowOf(condition: Condition): Row {
  const blank = blankRow();
  switch (condition.kind) {
    case 'threshold':
    case 'comparison':
      return atOnceRow(condition);
    case 'duration': {
      const { of, seconds } = condition;
      return isGroup(of) ? keptRow(condition) : { ...atOnceRow(of), how: 'duration', seconds };
    }
    case 'repetition': {
      const { of, times, among, withinSeconds } = condition;
      if (isGroup(of)) return keptRow(condition);
      if (withinSeconds === null) {
        return { ...atOnceRow(of), how: 'among', times, among: among ?? times };
      }
      return { ...atOnceRow(of), how: 'within', times, seconds: withinSeconds };
    }
    case 'rateOfChange': {
      const { key, direction, amount, withinSeconds } = condition;
      return { ...blank, subject: 'change', key, direction, amount, seconds: withinSeconds };
    }
    case 'absence':
      return { ...blank, subject: 'silence', key: condition.key, seconds: condition.seconds };
    default:
      return keptRow(condition);
  }
}

type Single = Extract<AtOnceCondition, { kind: 'threshold' } | { kind: 'comparison' }>;
const isGroup = (of: AtOnceCondition): of is Exclude<AtOnceCondition, Single> =>
  of.kind === 'all' || of.kind === 'any';
const keptRow = (kept: Condition): Row => ({ ...blankRow(), subject: 'kept', kept });

function atOnceRow(condition: Single): Row {
  const blank = blankRow(condition.key);
  if (condition.kind === 'threshold') {
    return { ...blank, op: condition.op, value: condition.value };
  }
  const { op, otherKey, otherThingCode, offset } = condition;
  return { ...blank, subject: 'compare', op, otherKey, otherThingCode, offset };
}

/** The condition that rows say; null while a row is not complete. */
export function conditionOf({ join, rows }: Rows): Condition | null {
  const of = rows.map(oneOf);
  const whole = of.filter((one): one is Condition => one !== null);
  if (whole.length === 0 || whole.length < of.length) return null;
  const [first] = whole;
  return whole.length === 1 && first ? first : { kind: join, of: whole };
}

function oneOf(row: Row): Condition | null {
  const { subject, key, seconds } = row;
  if (subject === 'kept') return row.kept;
  if (subject === 'silence') return { kind: 'absence', key, seconds };
  if (key === null) return null;
  if (subject === 'change') {
    const { direction, amount } = row;
    return { kind: 'rateOfChange', key, direction, amount, withinSeconds: seconds };
  }
  const of = singleOf(row, key);
  if (!of || row.how === 'now') return of;
  if (row.how === 'duration') return { kind: 'duration', seconds, of };
  const isWithin = row.how === 'within';
  return {
    kind: 'repetition',
    times: row.times,
    among: isWithin ? null : Math.max(row.among, row.times),
    withinSeconds: isWithin ? seconds : null,
    of,
  };
}

function singleOf(row: Row, key: string): Single | null {
  const { op, otherKey, otherThingCode, offset, value } = row;
  if (row.subject === 'compare') {
    if (otherKey === null) return null;
    return { kind: 'comparison', key, op, otherKey, otherThingCode, offset };
  }
  return value === null ? null : { kind: 'threshold', key, op, value };
}

/** The rule that a form says; null while something is missing. */
export function definitionOf(draft: Draft): RuleDefinition | null {
  const { code: _code, when, clear, ...rest } = draft;
  const condition = conditionOf(when);
  const clearing = clear ? conditionOf(clear) : null;
  if (!condition || (clear && !clearing) || !rest.scope.modelCode) return null;
  const nameZh = rest.nameZh.trim() || rest.titleZh.trim();
  const titleZh = rest.titleZh.trim() || nameZh;
  if (!nameZh) return null;
  return {
    ...rest,
    nameZh,
    titleZh,
    nameEn: rest.nameEn.trim() || nameZh,
    titleEn: rest.titleEn.trim() || titleZh,
    type: rest.type || draft.code || 'rule',
    when: condition,
    clear: clearing,
  };
}

/** Whether a property is a number, so that above and below make sense. */
export function isNumeric(type: string | undefined): boolean {
  return type === 'number' || type === 'integer';
}

/** A row after another property was chosen: operator and value begin anew where they do not fit. */
export function withProperty(row: Row, property: Model['properties'][number] | undefined): Row {
  if (!property) return { ...row, key: null };
  const isNumber = isNumeric(property.type);
  const isOrder = row.op !== 'equals' && row.op !== 'differs';
  return {
    ...row,
    key: property.key,
    op: isNumber ? (isOrder ? row.op : 'above') : 'equals',
    value:
      property.type === 'boolean'
        ? true
        : isNumber === (typeof row.value === 'number')
          ? row.value
          : null,
  };
}
