/** `/open311/v2`: GeoReport v2 in JSON and XML. Reading is open, writing wants a key. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '#platform/context/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import {
  apiKeyOf,
  checkJurisdiction,
  contentTypes,
  createdDocument,
  discoveryDocument,
  encode,
  errorsDocument,
  type Open311Document,
  type Open311Error,
  type Open311Format,
  type Open311Resource,
  parseCreateRequest,
  parseRequestsQuery,
  parseResource,
  requestsDocument,
  serviceDefinitionDocument,
  servicesDocument,
  statusOfErrors,
  tokenDocument,
} from '#protocols/open311/index.ts';
import { createRequest, errorOf, findRequests, hasService, servicesOf } from './service/open311.ts';

const base = '/open311/v2';

/** Mounts the routes in a scope of their own, where bodies are forms. */
export async function mountOpen311(server: HttpServer, app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 200_000 },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.get(`${base}/*`, (request, reply) => answer(server, request, reply));
    scope.post(`${base}/*`, (request, reply) => answer(server, request, reply));
  });
}

interface Answer {
  readonly document: Open311Document;
  readonly status: number;
}

const refuse = (
  errors: readonly Open311Error[],
  status: number = statusOfErrors(errors),
): Answer => ({
  document: errorsDocument(errors),
  status,
});

async function answer(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.slice(base.length);
  const resource = parseResource(path);
  const format: Open311Format = resource?.format ?? (path.includes('.xml') ? 'xml' : 'json');
  const { document, status } = await resolve(server, request, resource).catch((error: unknown) => {
    const known = errorOf(error);
    if (!known) throw error;
    return refuse([known], known.code);
  });
  return reply
    .code(status)
    .type(contentTypes[format])
    .serializer((text: unknown) => text as string)
    .send(encode(document, format));
}

async function resolve(
  server: HttpServer,
  request: FastifyRequest,
  resource: Open311Resource | undefined,
): Promise<Answer> {
  if (!resource)
    return refuse([
      {
        code: 404,
        description: `没有这个资源：${request.url}；请使用 services、requests 或 tokens，并以 .json 或 .xml 结尾`,
      },
    ]);
  const query = new URL(request.url, 'http://localhost').searchParams;
  const form =
    request.body instanceof URLSearchParams
      ? request.body
      : ((request.body ?? {}) as Record<string, string>);
  const key = request.method === 'POST' ? (apiKeyOf(form) ?? apiKeyOf(query)) : undefined;
  if (key) request.headers.authorization = `Bearer ${key}`;
  if (request.method === 'POST') {
    if (resource.resource !== 'requests')
      return refuse([{ code: 404, description: '只能向 requests 提交' }]);
    return create(server, request, form);
  }
  const ctx = await server.ctxOf(request, 'public');
  const wrong = await jurisdictionFault(server, query.get('jurisdiction_id') ?? undefined);
  if (wrong) return refuse([wrong]);
  return read(server, ctx, { resource, query });
}

async function jurisdictionFault(
  server: HttpServer,
  id: string | undefined,
): Promise<Open311Error | undefined> {
  const towns = (await server.tenants.all()).filter(({ kind }) => kind === 'town');
  return id === undefined
    ? undefined
    : checkJurisdiction(
        id,
        towns.map(({ code }) => code),
      );
}

async function create(
  server: HttpServer,
  request: FastifyRequest,
  form: URLSearchParams | Record<string, string>,
): Promise<Answer> {
  const ctx = await server.ctxOf(request, 'reports.open311');
  const parsed = parseCreateRequest(form);
  if ('errors' in parsed) return refuse(parsed.errors);
  if (!(await hasService(ctx, parsed.value.serviceCode))) {
    return refuse([
      {
        code: 404,
        description: `没有代码为 ${parsed.value.serviceCode} 的 service_code，请查询 services`,
      },
    ]);
  }
  const receipt = await createRequest(ctx, parsed.value, request.ip);
  const notice = receipt.departmentName
    ? `责任部门：${receipt.departmentName}`
    : '由值班员判定责任部门';
  return {
    document: createdDocument({
      serviceRequestId: receipt.number,
      serviceNotice: notice,
      accountId: null,
    }),
    status: 200,
  };
}

async function read(
  server: HttpServer,
  ctx: Ctx,
  { resource, query }: { resource: Open311Resource; query: URLSearchParams },
): Promise<Answer> {
  const found = (document: Open311Document): Answer => ({ document, status: 200 });
  const missing = (what: string) => refuse([{ code: 404, description: `没有找到 ${what}` }]);
  switch (resource.resource) {
    case 'discovery': {
      const url = `${server.settings.publicUrl ?? ''}${base}`;
      const changedAt = new Date('2026-11-23T00:00:00Z');
      const endpoints = [{ url, changedAt, type: 'production' as const }];
      return found(
        discoveryDocument({
          changedAt,
          contact: '请联系本镇值班室',
          keyService: '请联系本镇管理员',
          endpoints,
        }),
      );
    }
    case 'services':
      return found(servicesDocument(await servicesOf(ctx)));
    case 'service': {
      if (!(await hasService(ctx, resource.id))) return missing(`service_code ${resource.id}`);
      return found(serviceDefinitionDocument({ serviceCode: resource.id, attributes: [] }));
    }
    case 'token':
      return found(tokenDocument({ token: resource.id, serviceRequestId: resource.id }));
    case 'request': {
      const rows = await findRequests(ctx, {
        by: 'ids',
        serviceRequestIds: [resource.id],
        limit: 1,
      });
      return rows.length > 0
        ? found(requestsDocument(rows))
        : missing(`service_request_id ${resource.id}`);
    }
    case 'requests': {
      const parsed = parseRequestsQuery(query, ctx.clock.now());
      if ('errors' in parsed) return refuse(parsed.errors);
      return found(requestsDocument(await findRequests(ctx, parsed.value)));
    }
  }
}
