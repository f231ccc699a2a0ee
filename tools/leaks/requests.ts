/** Random requests to every route with every role: never a 500, never a row of another town, never an unmasked field. */
import { createRandom, type Random } from '#demo/random.ts';
import { modules } from '#modules/registry.ts';
import { openApiOf } from '#platform/http/openapi.ts';
import { canaries as known } from '#platform/personal/index.ts';
import type { Caller, TestTown } from '#testing';
import { type Pool, type Schema, valueFor } from './values.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
}

/** What the requests came to. */
export interface Tally {
  readonly requests: number;
  readonly routes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Routes that answered some request with 2xx. */
  readonly answered: number;
  readonly faults: readonly string[];
}

/** Routes that end the caller's own session or hold the line open; their own tests look at them. */
const leftOut = new Set(['people.signOut', 'people.endSession']);

function routesOf(): Route[] {
  const { paths } = openApiOf(modules) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, one]) => {
      if (leftOut.has(String(one['operationId']))) return [];
      const body = one['requestBody'] as
        | { content: { 'application/json': { schema: Schema } } }
        | undefined;
      const schema = body?.content['application/json'].schema ?? null;
      const parameters = one['parameters'] as Parameter[];
      return [{ method: method.toUpperCase(), path, parameters, body: schema }];
    }),
  );
}

/** A role of one of the towns. */
interface Role {
  readonly username: string;
  readonly town: 'qingxi' | 'baisha' | 'yunling';
}

const roles: readonly Role[] = [
  ...['admin', 'security', 'auditor', 'leader', 'officer1', 'clerk1', 'grid01'].map((username) => ({
    username,
    town: 'qingxi' as const,
  })),
  { username: 'head-sanitation', town: 'qingxi' },
  { username: 'crew-sanitation-1', town: 'qingxi' },
  { username: 'baisha-admin', town: 'baisha' },
  { username: 'baisha-officer1', town: 'baisha' },
  { username: 'baisha-grid01', town: 'baisha' },
  { username: 'operator1', town: 'yunling' },
  { username: 'county-admin', town: 'yunling' },
];

/** Whom no declaration shows a reporter's name or phone whole, with a reason or without. */
const masked = new Set(['auditor', 'grid01', 'crew-sanitation-1', 'baisha-grid01', 'operator1']);

/** Marks that only one town's rows carry. */
export interface Canaries {
  /** From which table a mark comes, where it is a row's id. */
  readonly tableOf: ReadonlyMap<string, string>;
  readonly qingxi: readonly string[];
  readonly baisha: readonly string[];
}

/** How many requests, drawn from which seed, and how many under way at once (1: a fault comes again exactly). */
export interface ProbeOptions {
  readonly seed: number;
  readonly count: number;
  readonly atOnce?: number;
}

/** Sends `count` requests. */
export async function probe(
  town: TestTown,
  canaries: Canaries,
  { seed, count, atOnce = 1 }: ProbeOptions,
): Promise<Tally> {
  const random = createRandom(seed, 'requests');
  const routes = random.shuffle(routesOf());
  const findings: Findings = {
    byStatus: {},
    answered: new Set(),
    brought: new Set(),
    faults: new Set(),
  };
  const pool: Pool = {
    random,
    ids: [
      ...sampled(random, canaries.qingxi),
      ...sampled(random, canaries.baisha),
      crypto.randomUUID(),
    ],
    words: ['垃圾', '清溪镇', 'test', '2026-11-23', '13800138000', 'officer1', 'qingxi', 'cases'],
  };
  const callers = new Map<string, Promise<Caller>>();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const route = routes[next % routes.length];
      next += 1;
      if (!route) return;
      const role = random.chance(0.08) ? null : random.pick(roles);
      const request = requestFor(route, pool);
      const caller = role ? await callerOf(town, callers, role) : town.anonymous();
      const status = await send({ route, role, caller, request }, canaries, findings);
      if (status === 401 && role) callers.delete(keyOf(role));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const { byStatus, answered, faults } = findings;
  return {
    requests: count,
    routes: routes.length,
    byStatus,
    answered: answered.size,
    faults: [...faults],
  };
}

interface Findings {
  readonly byStatus: Record<string, number>;
  readonly answered: Set<string>;
  /** What a request brought along may be stored and come back: that is no leak. */
  readonly brought: Set<string>;
  readonly faults: Set<string>;
}

