/** Routes that are no JSON: the stream of a board, and what cameras show. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openEventStream } from '#platform/http/event-stream.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { type BoardQuery, levels } from './contract/board.ts';
import { boardsOf } from './service/boards.ts';
import { type Fetched, fromCamera } from './service/cameras.ts';

const read = 'cockpit.read';

/** Mounts the routes. */
export function mountRaw(server: HttpServer, app: FastifyInstance): void {
  app.get('/api/v1/cockpit/board/live', (request, reply) => stream(server, request, reply));
  for (const path of ['picture', 'stream/', 'stream/*']) {
    app.get(`/api/v1/cockpit/cameras/:cameraId/${path}`, (request, reply) =>
      picture(server, request, reply),
    );
  }
  app.addHook('onClose', async () => boardsOf(server).close());
}

/** Query of a board as text, each word checked: what is not known is as if it were not there. */
function queryOf(request: FastifyRequest): BoardQuery {
  const { level, code, town, phone } = request.query as Readonly<Record<string, unknown>>;
  const known = levels.find((one) => one === level);
  return {
    ...(known ? { level: known } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof town === 'string' ? { town } : {}),
    ...(phone === 'true' ? { phone: true } : {}),
  };
}

/**
 * `GET /cockpit/board/live`: first what the screen has not seen (`board`, or `same`), then every change (`tiles`, or
 * `board` when the layout changed). The id is the board's revision, so that any process can tell what was missed.
 */
async function stream(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const boards = boardsOf(server);
  const query = queryOf(request);
  const { ctx, lastEventId, send, onClose } = await openEventStream(server, request, reply, {
    permission: read,
    before: (reader) => boards.board(reader, query),
  });
  onClose(await boards.enter(ctx, query, { send, seen: lastEventId }));
}

/** A still of a camera, the playlist of its stream, or a piece of it, which stands beside the playlist. */
async function picture(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ctx = await server.ctxOf(request, read);
  const { cameraId, '*': piece = '' } = request.params as { cameraId: string; '*'?: string };
  const { search } = new URL(request.url, 'http://localhost');
  const fetched = await fromCamera(ctx, cameraId, piece === '' ? '' : piece + search);
  return send(reply, fetched);
}

/** Only pictures and video leave: an address that answers with a page does not become one of ours. */
function send(reply: FastifyReply, { mediaType, bytes }: Fetched): FastifyReply {
  const isShown = /^(image|video|audio)\/|mpegurl|octet-stream/i.test(mediaType);
  return reply
    .header('cache-control', 'no-store')
    .type(isShown ? mediaType : 'application/octet-stream')
    .send(Buffer.from(bytes));
}
