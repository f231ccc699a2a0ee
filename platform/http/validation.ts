/** Validation of what comes in (strict; query and path texts are converted) and shaping of replies. */
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';

const settings = { allErrors: true, strict: false, useDefaults: true, verbose: false } as const;
const strict = new Ajv.default({ ...settings, coerceTypes: false });
const texts = new Ajv.default({ ...settings, coerceTypes: 'array' });
const [firstInstant, lastInstant] = [
  Date.parse('0001-01-01T00:00:00Z'),
  Date.parse('9999-12-31T23:59:59.999Z'),
];

/** A day that there is. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return at >= firstInstant && new Date(at).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/i.test(text))
    return false;
  const at = Date.parse(text);
  return isDay(text.slice(0, 10)) && at >= firstInstant && at <= lastInstant;
}

/**
 * Formats as the database and `Date` take them. The library's own let `urn:uuid:…`, the year 0000 and the second 60 pass,
 * which are well written, and no column takes them.
 */
for (const rules of [strict, texts]) {
  addFormats.default(rules);
  rules.addFormat('uuid', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  rules.addFormat('date', isDay);
  rules.addFormat('date-time', isInstant);
}

/**
 * Bodies are taken as they are; query and path are texts and are converted to the declared types. A check is written when its
 * route is first asked: all of them at once would take a second of every start, and of every process of tests.
 */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const rules = httpPart === 'body' ? strict : texts;
  let check: ValidateFunction | undefined;
  return ((value: unknown) => {
    check ??= rules.compile(schema);
    if (!check(value)) return refused(check.errors);
    const instancePath = pathOfUnkept(value, '');
    return instancePath === null ? { value } : refused([{ ...unkeptFault, instancePath }]);
  }) as never;
};

const unkeptFault = {
  schemaPath: '',
  keyword: 'unkept',
  params: { messageZh: '含有无法保存的字符（U+0000 或半个字符），请删除后重试' },
  message: 'must hold neither the character U+0000 nor half a surrogate pair',
};

function refused(validation: unknown) {
  return { error: Object.assign(new Error('invalid'), { validation }) };
}

/** Where a text holds what PostgreSQL cannot keep (U+0000, half a character), as a JSON pointer; null when nowhere. */
function pathOfUnkept(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const found = pathOfUnkept(member, `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

type Serializer = (value: unknown) => string;

/** Shapers of replies by their schema: written once a process, when a route is first answered. */
const serializers = new WeakMap<object, Serializer>();

/** Replies carry the declared members and nothing else: what is not declared does not leak. */
export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) => {
  const write: Serializer = (value) => {
    let serializer = serializers.get(schema);
    if (!serializer) {
      serializer = fastJsonStringify(schema as fastJsonStringify.Schema) as Serializer;
      serializers.set(schema, serializer);
    }
    return serializer(value);
  };
  return write;
};