interface Sending {
  readonly route: Route;
  readonly role: Role | null;
  readonly caller: Caller;
  readonly request: { readonly url: string; readonly init: RequestInit & { body?: string } };
}

/** Sends one request and looks at its answer. @returns its status */
async function send(
  { route, role, caller, request: { url, init } }: Sending,
  canaries: Canaries,
  { byStatus, answered, brought, faults }: Findings,
): Promise<number> {
  for (const mark of `${url} ${init.body ?? ''}`.match(marks) ?? []) brought.add(mark);
  const answer = await caller.fetch(url, init);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const named = `${route.method} ${route.path} as ${role?.username ?? 'anonymous'}`;
  byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
  if (answer.ok) answered.add(`${route.method} ${route.path}`);
  if (answer.status >= 500)
    faults.add(`${answer.status} ${named}: ${url} ${init.body ?? ''}`.slice(0, 900));
  const found = foreignIn(bytes, role, canaries).find(
    (mark) => !brought.has(mark) && !isGroundOfBoard(mark, route, role, canaries),
  );
  if (found) faults.add(`leak: ${named} shows ${found} of ${canaries.tableOf.get(found)}`);
  if (!role || masked.has(role.username))
    for (const piece of [known.phone.value, ...known.name.pieces].filter((one) =>
      bytes.includes(one),
    ))
      faults.add(`unmasked: ${named} shows ${piece}`);
  return answer.status;
}

const sampled = (random: Random, list: readonly string[]): string[] =>
  random.shuffle(list).slice(0, 40);

/** The cockpit shows a county the totals of its towns, by their villages, grid cells and departments. */
const ground = new Set(['towns.villages', 'towns.grid_cells', 'towns.departments']);

function isGroundOfBoard(
  mark: string,
  { path }: Route,
  role: Role | null,
  { tableOf }: Canaries,
): boolean {
  const isBoard = path.startsWith('/api/v1/cockpit/');
  return isBoard && role?.town === 'yunling' && ground.has(tableOf.get(mark) ?? '');
}

/** What of the other town stands in an answer. The public reads the first town; operators know both by name. */
function foreignIn(bytes: string, role: Role | null, canaries: Canaries): string[] {
  if (role?.town === 'baisha') return markIn(bytes, canaries.qingxi);
  if (role?.town === 'yunling')
    return [...markIn(bytes, canaries.qingxi), ...markIn(bytes, canaries.baisha)];
  return markIn(bytes, canaries.baisha);
}

const marks = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|canary-[a-z]+-\d+/g;
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function markIn(bytes: string, of: readonly string[]): string[] {
  const known = sets.get(of) ?? new Set(of);
  sets.set(of, known);
  return (bytes.match(marks) ?? []).filter((mark) => known.has(mark));
}

const keyOf = ({ town, username }: Role): string => `${town}/${username}`;

function callerOf(
  town: TestTown,
  known: Map<string, Promise<Caller>>,
  role: Role,
): Promise<Caller> {
  const caller = known.get(keyOf(role)) ?? town.as(role.username, role.town);
  known.set(keyOf(role), caller);
  return caller;
}

function requestFor(
  route: Route,
  pool: Pool,
): { url: string; init: RequestInit & { body?: string } } {
  const { random } = pool;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = route.parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
    const value = random.chance(0.8) ? random.pick(pool.ids) : valueFor(schema ?? {}, pool);
    return encodeURIComponent(asText(value).slice(0, 250)) || '-';
  });
  const query = new URLSearchParams();
  for (const one of route.parameters) {
    if (one.in !== 'query' || (!one.required && random.chance(0.6))) continue;
    const value = valueFor(one.schema, pool);
    for (const item of Array.isArray(value) ? value : [value]) query.append(one.name, asText(item));
  }
  const headers: Record<string, string> = {};
  if (random.chance(0.2)) headers['idempotency-key'] = random.pick(pool.ids);
  if (random.chance(0.1)) headers['x-zhenshu-town'] = random.pick(['qingxi', 'yunling', 'nowhere']);
  const text = query.toString();
  const url = text ? `${path}?${text}` : path;
  if (!route.body) return { url, init: { method: route.method, headers } };
  headers['content-type'] = 'application/json';
  const body = JSON.stringify(valueFor(route.body, pool));
  return { url, init: { method: route.method, headers, body } };
}

/** Lone surrogates have no form in an address. */
const asText = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
