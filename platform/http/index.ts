/** The HTTP edge: mounts every module's operations, says errors as problem details. */
import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock/index.ts';
import { requireConfirmation } from '../confirmation/index.ts';
import type { Ctx } from '../context/index.ts';
import type { FileReply, Operation } from '../contract/index.ts';
import type { Database } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';
import { mountLight } from '../light/mount.ts';
import type { LiveHub } from '../live/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { maskerOf, personalFields, type PersonalFields } from '../personal/index.ts';
import type { Call, ModuleDefinition } from '../module/index.ts';
import type { Slots } from '../slots/index.ts';
import type { Tenants } from '../tenants/index.ts';
import { type Entry, settled } from './behalf.ts';
import { cookieOf, isSecure, sendCookie } from './cookies.ts';
import { answerError } from './errors.ts';
import type { MountedOperation } from './identity.ts';
import { mountLive } from './live.ts';
import { keepMethods } from './methods.ts';
import { contentOriginsSlot, guard, protect, streamSourcesSlot } from './security.ts';
import { ctxOf } from './who.ts';

export {
  type Credential,
  type Identity,
  type IdentitySource,
  type IdentitySurroundings,
  identitySlot,
  type MountedOperation,
  sessionCookie,
} from './identity.ts';
export { cookieName, cookieOf, sendCookie } from './cookies.ts';
export { problemFrom } from './errors.ts';
export { localeOf } from './locale.ts';
export { refuseRest, unanswered } from './methods.ts';
export { contentOriginsSlot, streamSourcesSlot } from './security.ts';
import { serializerCompiler, validatorCompiler } from './validation.ts';

/** Says that a reply holds personal data, masked or whole. */
const personalHeader = 'x-zhenshu-personal';

