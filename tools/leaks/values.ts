/** Values for requests, drawn from the schemas of the OpenAPI document: fitting, hostile, and foreign. */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Random } from '#demo/random.ts';

/** A piece of JSON Schema, as far as it is looked at. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}

/** Where values come from. */
export interface Pool {
  readonly random: Random;
  /** Ids and codes of the own town, of the other, and of nobody. */
  readonly ids: readonly string[];
  readonly words: readonly string[];
  /** A well-behaved request: every value fits its schema, so that it comes further than the door. */
  readonly tame?: boolean;
  /** Ids or codes that a member of this name may stand for; none when nobody knows. */
  readonly named?: (member: string) => readonly string[];
}

const hostile = [
  '',
  ' ',
  '\u0000',
  "' OR 1=1 --",
  '"; DROP TABLE people.people; --',
  '%_\\',
  '{}',
  '[]',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '${7*7}',
  '\ud800',
  '𠮷野家👩‍👩‍👧‍👦',
  '٣٤',
  'NaN',
  '1e309',
  '-0',
  '9999999999999999999999',
  '0001-01-01T00:00:00Z',
  '275760-09-14T00:00:00Z',
  '2026-02-30',
  '0000-01-01',
  '2016-12-31T23:59:60Z',
  'urn:uuid:00000000-0000-0000-0000-000000000000',
  'constructor',
  '__proto__',
  'a'.repeat(5000),
];
const numbers = [0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 90, 180, 181];

/** A value for a schema: mostly one that fits, sometimes anything. */
export function valueFor(schema: Schema, pool: Pool, depth = 0, member = ''): unknown {
  const { random } = pool;
  if (!pool.tame && random.chance(0.08)) return anything(pool);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf?.length) return valueFor(random.pick(schema.anyOf), pool, depth, member);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object'];
  switch (random.pick(types as string[])) {
    case 'string':
      return textFor(schema, pool, member);
    case 'integer':
      return Math.trunc(numberFor(schema, pool));
    case 'number':
      return numberFor(schema, pool);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'array': {
      const least = schema.minItems ?? 0;
      const length = depth > 4 ? least : least + random.integer(0, 3);
      return Array.from({ length }, () => valueFor(schema.items ?? {}, pool, depth + 1, member));
    }
    default:
      return objectFor(schema, pool, depth);
  }
}

function objectFor(schema: Schema, pool: Pool, depth: number): Record<string, unknown> {
  const { random } = pool;
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) =>
    required.has(name) ? pool.tame || !random.chance(0.03) : depth < 5 && random.chance(0.6),
  );
  return Object.fromEntries(
    entries.map(([name, one]) => [name, valueFor(one, pool, depth + 1, name)]),
  );
}

function textFor(schema: Schema, pool: Pool, member: string): string {
  const { format, pattern, minLength, maxLength } = schema;
  const { random, ids, words, tame } = pool;
  const named = pool.named?.(member) ?? [];
  if (named.length > 0 && random.chance(0.7)) return random.pick(named);
  if (format === 'uuid')
    return tame || random.chance(0.95) ? random.pick(ids) : random.pick(hostile);
  if (format === 'date-time')
    return new Date(1_700_000_000_000 + random.integer(0, 1e11)).toISOString();
  if (format === 'date') return '2026-11-2' + String(random.integer(0, 9));
  const draw = random.next();
  if (!tame && draw < 0.25) return random.pick(hostile);
  if (!pattern && draw < 0.5) return random.pick(ids).slice(0, maxLength ?? 200);
  const text = pattern ? random.pick(fittingOf(pattern)) : random.pick(words);
  return text.padEnd(minLength ?? 0, '字').slice(0, maxLength ?? 200);
}

const samples = [
  'a1',
  'qingxi',
  'AB',
  '020102',
  '10:00',
  '08:30',
  '2026-11-25',
  '2026-11',
  '2026',
  '1',
  '12',
  '13800138000',
  '11010519491231002X',
  '湘A98765',
  'canary@example.cn',
  'https://example.cn/a',
  'a-b',
  'aB',
  'case.opened',
  'a'.repeat(16),
  'a'.repeat(32),
  'a'.repeat(64),
  'A1B2C3',
  'A01',
];
const fitting = new Map<string, readonly string[]>();

/** Samples that a pattern takes; all of them where it takes none. */
function fittingOf(pattern: string): readonly string[] {
  const known = fitting.get(pattern);
  if (known) return known;
  const taken = samples.filter((one) => Value.Check(Type.String({ pattern }), one));
  fitting.set(pattern, taken.length > 0 ? taken : samples);
  return fitting.get(pattern) ?? samples;
}

function numberFor({ minimum, maximum }: Schema, { random, tame }: Pool): number {
  if (!tame && random.chance(0.15)) return random.pick(numbers);
  return random.integer(Math.ceil(minimum ?? 0), Math.floor(maximum ?? 1000));
}

function anything({ random, ids }: Pool): unknown {
  return random.pick([
    null,
    true,
    {},
    [],
    random.pick(hostile),
    random.pick(numbers),
    random.pick(ids),
  ]);
}
