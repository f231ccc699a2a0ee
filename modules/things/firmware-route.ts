/** `GET /devices/firmware/:id`: a device fetches its package, proving itself by name and secret (Basic). */
import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '#platform/context/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { isUuid, uuidv7 } from '#platform/ids/index.ts';
import { firmwarePath } from './service/firmware-store.ts';
import { findKey } from './service/keys.ts';
import { secretDoors, secretMatches } from './service/secrets.ts';
import { firmwareById } from './store/firmware.ts';
import type { FirmwareRow } from './store/tables.ts';
import type { ThingKey } from './types.ts';

/** Mounts the route. */
export function mountFirmware(server: HttpServer, app: FastifyInstance): void {
  app.get<{ Params: { id: string } }>('/devices/firmware/:id', async (request, reply) => {
    const key = await keyOf(server, request);
    if (!key) {
      return reply
        .header('www-authenticate', 'Basic realm="device", charset="UTF-8"')
        .code(401)
        .send();
    }
    const row = isUuid(request.params.id) ? await packageFor(server, key, request.params.id) : null;
    if (!row) return reply.code(404).send();
    return send(reply, row, {
      path: firmwarePath(server.settings.dataDirectory, row.sha256),
      range: request.headers.range,
    });
  });
}

async function keyOf(server: HttpServer, request: FastifyRequest): Promise<ThingKey | null> {
  const [scheme = '', encoded = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return null;
  const plain = Buffer.from(encoded, 'base64').toString();
  const colon = plain.indexOf(':');
  if (colon < 1) return null;
  for (const door of secretDoors) {
    const key = await findKey(server.database, door, plain.slice(0, colon));
    const isRight = key?.state === 'active' && secretMatches(key, plain.slice(colon + 1));
    if (key && isRight) return key;
  }
  return null;
}

/** A package of the device's own town and model. */
async function packageFor(
  server: HttpServer,
  key: ThingKey,
  id: string,
): Promise<FirmwareRow | null> {
  const ctx: Ctx = {
    tenantId: key.tenantId,
    actor: systemActor,
    clock: server.clock,
    locale: 'zh',
    traceId: uuidv7(),
    database: server.database,
  };
  const row = await server.database.inTenant(ctx, (tx) => firmwareById(tx, id));
  return row?.modelCode === key.modelCode ? row : null;
}

interface Content {
  readonly path: string;
  readonly range: string | undefined;
}

/** Whole, or from where a broken download stopped (`Range: bytes=N-`). */
function send(reply: FastifyReply, row: FirmwareRow, { path, range }: Content): FastifyReply {
  const size = row.sizeBytes;
  const wanted = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const start = wanted ? Number(wanted[1]) : 0;
  const end = wanted?.[2] ? Math.min(Number(wanted[2]), size - 1) : size - 1;
  if (start > end) return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (wanted) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  const digest = Buffer.from(row.sha256, 'hex').toString('base64');
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-length', end - start + 1)
    .header('accept-ranges', 'bytes')
    .header('etag', `"${row.sha256}"`)
    .header('repr-digest', `sha-256=:${digest}:`)
    .send(createReadStream(path, { start, end }));
}
