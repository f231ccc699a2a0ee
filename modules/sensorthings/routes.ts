/** `/sensorthings/v1.1`: OGC SensorThings 1.1 on the town's own devices and observations. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import {
  type EntityId,
  parsePath,
  SensorThingsFault,
  type Step,
} from '#protocols/sensorthings/index.ts';
import { problem } from './problems.ts';
import { type Body, bodyOf } from './service/payload.ts';
import { pathOf } from './rules/entity.ts';
import { answer, entityAt } from './service/answer.ts';
import { catalogueOf } from './service/catalogue.ts';
import { change } from './service/change.ts';
import {
  createDatastream,
  createLocation,
  createObservedProperty,
  createSensor,
  createThing,
  type Made,
} from './service/create.ts';
import { createObservation, createObservations } from './service/observe.ts';
import { observationsWithin, observeBrought } from './service/brought.ts';
import type { Reading } from './service/reading.ts';
import { remove } from './service/remove.ts';
import { serviceRoot } from './service/root.ts';

const root = '/sensorthings/v1.1';
const bodyLimitBytes = 8 * 1_048_576;

/** Mounts the routes. */
export function mountSensorThings(server: HttpServer, app: FastifyInstance): void {
  for (const url of [root, `${root}/`, `${root}/*`]) {
    app.get(url, (request, reply) => guarded(() => read(server, request, reply)));
  }
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const) {
    app.route({
      method,
      url: `${root}/*`,
      bodyLimit: bodyLimitBytes,
      handler: (request, reply) => guarded(() => write(server, request, reply), reply),
    });
  }
}

/** Faults of the standard become problem details like every other. */
async function guarded(
  work: () => Promise<FastifyReply>,
  reply?: FastifyReply,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SensorThingsFault)) throw error;
    const reason = error.message;
    if (error.status === 404) throw problem('sensorthings-missing', { reason });
    if (error.status === 405) {
      void reply?.header('allow', 'GET, HEAD');
      throw problem('sensorthings-kept', { reason });
    }
    if (error.status === 501) throw problem('sensorthings-not-offered', { reason });
    throw problem('sensorthings-request', { reason });
  }
}

const baseOf = (server: HttpServer, request: FastifyRequest): string =>
  `${server.settings.publicUrl && !server.settings.demo ? server.settings.publicUrl : `${request.protocol}://${request.host}`}${root}`;

const placeOf = (request: FastifyRequest): { path: string; search: URLSearchParams } => {
  const [path = '', query = ''] = request.url.slice(root.length).split(/\?(.*)/s);
  return { path: decoded(path), search: new URLSearchParams(query) };
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new SensorThingsFault('the address is not readable');
  }
}

/** Basic authentication carries an API key as password: most clients know nothing else. */
function takeBasicKey(request: FastifyRequest): void {
  const [, given] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (given === undefined) return;
  const [, key = ''] = Buffer.from(given, 'base64').toString('utf8').split(/:(.*)/s);
  request.headers.authorization = `Bearer ${key}`;
}

async function read(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  takeBasicKey(request);
  const { path, search } = placeOf(request);
  const base = baseOf(server, request);
  if (path.replaceAll('/', '') === '') return reply.send(serviceRoot(base));
  const ctx = await server.ctxOf(request, 'public');
  const answered = await ctx.database.inTenant(ctx, async (tx) =>
    answer(await readingOf(tx, base), path, search),
  );
  return 'text' in answered
    ? reply.type('text/plain; charset=utf-8').send(answered.text)
    : reply.send(answered.json);
}

async function readingOf(tx: Tx, base: string): Promise<Reading> {
  const { permissions } = tx.ctx.actor;
  const readsAll = permissions.has('sensorthings.read') || permissions.has('sensorthings.write');
  return { tx, catalogue: await catalogueOf(tx, readsAll), base };
}

async function write(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  takeBasicKey(request);
  const ctx = await server.ctxOf(request, 'sensorthings.write');
  const { path } = placeOf(request);
  refuseNotOffered(request.method, path);
  const base = baseOf(server, request);
  if (request.method === 'POST' && path === '/CreateObservations') {
    const { catalogue } = await ctx.database.inTenant(ctx, (tx) => readingOf(tx, base));
    const lines = await createObservations(ctx, catalogue, { payload: request.body, base });
    return reply.code(201).send(lines);
  }
  const { steps } = parsePath(path);
  if (request.method === 'POST') return post(ctx, { request, reply, base, steps });
  await ctx.database.inTenant(ctx, async (tx) => {
    const entity = await entityAt(await readingOf(tx, base), steps);
    const isGone = request.method === 'DELETE';
    if (isGone) await remove(tx, entity);
    else await change(tx, entity, bodyOf(request.body, 'the body'));
    const action = isGone ? 'sensorthings.deleted' : 'sensorthings.changed';
    await audit(tx, [{ action, subject: pathOf(entity) }]);
  });
  return reply.code(200).send();
}

