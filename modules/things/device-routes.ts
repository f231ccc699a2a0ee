/** `POST /devices/register`: a device that knows its model's secret registers itself over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '#platform/context/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
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
    if (waitSeconds > 0) throw generalProblem('too-many-requests', { seconds: waitSeconds });
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
    const detail = `modelCode, modelSecret and externalId are texts; door is one of ${doors.join(', ')}`;
    throw generalProblem('request-invalid', { count: 1 }, [{ pointer: '', detail }]);
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
  const secret = await registerThing(
    { database, ctxOf },
    { modelCode: model, modelSecret: secretOfModel, externalId: name, door: door as Door },
  );
  return reply.code(201).send({ externalId: name, secret });
}
