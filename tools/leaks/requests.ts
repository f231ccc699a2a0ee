/** Random requests to every route with every role: never a 500, never a row of another town, never an unmasked field. */
import { createRandom } from '#demo/random.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { canaries as known } from '#platform/personal/index.ts';
import type { Caller, TestTown } from '#testing';
import { type Known, type Made, requestFor, type Route, routesOf, rowsOf } from './routes.ts';
import { phonesAtDoors, unmaskedIn, type WholeValues } from './whole-values.ts';

/** What the requests came to. */
export interface Tally {
  readonly requests: number;
  readonly routes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Routes that answered some request with 2xx. */
  readonly answered: number;
  /** Routes that never did. */
  readonly silent: readonly string[];
  readonly faults: readonly string[];
}

/** A role of one of the towns. */
interface Role {
  readonly username: string;
  readonly town: 'qingxi' | 'baisha' | 'yunling';
  /** A resident has no user name. */
  readonly personId?: string;
}

const ofQingxi = [
  'admin',
  'security',
  'auditor',
  'leader',
  'officer1',
  'clerk1',
  'grid01',
  'head-sanitation',
  'head-civil-affairs',
  'head-health',
  'crew-sanitation-1',
];
const staff: readonly Role[] = [
  ...ofQingxi.map((username) => ({ username, town: 'qingxi' as const })),
  ...['baisha-admin', 'baisha-officer1', 'baisha-grid01'].map((username) => ({
    username,
    town: 'baisha' as const,
  })),
  { username: 'operator1', town: 'yunling' },
  { username: 'county-admin', town: 'yunling' },
];

/** Whom no declaration shows a reporter's name or phone whole, with a reason or without. */
const masked = new Set([
  'auditor',
  'grid01',
  'crew-sanitation-1',
  'baisha-grid01',
  'operator1',
  'resident',
]);

/** Marks that only one town's rows carry, and numbers that not everybody may read. */
export interface Canaries extends Known {
  readonly whole: WholeValues;
}

/** How many requests, drawn from which seed, and how many under way at once (1: a fault comes again exactly). */
export interface ProbeOptions {
  readonly seed: number;
  readonly count: number;
  readonly atOnce?: number;
  /** Ids of modules whose routes are asked; all if left out. */
  readonly only?: readonly string[];
}

/** A role signed in, with what it may do. */
interface Reader {
  readonly caller: Caller;
  readonly personId: string;
  readonly permissions: ReadonlySet<string>;
}

