/** A stream of server-sent events to somebody who is signed in, as long as the session lasts. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../context/index.ts';
import { Problem } from '../problems/index.ts';
import type { HttpServer } from './index.ts';

const heartbeatMs = 20_000;
/** A screen that does not read this much is cut off; it reconnects and resumes. */
const backlogBytes = 1_000_000;

/** An open stream. */
export interface EventStream {
  readonly ctx: Ctx;
  /** What the screen saw last: the header of a reconnect, or `lastEventId` of the address. */
  readonly lastEventId: string | null;
  /** Writes raw text of the protocol, for many screens as bytes made once; after the end it does nothing. */
  readonly send: (text: string | Uint8Array) => void;
  /** Runs when the screen is gone. */
  readonly onClose: (work: () => void) => void;
}

/** Who may open a stream. */
export interface StreamRules {
  readonly permission: string;
  /** Refuses what cannot be shown while a refusal can still be told with its words. */
  readonly before?: (ctx: Ctx) => Promise<unknown>;
}

/**
 * Opens a stream. It beats every 20 s (`event: beat`), so that a screen knows a dead line from a quiet one. Each beat looks whether the session still holds: when it has ended, the screen is told
 * (`event: signedOut`) and let go; when rights or reach have changed, it is let go and comes back with the new ones.
 * @throws sign-in-required, not-permitted, and what `before` throws, before anything is sent
 */
export async function openEventStream(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
  { permission, before }: StreamRules,
): Promise<EventStream> {
  const ctx = await server.ctxOf(request, permission);
  await before?.(ctx);
  const header = request.headers['last-event-id'];
  const query = (request.query as { lastEventId?: string }).lastEventId;
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  const send = (text: string | Uint8Array): void => {
    if (raw.destroyed || raw.writableEnded) return;
    if (raw.writableLength > backlogBytes) raw.destroy();
    else raw.write(text);
  };
  send('retry: 1500\n\n');
  const heartbeat = setInterval(() => {
    send('event: beat\ndata: {}\n\n');
    void stillHolds(server, request, { ctx, permission }).then((holds) => {
      if (holds === 'yes') return;
      if (holds === 'no') send('event: signedOut\ndata: {}\n\n');
      raw.end();
    });
  }, heartbeatMs);
  // The screen may have gone while its session was looked up: then nothing must stay behind.
  if (raw.destroyed) clearInterval(heartbeat);
  else raw.on('close', () => clearInterval(heartbeat));
  return {
    ctx,
    lastEventId: typeof header === 'string' ? header : (query ?? null),
    send,
    onClose: (work) => {
      if (raw.destroyed) work();
      else raw.on('close', work);
    },
  };
}

/** A fault of the database is no end of a session. */
async function stillHolds(
  server: HttpServer,
  request: FastifyRequest,
  { ctx, permission }: { readonly ctx: Ctx; readonly permission: string },
): Promise<'yes' | 'no' | 'changed'> {
  try {
    const now = await server.ctxOf(request, permission);
    return rightsOf(now) === rightsOf(ctx) ? 'yes' : 'changed';
  } catch (error) {
    return error instanceof Problem ? 'no' : 'yes';
  }
}

const rightsOf = ({ tenantId, actor }: Ctx): string =>
  JSON.stringify([tenantId, actor.scope, actor.visit?.id, [...actor.permissions].sort()]);
