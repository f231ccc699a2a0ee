/** Reads the query options of a request (OGC 18-088 §9.3). */
import { type EntitySet, navigations } from './entities.ts';
import { type Expression, parseExpression } from './expression.ts';
import { SensorThingsFault } from './fault.ts';
import { splitOutside } from './split.ts';

/** One term of `$orderby`. */
export interface Order {
  readonly by: Expression;
  readonly descending: boolean;
}

/** One navigation to include, with options of its own. */
export interface Expand {
  readonly name: string;
  readonly set: EntitySet;
  readonly many: boolean;
  readonly query: Query;
}

/** What a request wants of a set or an entity. */
export interface Query {
  readonly filter: Expression | null;
  readonly orderBy: readonly Order[];
  /** Null: as many as the server gives by itself. */
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  /** Empty: every property. */
  readonly select: readonly string[];
  readonly expand: readonly Expand[];
  readonly resultFormat: 'entities' | 'dataArray';
  /** Where the page before ended, of a `nextLink`; only the server reads it. */
  readonly skipToken: string | null;
  /** The options as they were given, for the link to a next page. */
  readonly given: ReadonlyMap<string, string>;
}

const known = new Set([
  '$filter',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$select',
  '$expand',
  '$resultFormat',
  '$skipToken',
]);

/** Deepest `$expand` taken. */
const deepestExpand = 4;
/** Most rows that may be passed over. */
const mostSkip = 1_000_000;

/**
 * Reads the options of an address. Names without `$` belong to the server and are passed over.
 * @throws SensorThingsFault for an option that is unknown, given twice or cannot be read
 */
export function parseQuery(set: EntitySet, search: URLSearchParams): Query {
  const options = new Map<string, string>();
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue;
    if (options.has(name)) throw new SensorThingsFault(`${name} is given twice`);
    options.set(name, value);
  }
  return queryOf(set, options, 0);
}

function queryOf(set: EntitySet, options: ReadonlyMap<string, string>, depth: number): Query {
  for (const name of options.keys()) {
    if (!known.has(name)) throw new SensorThingsFault(`there is no query option ${name}`);
  }
  const filter = options.get('$filter');
  return {
    filter: filter === undefined ? null : parseExpression(filter),
    orderBy: splitOutside(options.get('$orderby') ?? '', ',').map(orderOf),
    top: wholeNumber(options, '$top') ?? null,
    skip: Math.min(wholeNumber(options, '$skip') ?? 0, mostSkip),
    count: yesNo(options, '$count'),
    select: splitOutside(options.get('$select') ?? '', ','),
    expand: expandsOf(set, options.get('$expand') ?? '', depth),
    resultFormat: formatOf(options.get('$resultFormat')),
    skipToken: options.get('$skipToken') ?? null,
    given: options,
  };
}

function orderOf(text: string): Order {
  const [, by = '', direction = 'asc'] = /^(.*?)(?:\s+(asc|desc))?$/s.exec(text) ?? [];
  return { by: parseExpression(by), descending: direction === 'desc' };
}

function wholeNumber(options: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = options.get(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new SensorThingsFault(`${name} is a whole number from 0`);
  return Number(text);
}

function yesNo(options: ReadonlyMap<string, string>, name: string): boolean {
  const text = options.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') {
    throw new SensorThingsFault(`${name} is true or false`);
  }
  return text === 'true';
}

function formatOf(text: string | undefined): Query['resultFormat'] {
  if (text === undefined) return 'entities';
  if (text !== 'dataArray') throw new SensorThingsFault('$resultFormat is dataArray', 501);
  return text;
}

interface Wanted {
  readonly rest: string;
  readonly options: string;
}

/** `A/B` and `A(…)` of one list belong together when they begin with the same name. */
function expandsOf(set: EntitySet, text: string, depth: number): Expand[] {
  const parts = splitOutside(text, ',');
  if (parts.length > 0 && depth >= deepestExpand) {
    throw new SensorThingsFault(`$expand goes at most ${deepestExpand} levels deep`);
  }
  const wanted = new Map<string, Wanted[]>();
  for (const part of parts) {
    const [, name = '', rest = '', options = ''] =
      /^([A-Za-z]+)(?:\/([^(]+(?:\(.*\))?))?(?:\((.*)\))?$/s.exec(part) ?? [];
    wanted.set(name, [...(wanted.get(name) ?? []), { rest, options }]);
  }
  return [...wanted].map(([name, ways]) => expandOf(set, name, { ways, depth }));
}

function expandOf(
  set: EntitySet,
  name: string,
  { ways, depth }: { ways: readonly Wanted[]; depth: number },
): Expand {
  const way = Object.hasOwn(navigations[set], name) ? navigations[set][name] : undefined;
  if (!way) throw new SensorThingsFault(`${set} cannot be expanded by "${name}"`);
  const options = new Map<string, string>();
  for (const part of ways.flatMap((one) => splitOutside(one.options, ';'))) {
    const at = part.indexOf('=');
    if (at < 0) throw new SensorThingsFault(`"${part}" in $expand is not name=value`);
    options.set(part.slice(0, at).trim(), part.slice(at + 1));
  }
  const deeper = [options.get('$expand') ?? '', ...ways.map(({ rest }) => rest)].filter(Boolean);
  if (deeper.length > 0) options.set('$expand', deeper.join(','));
  return { name, set: way.to, many: way.many, query: queryOf(way.to, options, depth + 1) };
}
