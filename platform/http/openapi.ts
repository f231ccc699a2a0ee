/** The OpenAPI 3.1 description, made from the contracts. */
import type { Operation } from '../contract/index.ts';
import type { ModuleDefinition } from '../module/index.ts';

const problemReply = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    cure: { type: 'string', description: 'What to do about it' },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** The whole document. */
export function openApiOf(modules: readonly ModuleDefinition[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { manifest, api } of modules) {
    for (const [name, operation] of Object.entries(api?.operations ?? {})) {
      const path = `/api/v1${operation.path.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = {
        ...paths[path],
        [operation.method.toLowerCase()]: describe(manifest.id, name, operation),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhenshu 镇枢',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: modules.map(({ manifest }) => ({ name: manifest.id, description: manifest.title.en })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'zhenshu_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describe(module: string, name: string, operation: Operation): Record<string, unknown> {
  const media = operation.file ?? 'application/json';
  const schema = operation.file ? { type: 'string', format: 'binary' } : plain(operation.reply);
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: operation.summary,
    description: permissionText(operation),
    security: operation.permission === 'public' ? [] : [{ session: [] }, { key: [] }],
    parameters: [
      ...parametersOf(operation, 'path'),
      ...parametersOf(operation, 'query'),
      ...keyOf(operation),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: plain(operation.body) } },
          },
        }
      : {}),
    responses: {
      [operation.status ?? 200]: { description: 'Success', content: { [media]: { schema } } },
      default: problemReply,
    },
  };
}

function permissionText({ permission, problems }: Operation): string {
  const codes = problems?.length ? ` Problems: ${problems.join(', ')}.` : '';
  return `Permission: ${permission}.${codes}`;
}

function parametersOf(operation: Operation, where: 'path' | 'query'): unknown[] {
  const schema = (where === 'path' ? operation.params : operation.query) as
    | { properties?: Record<string, { description?: string }>; required?: string[] }
    | undefined;
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (schema?.required ?? []).includes(name),
    ...(property.description ? { description: property.description } : {}),
    schema: plain(property),
  }));
}

function keyOf({ idempotent }: Operation): unknown[] {
  if (!idempotent) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
    },
  ];
}

/** A copy without the builder's hidden members. */
function plain(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema));
}
