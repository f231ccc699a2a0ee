/** Sources and batches as screens see them. */
import { type ResourceView, resourcesOf } from '#modules/catalogue/index.ts';
import { type Department, ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { detailsOf, Problem } from '#platform/problems/index.ts';
import { readIdCursor } from '#platform/paging/index.ts';
import type { BatchHead, BatchView, ColumnProfile, SourceView } from '../contract/index.ts';
import type { BatchState } from '../contract/shapes.ts';
import { problem, problems } from '../problems.ts';
import { batchRow, batchRows } from '../store/batches.ts';
import { sourceRow, sourceRows } from '../store/sources.ts';
import type { BatchRow, KeptProblem, SourceRow } from '../store/tables.ts';

interface Names {
  readonly resource: (id: string) => ResourceView | undefined;
  readonly department: (id: string) => Department | undefined;
}

async function namesIn(tx: Tx): Promise<Names> {
  const resources = new Map((await resourcesOf(tx, { retired: true })).map((one) => [one.id, one]));
  const town = await ground(tx);
  return { resource: (id) => resources.get(id), department: (id) => town.department(id) };
}

/** Words of a kept problem; empty for none. */
export function wordsOf(ctx: Ctx, kept: KeptProblem | null): { problem: string; cure: string } {
  if (!kept) return { problem: '', cure: '' };
  const entry = (problems as Readonly<Record<string, (typeof problems)['work-failed']>>)[kept.code];
  if (!entry) return { problem: kept.code, cure: '' };
  const { detail = '', cure = '' } = detailsOf(
    new Problem(kept.code, entry, kept.values, []),
    ctx.locale,
  );
  return { problem: detail, cure };
}

function sourceView(ctx: Ctx, row: SourceRow, names: Names): SourceView {
  const {
    id,
    resourceId,
    departmentId,
    title,
    kind,
    settings,
    mapping,
    mode,
    schedule,
    active,
    version,
  } = row;
  return {
    id,
    resourceId,
    resourceTitle: titleOf(ctx, names.resource(resourceId)),
    departmentId,
    departmentName: departmentName(ctx, names.department(departmentId)),
    title,
    kind,
    settings,
    hasSecret: row.secret !== null && row.secret !== '',
    inPlace: row.referenceKey !== null || names.resource(resourceId)?.kind === 'inPlace',
    mapping,
    mode,
    schedule,
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    lastProblem: wordsOf(ctx, row.lastProblem).problem,
    active,
    version,
  };
}

const titleOf = ({ locale }: Ctx, resource: ResourceView | undefined): string =>
  (locale === 'en' ? resource?.titleEn || resource?.titleZh : resource?.titleZh) ?? '';

const departmentName = ({ locale }: Ctx, department: Department | undefined): string =>
  (locale === 'en' ? department?.nameEn : department?.shortZh) ?? '';

/** Sources within reach. */
export function listSources(ctx: Ctx, resourceId: string | undefined): Promise<SourceView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await sourceRows(tx, { resourceId });
    const names = await namesIn(tx);
    return rows.map((row) => sourceView(ctx, row, names));
  });
}

/** One source. @throws source-unknown */
export async function oneSource(tx: Tx, id: string): Promise<SourceView> {
  const row = await sourceRow(tx, id);
  if (!row) throw problem('source-unknown');
  return sourceView(tx.ctx, row, await namesIn(tx));
}

/** A page of batches within reach. */
export function listBatches(
  ctx: Ctx,
  query: {
    readonly resourceId?: string;
    readonly sourceId?: string;
    readonly state?: BatchState;
    readonly cursor?: string;
    readonly limit?: number;
  },
): Promise<{ items: BatchHead[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await batchRows(tx, {
      resourceId: query.resourceId,
      sourceId: query.sourceId,
      states: query.state ? [query.state] : undefined,
      before: readIdCursor(query.cursor) ?? undefined,
      limit: limit + 1,
    });
    const names = await namesIn(tx);
    const sources = new Map((await sourceRows(tx)).map(({ id, title }) => [id, title]));
    const shown = rows.slice(0, limit);
    const items = shown.map((row) =>
      batchHead(ctx, row, { names, source: sources.get(row.sourceId) }),
    );
    return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

function batchHead(
  ctx: Ctx,
  row: BatchRow,
  { names, source }: { readonly names: Names; readonly source: string | undefined },
): BatchHead {
  const { id, number, title, sourceId, resourceId, state, mode, counts, progress, madeByName } =
    row;
  return {
    id,
    number,
    title,
    sourceId,
    sourceTitle: source ?? title,
    resourceId,
    resourceTitle: titleOf(ctx, names.resource(resourceId)),
    departmentName: departmentName(ctx, names.department(row.departmentId)),
    state,
    mode,
    counts,
    progress,
    ...wordsOf(ctx, row.problem),
    madeByName,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    takenBackAt: row.takenBackAt?.toISOString() ?? null,
    takenBackReason: row.takenBackReason,
  };
}

/** One batch with all that a desk needs. @throws batch-unknown */
export function oneBatch(ctx: Ctx, batchId: string): Promise<BatchView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await batchRow(tx, batchId);
    if (!row) throw problem('batch-unknown');
    const names = await namesIn(tx);
    const source = await sourceRow(tx, row.sourceId);
    return {
      ...batchHead(ctx, row, { names, source: source?.title }),
      bytes: row.facts.bytes,
      reading: { ...row.facts.reading },
      sheets: [...row.facts.sheets],
      remarks: [...row.facts.remarks],
      columns: row.profile ? (JSON.parse(row.profile) as ColumnProfile[]) : [],
      mapping: row.mapping ?? [],
      version: row.version,
    };
  });
}