/** What the edge needs to know of its surroundings. */
export interface HttpSettings {
  /** Address under which residents reach this server; null: what the request says. */
  readonly publicUrl: string | null;
  /** Files, built web apps and the like live below it. */
  readonly dataDirectory: string;
  readonly demo: boolean;
  /** Believe X-Forwarded-* (behind a reverse proxy). */
  readonly trustProxy: boolean;
  /** Serve HTTPS itself, with this certificate and key (PEM). */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Hosts and networks of the own house that may be fetched from. */
  readonly privateHosts?: readonly string[];
  /** Settings of modules by environment name (message channels …). */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What raw routes and slots may use of the server. */
export interface HttpServer {
  readonly database: Database;
  readonly clock: Clock;
  readonly slots: Slots;
  readonly tenants: Tenants;
  readonly live: LiveHub;
  readonly settings: HttpSettings;
  readonly logger: Logger;
  readonly manifests: readonly Manifest[];
  /** What can be asked of the house, by whom: the rights pages read it. */
  readonly operations: readonly MountedOperation[];
  /**
   * The ctx of a request after the permission check of an operation. Pages that may be used for another person say under
   * which kind; pages without script also read the cookie.
   */
  ctxOf(request: FastifyRequest, permission: string, behalf?: PageBehalf): Promise<Ctx>;
}

/** What a raw route says of acting for others. */
export type PageBehalf = Pick<Entry, 'onBehalf' | 'byCookie'>;

/** What `buildHttp` needs. */
export interface HttpOptions extends Omit<HttpServer, 'ctxOf' | 'operations'> {
  readonly modules: readonly ModuleDefinition[];
}

const jsonLimitBytes = 1_048_576;

/** Texts above one packet are packed; level 4 costs about what it saves on a phone's line. */
const compression = {
  global: true,
  threshold: 1400,
  encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

/** Builds the Fastify instance with every operation and raw route mounted. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimitBytes,
    trustProxy: options.settings.trustProxy,
    genReqId: () => uuidv7(),
    // A logger of each request's own would cost more than reading the request; what is logged of one names its id.
    childLoggerFactory: (logger) => logger,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
    // Addresses that are none are answered before any hook.
    frameworkErrors: (error, request, reply) => {
      protect(reply, isSecure(options.settings), { content: [], streams: [] });
      void answerError(error, request, reply);
    },
    ...(options.settings.tls ? { https: { ...options.settings.tls, minVersion: 'TLSv1.2' } } : {}),
  }) as unknown as FastifyInstance;
  keepMethods(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(compress, compression);
  await app.register(cookie);
  const { slots, database } = options;
  const named = (slot: typeof contentOriginsSlot) =>
    slots.all(slot).flatMap((hosts) => hosts(database));
  const allowed = () => ({ content: named(contentOriginsSlot), streams: named(streamSourcesSlot) });
  guard(app, isSecure(options.settings), allowed);
  app.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply));
  const server: HttpServer = {
    ...options,
    operations: options.modules.flatMap(operationsOf),
    ctxOf: (request, permission, behalf) =>
      ctxOf(server, request, { permission, name: request.routeOptions.url ?? '', ...behalf }),
  };
  mountLive(app, server);
  const fields = personalFields(options.manifests);
  for (const module of options.modules) await mountModule(app, server, { module, fields });
  await mountLight(app, server);
  return app;
}

function operationsOf({ manifest, api }: ModuleDefinition): MountedOperation[] {
  return Object.entries(api?.operations ?? {}).map(([name, operation]) => {
    const { method, permission, summary } = operation;
    return { id: `${manifest.id}.${name}`, method, permission, summary };
  });
}

async function mountModule(
  app: FastifyInstance,
  server: HttpServer,
  { module, fields }: { readonly module: ModuleDefinition; readonly fields: PersonalFields },
): Promise<void> {
  for (const [name, operation] of Object.entries(module.api?.operations ?? {})) {
    const handler = module.handlers?.[name];
    if (!handler) throw new Error(`${module.manifest.id}: operation ${name} has no handler`);
    const mask = maskerOf(operation.reply, fields);
    const entry = entryOf(`${module.manifest.id}.${name}`, operation);
    app.route({
      method: operation.method,
      exposeHeadRoute: false,
      url: `/api/v1${operation.path}`,
      schema: schemaOf(operation),
      config: { whileVisiting: operation.whileVisiting === true },
      ...(operation.streamed ? { compress: false } : {}),
      ...(operation.bodyLimitBytes ? { bodyLimit: operation.bodyLimitBytes } : {}),
      handler: async (request, reply) => {
        const ctx = await ctxOf(server, request, entry);
        if (operation.dangerous) requireConfirmation(ctx);
        const input = { params: request.params, query: request.query, body: request.body };
        const result = await settled(server, ctx, () =>
          handler(ctx, input, callOf(request, reply, server)),
        );
        if (operation.file) return sendFile(reply, result as FileReply);
        // The screens put the viewer's name over what holds personal data.
        if (mask) reply.header(personalHeader, '1');
        return reply.code(operation.status ?? 200).send(mask ? mask(result, ctx.actor) : result);
      },
    });
  }
  await module.routes?.(server, app);
}

function entryOf(name: string, { permission, onBehalf }: Operation): Entry {
  return { name, permission, ...(onBehalf ? { onBehalf } : {}) };
}

function schemaOf(operation: Operation): Record<string, unknown> {
  return {
    ...(operation.params ? { params: operation.params } : {}),
    ...(operation.query ? { querystring: operation.query } : {}),
    ...(operation.body ? { body: operation.body } : {}),
    ...(operation.file ? {} : { response: { [operation.status ?? 200]: operation.reply } }),
  };
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  const name = encodeURIComponent(file.fileName);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .type(file.mediaType)
    .send(file.chunks ? Readable.from(file.chunks) : Buffer.from(file.bytes as Uint8Array));
}

function callOf(request: FastifyRequest, reply: FastifyReply, server: HttpServer): Call {
  const key = request.headers['idempotency-key'];
  return {
    idempotencyKey: typeof key === 'string' && key.length > 0 ? key : null,
    remoteAddress: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    origin: `${request.protocol}://${request.host}`,
    server,
    cookie: (name) => cookieOf(request, name, server.settings),
    reply: {
      setCookie: (name, value, maxAgeSeconds) => {
        sendCookie(reply, server.settings, { name, value, maxAgeSeconds });
      },
      header: (name, value) => {
        reply.header(name, value);
      },
    },
  };
}
