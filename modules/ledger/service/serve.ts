/** Checkpoint, tiles and the witness, served as the C2SP specifications have them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { Tenant } from '#platform/tenants/index.ts';
import { parseTilePath, TlogFault } from '#protocols/tlog/index.ts';
import { checkPage } from './check-page.ts';
import { houseOf } from './house.ts';
import { addCheckpoint } from './witness.ts';

type Asked = FastifyRequest<{ Params: { town?: string; '*'?: string } }>;

const neverChanges = 'public, max-age=31536000, immutable';
const checkpointLimitBytes = 16_384;
/** Checkpoints that one address may submit. */
const submissions = new RateLimit({ burst: 600, perMinute: 600 });

/** Mounts the routes: the first town's log at `/ledger`, every log at `/ledger/<code>`. */
export function mountLog(app: FastifyInstance, server: HttpServer): void {
  for (const prefix of ['/ledger', '/ledger/:town']) {
    app.get(`${prefix}/checkpoint`, (request, reply) =>
      sendCheckpoint(server, request as Asked, reply),
    );
    app.get(`${prefix}/tile/*`, (request, reply) => sendTile(server, request as Asked, reply));
  }
  app.get('/ledger/check.html', (_request, reply) => {
    const { html, policy } = checkPage();
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'public, max-age=300')
      .type('text/html; charset=utf-8')
      .send(html);
  });
  // The body of a witness's request is lines of text whatever its type says; the specification asks for no type at all.
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: checkpointLimitBytes },
      (_request, body, done) => done(null, body),
    );
    for (const prefix of ['/ledger', '/ledger/:town']) {
      inner.post(`${prefix}/witness/add-checkpoint`, (request, reply) =>
        judge(server, request as Asked, reply),
      );
    }
  });
}

async function townOf(server: HttpServer, code: string | undefined): Promise<Tenant> {
  const { tenants } = server;
  const town = code === undefined ? await tenants.defaultTown() : await tenants.byCode(code);
  if (!town) throw generalProblem('town-unknown', { code: code ?? '-' });
  return town;
}

async function sendCheckpoint(server: HttpServer, request: Asked, reply: FastifyReply) {
  const town = await townOf(server, request.params.town);
  const note = await houseOf(server.database).filesOf(town.code).checkpoint();
  if (note === null) throw generalProblem('not-found', { what: 'checkpoint' });
  return open(reply)
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'public, max-age=1')
    .send(note);
}

async function sendTile(server: HttpServer, request: Asked, reply: FastifyReply) {
  const town = await townOf(server, request.params.town);
  const path = `tile/${request.params['*'] ?? ''}`;
  const tile = await houseOf(server.database).filesOf(town.code).tile(placeOf(path));
  if (!tile) throw generalProblem('not-found', { what: path });
  return open(reply)
    .type('application/octet-stream')
    .header('cache-control', neverChanges)
    .send(tile);
}

function placeOf(path: string) {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof TlogFault) throw generalProblem('not-found', { what: path });
    throw error;
  }
}

/** The log is public: pages of others may check it too. */
function open(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*');
}

async function judge(server: HttpServer, request: Asked, reply: FastifyReply) {
  const seconds = submissions.take(`${server.database.url}|${request.ip}`, server.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const town = await townOf(server, request.params.town);
  const { host } = houseOf(server.database);
  const body = typeof request.body === 'string' ? request.body : '';
  const answer = await addCheckpoint(host.ctxOf(town.tenantId), body);
  return reply.code(answer.status).type(answer.type).send(answer.body);
}
