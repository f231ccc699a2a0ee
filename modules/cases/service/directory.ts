/** Who is who around a case: names and recipients, read once and kept for a few seconds. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { holdersOf, type Person } from '#modules/people/index.ts';

/** The people whom messages about cases go to. */
export interface Directory {
  readonly officers: readonly Person[];
  readonly leaders: readonly Person[];
  readonly headsByDepartment: ReadonlyMap<string, readonly Person[]>;
  readonly gridWorkers: ReadonlyMap<string, Person>;
  /** Everyone of the above and the crews, by id. */
  readonly byId: ReadonlyMap<string, Person>;
}

const maxAgeMs = 5_000;
const kept = new Map<string, { readonly at: number; readonly directory: Directory }>();

/** The directory of the ctx's town; at most five seconds old. */
export async function directoryOf(tx: Tx): Promise<Directory> {
  const key = keyOf(tx.ctx);
  const known = kept.get(key);
  if (known && performance.now() - known.at < maxAgeMs) return known.directory;
  const directory = await read(tx);
  kept.set(key, { at: performance.now(), directory });
  return directory;
}

/** Towns of different databases (tests) may share ids. */
function keyOf(ctx: Ctx): string {
  return `${ctx.database.url}|${ctx.tenantId}`;
}

async function read(tx: Tx): Promise<Directory> {
  const officers = await holdersOf(tx, 'officer');
  const leaders = await holdersOf(tx, 'leader');
  const heads = await holdersOf(tx, 'departmentHead');
  const gridWorkers = await holdersOf(tx, 'gridWorker');
  const crews = await holdersOf(tx, 'crew');
  const headsByDepartment = new Map<string, Person[]>();
  for (const head of heads) {
    if (!head.departmentId) continue;
    headsByDepartment.set(head.departmentId, [
      ...(headsByDepartment.get(head.departmentId) ?? []),
      head,
    ]);
  }
  const everyone = [...officers, ...leaders, ...heads, ...gridWorkers, ...crews];
  return {
    officers,
    leaders,
    headsByDepartment,
    gridWorkers: new Map(gridWorkers.map((person) => [person.id, person])),
    byId: new Map(everyone.map((person) => [person.id, person])),
  };
}
