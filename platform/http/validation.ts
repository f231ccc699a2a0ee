/** Validation of what comes in (strict; query and path texts are converted) and shaping of replies. */
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';

const settings = { allErrors: true, strict: false, useDefaults: true, verbose: false } as const;
const strict = new Ajv.default({ ...settings, coerceTypes: false });
const texts = new Ajv.default({ ...settings, coerceTypes: 'array' });
addFormats.default(strict);
addFormats.default(texts);

/** Bodies are taken as they are; query and path are texts and are converted to the declared types. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const check = (httpPart === 'body' ? strict : texts).compile(schema);
  return ((value: unknown) =>
    check(value)
      ? { value }
      : { error: Object.assign(new Error('invalid'), { validation: check.errors }) }) as never;
};

/** Replies carry the declared members and nothing else: what is not declared does not leak. */
export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) =>
  fastJsonStringify(schema as fastJsonStringify.Schema);
