/** What the OpenAPI document says of addresses that no contract describes: files, streams, and standards of others. */

interface RawPath {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Media type of the body that is sent, and of the answer. */
  readonly body?: string;
  readonly answer: string;
  readonly status?: number;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const xmlToo = 'Ends in .json or .xml (GeoReport v2)';

const rawPaths: readonly RawPath[] = [
  {
    method: 'get',
    path: '/healthz',
    tag: 'server',
    summary: '200 once the server answers and its database does, 503 while it does not',
    answer: json,
  },
  {
    method: 'post',
    path: '/api/v1/files',
    tag: 'files',
    summary:
      'Takes one photo, voice note or PDF document; its id goes into a report or an act. Fields before the file; Idempotency-Key',
    body: 'multipart/form-data',
    answer: json,
    status: 201,
  },
  {
    method: 'get',
    path: '/api/v1/files/{id}',
    tag: 'files',
    summary: 'A file, for those who may see it; ?size=full or thumb',
    answer: 'application/octet-stream',
  },
  {
    method: 'get',
    path: '/api/v1/live',
    tag: 'server',
    summary: 'Server-sent events of what changes, resumed by Last-Event-ID',
    answer: 'text/event-stream',
  },
  {
    method: 'get',
    path: '/api/v1/map/base',
    tag: 'towns',
    summary: "The town's own map layers as GeoJSON",
    answer: json,
  },
  {
    method: 'post',
    path: '/devices/register',
    tag: 'things',
    summary:
      'A device that knows the secret of its model registers itself: modelCode, modelSecret, externalId, door',
    body: json,
    answer: json,
    status: 201,
  },
  {
    method: 'get',
    path: '/open311/v2/services.json',
    tag: 'reports',
    summary: `Kinds of reports. ${xmlToo}`,
    answer: json,
  },
  {
    method: 'get',
    path: '/open311/v2/services/{service_code}.json',
    tag: 'reports',
    summary: `What a kind of report asks besides. ${xmlToo}`,
    answer: json,
  },
  {
    method: 'get',
    path: '/open311/v2/requests.json',
    tag: 'reports',
    summary: `Public reports: service_request_id, service_code, start_date, end_date, status, jurisdiction_id. ${xmlToo}`,
    answer: json,
  },
  {
    method: 'post',
    path: '/open311/v2/requests.json',
    tag: 'reports',
    summary: `A new report from another system, with its api_key. ${xmlToo}`,
    body: form,
    answer: json,
  },
  {
    method: 'get',
    path: '/open311/v2/requests/{service_request_id}.json',
    tag: 'reports',
    summary: `One public report. ${xmlToo}`,
    answer: json,
  },
  ...(['get', 'post', 'patch', 'delete'] as const).map((method) => ({
    method,
    path: method === 'get' ? '/sensorthings/v1.1' : '/sensorthings/v1.1/{entity}',
    tag: 'sensorthings',
    summary: {
      get: 'OGC SensorThings 1.1: the sets; below it entities with $filter, $expand, $select, $orderby, $top, $skip, $count',
      post: 'Makes an entity of a set, or CreateObservations',
      patch: 'Changes an entity that a client made',
      delete: 'Removes an entity that a client made',
    }[method],
    ...(method === 'post' || method === 'patch' ? { body: json } : {}),
    answer: json,
    ...(method === 'post' ? { status: 201 } : {}),
  })),
];

/**
 * The document with these addresses among the others. Streams without an end are left to the page: whoever tries one address of
 * the document after the other would wait at them for ever.
 */
export function withRawPaths(document: Record<string, unknown>): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = { ...(document['paths'] as object) };
  for (const raw of rawPaths.filter(({ answer }) => answer !== 'text/event-stream'))
    paths[raw.path] = { ...paths[raw.path], [raw.method]: described(raw) };
  return { ...document, paths };
}

function described({ method, path, tag, summary, body, answer, status = 200 }: RawPath) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return {
    operationId: [method, ...words].join('-'),
    tags: [tag],
    summary,
    ...(names.length > 0
      ? {
          parameters: names.map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
        }
      : {}),
    ...(body ? { requestBody: { required: true, content: { [body]: { schema: {} } } } } : {}),
    responses: {
      [status]: { description: summary, content: { [answer]: { schema: {} } } },
      default: { description: 'A fault, in words: what was wrong, where, and what to do' },
    },
  };
}

/** The same as lines of the page. */
export const rawLines: readonly string[] = rawPaths.map(
  ({ method, path, summary }) => `${method.toUpperCase()} ${path} — ${summary}`,
);