/** Sends `count` requests. */
export async function probe(
  town: TestTown,
  canaries: Canaries,
  { seed, count, atOnce = 1, only = [] }: ProbeOptions,
): Promise<Tally> {
  const random = createRandom(seed, 'requests');
  const routes = random.shuffle(routesOf(only));
  const findings: Findings = {
    byStatus: {},
    answered: new Set(),
    brought: new Set(),
    faults: new Set(),
  };
  const rows = rowsOf(random, canaries);
  const roles = [...staff, ...canaries.residents.map(residentRole)];
  const readers = new Map<Role, Promise<Reader>>();
  const whoMay = async ({ permission }: Route): Promise<Role[]> => {
    const may = async (role: Role): Promise<Role[]> =>
      (await readerOf(town, readers, role)).permissions.has(permission) ? [role] : [];
    return (await Promise.all(roles.map(may))).flat();
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const route = routes[next % routes.length];
      next += 1;
      if (!route) return;
      // Half the requests come from somebody who may ask, the others from anybody.
      const able = random.chance(0.5) ? await whoMay(route) : [];
      const role = random.chance(0.08) ? null : random.pick(able.length > 0 ? able : roles);
      const request = requestFor(route, random, rows);
      const reader = role ? await readerOf(town, readers, role) : nobody(town);
      const sending = { town, route, role, reader, request };
      const { status, text } = await send(sending, canaries, findings);
      if (status === 201 && role?.town === 'qingxi') keepFresh(rows.fresh, route.module, text);
      if (status === 401 && role) readers.delete(role);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const { byStatus, answered, faults } = findings;
  const names = routes.map(nameOf);
  return {
    requests: count,
    routes: routes.length,
    byStatus,
    answered: answered.size,
    silent: names.filter((name) => !answered.has(name)),
    faults: [...faults],
  };
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const residentRole = (personId: string): Role => ({
  username: 'resident',
  town: 'qingxi',
  personId,
});

interface Findings {
  readonly byStatus: Record<string, number>;
  readonly answered: Set<string>;
  /** What a request brought along may be stored and come back: that is no leak. */
  readonly brought: Set<string>;
  readonly faults: Set<string>;
}

interface Sending {
  readonly town: TestTown;
  readonly route: Route;
  readonly role: Role | null;
  readonly reader: Reader;
  readonly request: Made;
}

/** Sends one request and looks at its answer. */
async function send(
  { town, route, role, reader, request: { url, init } }: Sending,
  canaries: Canaries,
  { byStatus, answered, brought, faults }: Findings,
): Promise<{ status: number; text: string }> {
  for (const mark of `${url} ${init.body ?? ''}`.match(marks) ?? []) brought.add(mark);
  const answer = await reader.caller.fetch(url, init);
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const named = `${nameOf(route)} as ${role?.username ?? 'anonymous'}`;
  byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
  if (answer.ok) answered.add(nameOf(route));
  if (isFault(answer, text))
    faults.add(`${answer.status} ${named}: ${url} ${init.body ?? ''}`.slice(0, 900));
  const found = foreignIn(text, role, canaries).find(
    (mark) => !brought.has(mark) && !isGroundOfBoard(mark, route, role, canaries),
  );
  if (found) faults.add(`leak: ${named} shows ${found} of ${canaries.tableOf.get(found)}`);
  const open = openIn(text, { role, reader }, canaries).filter((one) => !brought.has(one));
  const atDoors = open.length > 0 ? await phonesAtDoors(town, reader.personId) : [];
  for (const piece of open.filter((one) => !atDoors.some((phone) => one.startsWith(phone))))
    faults.add(`unmasked: ${named} shows ${piece}`);
  return { status: answer.status, text };
}

/** A source of data that is away is no fault of ours where we say so; our own database being away is one. */
function isFault({ status }: Response, text: string): boolean {
  return status === 500 || (status > 500 && !/"code":"(?:source|live)-[a-z-]+"/.test(text));
}

/** Pieces of names and numbers that this reader should not have been shown. */
function openIn(
  text: string,
  { role, reader }: Pick<Sending, 'role' | 'reader'>,
  { whole }: Canaries,
): string[] {
  const isMasked = !role || masked.has(role.username);
  const pieces = isMasked ? [known.phone.value, ...known.name.pieces] : [];
  // Who may reveal has given a reason, some requests before.
  const numbers = reader.permissions.has('privacy.reveal') ? [] : unmaskedIn(text, reader, whole);
  return [
    ...pieces.filter((one) => text.includes(one)),
    ...numbers.map(({ number, field }) => `${number} of ${field}`),
  ];
}

/** Ids that an answer brought are asked for later. */
function keepFresh(fresh: Map<string, string[]>, module: string, text: string): void {
  const ids = (text.match(marks) ?? []).slice(0, 2);
  fresh.set(module, [...(fresh.get(module) ?? []), ...ids].slice(-12));
}

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
  const inTown = sets.get(of) ?? new Set(of);
  sets.set(of, inTown);
  return (bytes.match(marks) ?? []).filter((mark) => inTown.has(mark));
}

const nobody = (town: TestTown): Reader => ({
  caller: town.anonymous(),
  personId: '',
  permissions: new Set(),
});

function readerOf(
  town: TestTown,
  readers: Map<Role, Promise<Reader>>,
  role: Role,
): Promise<Reader> {
  const reader = readers.get(role) ?? signIn(town, role);
  readers.set(role, reader);
  return reader;
}

async function signIn(town: TestTown, role: Role): Promise<Reader> {
  const { personId, username } = role;
  const caller = personId
    ? await town.asPerson(personId, role.town)
    : await town.as(username, role.town);
  const me = await caller.api(peopleApi).me({});
  return { caller, personId: caller.personId, permissions: new Set(me.permissions) };
}
