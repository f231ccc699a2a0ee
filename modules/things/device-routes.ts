/** `POST /devices/register`: a device that knows its model's secret registers itself over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '#platform/context/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { doors, type Door } from './contract/model.ts';
import { registerThing } from './service/register.ts';

/** A site with many devices behind one address still gets in; guessing secrets does not. */
const allowance = { burst: 60, perMinute: 60 };

/** Mounts the route. */
export function mountRegistration(server: HttpServer, app: FastifyInstance): void {
  const limit = new RateLimit(allowance);
  app.post('/devices/register', { bodyLimit: 4096 }, async (request, reply) => {
    const waitSeconds = limit.take(request.ip, server.clock.now());
    if (waitSeconds > 0) {
      return reply.header('retry-after', waitSeconds).code(429).send({ code: 'too-many-requests' });
    }
    return register(server, request, reply);
  });
}

async function register(
  server: HttpServer,
  { body }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const {
    modelCode,
    modelSecret,
    externalId,
    door = 'mqtt',
  } = (body ?? {}) as {
    readonly [key: string]: unknown;
  };
  const texts = [modelCode, modelSecret, externalId];
  const isDoor = doors.some((one) => one === door);
  if (!isDoor || !texts.every((text): text is string => typeof text === 'string')) {
    return reply.code(400).send({ code: 'request-invalid' });
  }
  const { database, clock } = server;
  const ctxOf = (tenantId: string) => ({
    tenantId,
    actor: systemActor,
    clock,
    locale: 'zh' as const,
    traceId: uuidv7(),
    database,
  });
  const [model = '', secretOfModel = '', name = ''] = texts as string[];
  try {
    const secret = await registerThing(
      { database, ctxOf },
      { modelCode: model, modelSecret: secretOfModel, externalId: name, door: door as Door },
    );
    return reply.code(201).send({ externalId: name, secret });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reply.code(error.entry.status).send({ code: error.code });
  }
}
