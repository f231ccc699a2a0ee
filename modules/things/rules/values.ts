/** Judging one raw value against one property. */
import type { Property } from '../contract/model.ts';
import type { ReasonCode } from '../contract/reasons.ts';
import type { Verdict } from '../types.ts';

/** Judges a raw value. */
type Checker = (raw: unknown) => Verdict;

/** No quantity of a town is larger; guards against 1e308 where a model names no range. */
const largestNumber = 1e15;
const longestText = 1000;
const longestJson = 4096;

/** The judge of a property. */
export function checkerOf(property: Property): Checker {
  const checkers: Record<Property['type'], () => Checker> = {
    number: () => numberChecker(property, false),
    integer: () => numberChecker(property, true),
    boolean: () => booleanOf,
    text: () => textChecker(property),
    enum: () => enumChecker(property),
    json: () => jsonOf,
    position: () => positionOf,
  };
  return checkers[property.type]();
}

function refused(reason: ReasonCode, detail: unknown): Verdict {
  return { ok: false, reason, detail: shown(detail) };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 80);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return String(value).slice(0, 80);
}

function numberChecker(property: Property, whole: boolean): Checker {
  const min = property.min ?? -largestNumber;
  const max = property.max ?? largestNumber;
  return (raw) => {
    if (typeof raw !== 'number') return refused('wrong-type', raw);
    if (!Number.isFinite(raw)) return refused('not-a-number', raw);
    if (raw < min || raw > max) return refused('out-of-range', `${raw} ∉ [${min}, ${max}]`);
    if (whole && !Number.isInteger(raw)) return refused('wrong-type', raw);
    return { ok: true, value: raw };
  };
}

function booleanOf(raw: unknown): Verdict {
  if (typeof raw === 'boolean') return { ok: true, value: raw };
  if (raw === 0 || raw === 1) return { ok: true, value: raw === 1 };
  return refused('wrong-type', raw);
}

function textChecker(property: Property): Checker {
  const max = Math.min(property.max ?? longestText, longestText);
  const min = property.min ?? 0;
  return (raw) => {
    if (typeof raw !== 'string' || !isStorable(raw)) return refused('wrong-type', raw);
    if (raw.length > max) return refused('too-long', `${raw.length} > ${max}`);
    if (raw.length < min) return refused('out-of-range', `${raw.length} < ${min}`);
    return { ok: true, value: raw };
  };
}

/** PostgreSQL cannot keep a zero character nor half of a pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function enumChecker(property: Property): Checker {
  const words = new Set((property.choices ?? []).map(({ value }) => value));
  return (raw) => {
    if (typeof raw !== 'string') return refused('wrong-type', raw);
    return words.has(raw) ? { ok: true, value: raw } : refused('out-of-range', raw);
  };
}

function jsonOf(raw: unknown): Verdict {
  if (typeof raw !== 'object' || raw === null) return refused('wrong-type', raw);
  const text = JSON.stringify(raw);
  if (text.length > longestJson) return refused('too-long', `${text.length} > ${longestJson}`);
  if (text.includes('\\u0000') || /\\ud[89a-f]/i.test(text)) return refused('wrong-type', raw);
  return { ok: true, value: raw };
}

function positionOf(raw: unknown): Verdict {
  if (typeof raw !== 'object' || raw === null) return refused('wrong-type', raw);
  const { longitude, latitude } = raw as Record<string, unknown>;
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    return refused('wrong-type', raw);
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
    return refused('not-a-number', raw);
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    return refused('out-of-range', `${longitude}, ${latitude}`);
  }
  return { ok: true, value: { longitude, latitude } };
}
