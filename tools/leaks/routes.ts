/** Requests to the routes of the OpenAPI document, with ids of what the path names, of other things, and of the twin town. */
import type { Random } from '#demo/random.ts';
import { modules } from '#modules/registry.ts';
import { openApiOf } from '#platform/http/openapi.ts';
import { type Pool, type Schema, valueFor } from './values.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** A route as the document describes it. */
export interface Route {
  readonly module: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** Which permission the document names; `public` or `signedIn` among them. */
  readonly permission: string;
}

/** What is known of the rows of both towns. */
export interface Known {
  /** From which table a mark comes, where it is a row's id. */
  readonly tableOf: ReadonlyMap<string, string>;
  readonly qingxi: readonly string[];
  readonly baisha: readonly string[];
  /** Codes of the first town's rows by table. */
  readonly codesOf: ReadonlyMap<string, readonly string[]>;
  /** Some residents of the first town, and rows about them by table. */
  readonly residents: readonly string[];
  readonly about: ReadonlyMap<string, readonly string[]>;
}

/** Routes that end the caller's own session or hold the line open; their own tests look at them. */
const leftOut = new Set(['people.signOut', 'people.endSession']);

/** @param only ids of modules; all when empty */
export function routesOf(only: readonly string[]): Route[] {
  const { paths } = openApiOf(modules) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, one]) => {
      const operation = String(one['operationId']);
      const module = operation.split('.')[0] ?? '';
      if (leftOut.has(operation) || (only.length > 0 && !only.includes(module))) return [];
      const body = one['requestBody'] as
        | { content: { 'application/json': { schema: Schema } } }
        | undefined;
      const schema = body?.content['application/json'].schema ?? null;
      const parameters = one['parameters'] as Parameter[];
      const permission = /Permission: ([\w.]+\w)/.exec(String(one['description']))?.[1] ?? '';
      return [{ module, method: method.toUpperCase(), path, parameters, body: schema, permission }];
    }),
  );
}

/** Ids and codes by the table they come from; what the run itself makes is added. */
export interface Rows {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly people: readonly string[];
  /** Of both towns and of nobody. */
  readonly any: readonly string[];
  /** Ids of answers, the newest last, by module. */
  readonly fresh: Map<string, string[]>;
}

const sampled = (random: Random, list: readonly string[], count = 40): string[] =>
  random.shuffle(list).slice(0, count);

/** What requests are made of. */
export function rowsOf(random: Random, known: Known): Rows {
  const ids = new Map([...known.about].map(([table, own]) => [table, [...own]]));
  for (const town of [known.qingxi, known.baisha]) {
    const tables = Map.groupBy(town, (id) => known.tableOf.get(id) ?? '');
    const most = town === known.qingxi ? 12 : 4;
    for (const [table, all] of tables)
      ids.set(table, [...(ids.get(table) ?? []), ...sampled(random, all, most)]);
  }
  const any = [
    ...sampled(random, known.qingxi),
    ...sampled(random, known.baisha),
    crypto.randomUUID(),
  ];
  return { ids, codes: known.codesOf, people: known.residents, any, fresh: new Map() };
}

const whoever = new Set(['person', 'resident', 'applicant', 'principal', 'agent', 'payer']);

/** What a name such as `poolId`, `siteCode` or `villageIds` may stand for, in the module first. */
function namedRows(module: string, name: string, { ids, codes, people }: Rows): readonly string[] {
  const [, stem = '', kind = ''] = /^(\w+?)(Id|Ids|Code|Codes|Number)$/.exec(name) ?? [];
  const isId = kind.startsWith('Id');
  if (isId && whoever.has(stem)) return people;
  const word = stem.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const plurals = [`${word}s`, `${word}es`, word.replace(/y$/, 'ies')];
  const tables = isId ? ids : codes;
  const found = [...tables.keys()].filter((table) => plurals.includes(table.split('.')[1] ?? ''));
  const own = found.find((table) => table.startsWith(`${module}.`)) ?? found[0];
  return own && stem ? (tables.get(own) ?? []) : [];
}

/** Rows that a place in the path may mean: by its name, by the word before it, or any of the module's. */
function near({ module, path }: Route, name: string, rows: Rows): readonly string[] {
  const named = namedRows(module, name, rows);
  if (named.length > 0) return named;
  const word = path.split(`/{${name}}`)[0]?.split('/').at(-1)?.replaceAll('-', '_') ?? '';
  const tables = name.endsWith('Id') ? rows.ids : rows.codes;
  return tables.get(`${module}.${word}`) ?? ofModule(module, tables);
}

const ofModule = (module: string, tables: ReadonlyMap<string, readonly string[]>): string[] =>
  [...tables].filter(([table]) => table.startsWith(`${module}.`)).flatMap(([, all]) => all);

/** An address and what is sent there. */
export interface Made {
  readonly url: string;
  readonly init: RequestInit & { body?: string };
}

const words = [
  '垃圾',
  '清溪镇',
  'test',
  '2026-11-23',
  '13800138000',
  'officer1',
  'qingxi',
  'cases',
  '请打19977776602找我',
];

/** A request; six in ten fit their schemas throughout. */
export function requestFor(route: Route, random: Random, rows: Rows): Made {
  const tame = random.chance(0.6);
  const own = ofModule(route.module, rows.ids);
  const ids = own.length > 0 && random.chance(0.6) ? own : rows.any;
  const named = (member: string): readonly string[] => namedRows(route.module, member, rows);
  const pool: Pool = { random, ids, words, tame, named };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = route.parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
    return encodeURIComponent(asText(placeFor(name, schema)).slice(0, 250)) || '-';
  });
  function placeFor(name: string, schema: Schema | undefined): unknown {
    const fresh = rows.fresh.get(route.module) ?? [];
    const isFresh = name.endsWith('Id') && fresh.length > 0 && random.chance(0.2);
    const close = isFresh ? fresh : near(route, name, rows);
    if (close.length > 0 && random.chance(tame ? 0.9 : 0.6)) return random.pick(close);
    return random.chance(0.5) ? random.pick(rows.any) : valueFor(schema ?? {}, pool);
  }
  const url = path + queryFor(route, pool);
  const headers = headersFor(random, rows);
  if (!route.body) return { url, init: { method: route.method, headers } };
  headers['content-type'] = 'application/json';
  const body = JSON.stringify(valueFor(route.body, pool));
  return { url, init: { method: route.method, headers, body } };
}

function queryFor({ parameters }: Route, pool: Pool): string {
  const query = new URLSearchParams();
  for (const one of parameters) {
    if (one.in !== 'query' || (!one.required && pool.random.chance(0.6))) continue;
    const value = valueFor(one.schema, pool);
    for (const item of Array.isArray(value) ? value : [value]) query.append(one.name, asText(item));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

function headersFor(random: Random, { any }: Rows): Record<string, string> {
  const headers: Record<string, string> = {};
  if (random.chance(0.2)) headers['idempotency-key'] = random.pick(any);
  if (random.chance(0.1)) headers['x-zhenshu-town'] = random.pick(['qingxi', 'yunling', 'nowhere']);
  return headers;
}

/** Lone surrogates have no form in an address. */
const asText = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
