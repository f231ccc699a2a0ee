/** The source at which the rows of a resource stay, and its table opened. */
import type { ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { beyondReach, elevate, type Tx } from '#platform/database/index.ts';
import { Problem } from '#platform/problems/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { problem } from '../../problems.ts';
import { type LivePlace, type LiveTable } from '../../store/outside/live.ts';
import { withHttpTable } from '../../store/outside/live-http.ts';
import { withMysqlTable } from '../../store/outside/live-mysql.ts';
import { withPostgresTable } from '../../store/outside/live-postgres.ts';
import { sourceInPlace, updateSource } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';
import { waitsFor } from './gate.ts';

/** A source that is set up for reading in place. */
export interface LiveSource {
  readonly source: SourceRow;
  readonly mapping: Mapping;
  readonly referenceKey: string;
}

/** Whether a resource can be read at its source; who asks need not reach that. */
export async function isReadInPlace(tx: Tx, resourceId: string): Promise<boolean> {
  return beyondReach(tx, async () => (await sourceInPlace(tx, resourceId)) !== undefined);
}

/** The source of a resource that stays there. @throws live-not-set */
export async function liveSource(tx: Tx, resource: ResourceView): Promise<LiveSource> {
  const source = await sourceInPlace(tx, resource.id);
  if (!source?.referenceKey || !source.mapping) {
    throw problem('live-not-set', { resource: resource.titleZh });
  }
  return { source, mapping: source.mapping, referenceKey: source.referenceKey };
}

const doors: Partial<Record<SourceRow['kind'], typeof withPostgresTable>> = {
  mysql: withMysqlTable,
  http: withHttpTable,
};

/** Opens a table at its source, few at a time. @throws live-unreachable, live-busy and what `work` throws */
export async function withTable<T>(
  place: LivePlace,
  work: (table: LiveTable) => Promise<T>,
): Promise<T> {
  const open = doors[place.kind] ?? withPostgresTable;
  return waitsFor(place, () => open(place, work)).catch((error: unknown) => {
    throw liveProblem(place, error);
  });
}

/** A connection that fails is told in the words of reading in place. */
export function liveProblem({ title }: LivePlace, error: unknown): unknown {
  if (!(error instanceof Problem) || error.code !== 'source-unreachable') return error;
  return problem('live-unreachable', { source: title, reason: error.values['reason'] ?? '' });
}

/** Keeps beside the source what its last reading came to, where that is news: whoever answers for it sees it there. */
export async function keepOutcome(ctx: Ctx, source: SourceRow, error: unknown): Promise<void> {
  const now = error instanceof Problem ? error : null;
  if ((source.lastProblem?.code ?? null) === (now?.code ?? null)) return;
  await ctx.database.inTenant(ctx, async (tx) => {
    // Who reads need not reach the source's department.
    await elevate(tx);
    await updateSource(tx, source.id, {
      lastProblem: now && { code: now.code, values: { ...now.values } },
    });
  });
}