/** Addresses of what nobody changes, by whatever way: these are told apart once it is known that it is there. */
const keptPath = /\/(Observations|FeaturesOfInterest|HistoricalLocations)\([^/]*\)$/;

/** What other servers may offer and this one does not, each with the way that leads to the same end. */
function refuseNotOffered(method: string, path: string): void {
  if (path === '/$batch')
    throw new SensorThingsFault('no batches; send the requests one by one', 501);
  const isWhole = method === 'PUT' && !keptPath.test(path);
  if (isWhole) throw new SensorThingsFault('nothing is replaced whole; use PATCH', 501);
}

interface Post {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly base: string;
  readonly steps: readonly Step[];
}

async function post(ctx: Ctx, { request, reply, base, steps }: Post): Promise<FastifyReply> {
  const body = bodyOf(request.body, 'the body');
  const [last] = steps.slice(-1) as [Step];
  refuseForeignParent(steps.at(-2), last);
  if (last.id !== null) throw new SensorThingsFault('POST goes to a set, not to an entity');
  const parent = await ctx.database.inTenant(ctx, async (tx) =>
    steps.length > 1 ? (await entityAt(await readingOf(tx, base), steps.slice(0, -1))).id : null,
  );
  const made =
    last.set === 'Observations'
      ? await observe(ctx, body, { base, datastream: parent })
      : await makeWithObservations(ctx, last, { body, parent, base });
  const location = `${base}/${pathOf(made)}`;
  return reply
    .code(201)
    .header('location', location)
    .send({ '@iot.id': made.id, '@iot.selfLink': location });
}

/** Where something may be made below something else: elsewhere the link would be lost, or mean another entity. */
const madeBelow: Readonly<Partial<Record<Step['set'], Step['set']>>> = {
  Locations: 'Things',
  Datastreams: 'Things',
  Observations: 'Datastreams',
};

function refuseForeignParent(parent: Step | undefined, { set }: Step): void {
  if (!parent || madeBelow[set] === parent.set) return;
  const way = madeBelow[set] ? `${madeBelow[set]}(id)/${set}, or ${set} with its links` : set;
  throw new SensorThingsFault(`${set} are not made below ${parent.set}; POST to ${way}`, 501);
}

/** Makes an entity, and when it is committed the observations that its datastreams bring along. */
async function makeWithObservations(
  ctx: Ctx,
  step: Step,
  { body, parent, base }: { body: Body; parent: EntityId | null; base: string },
): Promise<Made> {
  const brought = observationsWithin(step.set, body);
  const made = await ctx.database.inTenant(ctx, (tx) => make(tx, step, { body, parent }));
  if (brought.every((list) => list.length === 0)) return made;
  const { catalogue } = await ctx.database.inTenant(ctx, (tx) => readingOf(tx, base));
  await observeBrought(ctx, catalogue, { made, brought });
  return made;
}

async function observe(
  ctx: Ctx,
  body: Body,
  { base, datastream }: { base: string; datastream: EntityId | null },
): Promise<Made> {
  const { catalogue } = await ctx.database.inTenant(ctx, (tx) => readingOf(tx, base));
  const id = await createObservation(ctx, catalogue, { body, datastream });
  return { set: 'Observations', id };
}

async function make(
  tx: Tx,
  { set }: Step,
  { body, parent }: { body: Body; parent: EntityId | null },
): Promise<Made> {
  const made = await makeOne(tx, set, { body, parent });
  await audit(tx, [{ action: 'sensorthings.created', subject: pathOf(made) }]);
  return made;
}

function makeOne(
  tx: Tx,
  set: Step['set'],
  { body, parent }: { body: Body; parent: EntityId | null },
): Promise<Made> {
  switch (set) {
    case 'Things':
      return createThing(tx, body);
    case 'Locations':
      return createLocation(tx, body, parent);
    case 'Datastreams':
      return createDatastream(tx, body, parent);
    case 'Sensors':
      return createSensor(tx, body);
    case 'ObservedProperties':
      return createObservedProperty(tx, body);
    default:
      throw new SensorThingsFault(`${set} are made by the server`, 501);
  }
}
