/** `/open311/v2`: GeoReport v2 in JSON and XML. Reading is open, writing wants a key. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { anonymous, type Ctx } from '#platform/context/index.ts';
import { type HttpServer, localeOf, problemFrom } from '#platform/http/index.ts';
import type { Tenant } from '#platform/tenants/index.ts';
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
import { inWords } from './rules/open311-words.ts';
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
    // Whatever fails before or beside a request's own answer is told in the shape that clients of this door read.
    scope.setErrorHandler((error, request, reply) => {
      const problem = problemFrom(error as Error, request);
      if (problem.entry.status >= 500)
        request.log.error({ err: error, traceId: request.id }, problem.code);
      const isForeign = (error as { statusCode?: unknown }).statusCode === 415;
      const known = isForeign
        ? { code: 400, description: inWords(localeOf(request)).wantsForm }
        : errorOf(problem, localeOf(request));
      return send(reply, formatOf(request.url), refuse([known], known.code));
    });
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

const pathOf = (url: string): string => url.slice(base.length);

const formatOf = (url: string): Open311Format =>
  parseResource(pathOf(url))?.format ?? (url.includes('.xml') ? 'xml' : 'json');

async function answer(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answered = await resolve(server, request, parseResource(pathOf(request.url)));
  return send(reply, formatOf(request.url), answered);
}

function send(
  reply: FastifyReply,
  format: Open311Format,
  { document, status }: Answer,
): FastifyReply {
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
  const words = inWords(localeOf(request));
  if (!resource) return refuse([{ code: 404, description: words.noResource(request.url) }]);
  const query = new URL(request.url, 'http://localhost').searchParams;
  if (request.method !== 'POST') {
    const asked = await townAsked(server, query.get('jurisdiction_id'));
    if ('errors' in asked) return refuse(asked.errors);
    const ctx = await server.ctxOf(request, 'public');
    return read(server, asked.town ? inTown(ctx, asked.town) : ctx, { request, resource, query });
  }
  if (resource.resource !== 'requests')
    return refuse([{ code: 404, description: words.postElsewhere }]);
  const form =
    request.body instanceof URLSearchParams
      ? request.body
      : ((request.body ?? {}) as Record<string, string>);
  const key = apiKeyOf(form) ?? apiKeyOf(query);
  if (key) request.headers.authorization = `Bearer ${key}`;
  return create(server, request, { form, query });
}

type Asked = { readonly town: Tenant | undefined } | { readonly errors: readonly [Open311Error] };

/** The town that `jurisdiction_id` names; undefined where it names none: the first town then answers. */
async function townAsked(server: HttpServer, id: string | null | undefined): Promise<Asked> {
  if (!id) return { town: undefined };
  const towns = (await server.tenants.all()).filter(({ kind }) => kind === 'town');
  const fault = checkJurisdiction(
    id,
    towns.map(({ code }) => code),
  );
  return fault ? { errors: [fault] } : { town: towns.find(({ code }) => code === id) };
}

/** What anyone may read in a town, whoever asks. */
const inTown = (ctx: Ctx, { tenantId }: Tenant): Ctx => ({ ...ctx, tenantId, actor: anonymous });

async function create(
  server: HttpServer,
  request: FastifyRequest,
  { form, query }: { form: URLSearchParams | Record<string, string>; query: URLSearchParams },
): Promise<Answer> {
  const ctx = await server.ctxOf(request, 'reports.open311');
  const words = inWords(ctx.locale);
  const parsed = parseCreateRequest(form);
  if ('errors' in parsed) return refuse(parsed.errors);
  const { jurisdictionId = query.get('jurisdiction_id'), serviceCode } = parsed.value;
  const asked = await townAsked(server, jurisdictionId);
  if ('errors' in asked) return refuse(asked.errors);
  if (asked.town && asked.town.tenantId !== ctx.tenantId)
    return refuse([{ code: 403, description: words.otherTown(asked.town.code) }]);
  if (!(await hasService(ctx, serviceCode)))
    return refuse([{ code: 404, description: words.noService(serviceCode) }]);
  const receipt = await createRequest(ctx, parsed.value, request.ip);
  return {
    document: createdDocument({
      serviceRequestId: receipt.number,
      serviceNotice: words.responsible(receipt.departmentName),
      accountId: null,
    }),
    status: 200,
  };
}

interface Read {
  readonly request: FastifyRequest;
  readonly resource: Open311Resource;
  readonly query: URLSearchParams;
}

async function read(
  server: HttpServer,
  ctx: Ctx,
  { request, resource, query }: Read,
): Promise<Answer> {
  const words = inWords(ctx.locale);
  const address = server.settings.publicUrl ?? `${request.protocol}://${request.host}`;
  const found = (document: Open311Document): Answer => ({ document, status: 200 });
  const missing = (what: string) => refuse([{ code: 404, description: words.notFound(what) }]);
  const byNumber = (number: string) =>
    findRequests(ctx, { by: 'ids', serviceRequestIds: [number], limit: 1 }, address);
  switch (resource.resource) {
    case 'discovery': {
      const url = `${address}${base}`;
      const changedAt = new Date('2026-11-23T00:00:00Z');
      const endpoints = [{ url, changedAt, type: 'production' as const }];
      return found(
        discoveryDocument({
          changedAt,
          contact: words.contact,
          keyService: words.keyService,
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
    case 'token': {
      // Requests have their number at once; a token of ours is that number.
      const [row] = await byNumber(resource.id);
      if (!row) return missing(`token ${resource.id}`);
      const { serviceRequestId } = row;
      return found(tokenDocument({ token: resource.id, serviceRequestId }));
    }
    case 'request': {
      const rows = await byNumber(resource.id);
      return rows.length > 0
        ? found(requestsDocument(rows))
        : missing(`service_request_id ${resource.id}`);
    }
    case 'requests': {
      const parsed = parseRequestsQuery(query, ctx.clock.now());
      if ('errors' in parsed) return refuse(parsed.errors);
      return found(requestsDocument(await findRequests(ctx, parsed.value, address)));
    }
  }
}
