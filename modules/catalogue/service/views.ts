/** Resources as screens see them. */
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type { Edge, Grade, Resource, ResourceHead, ResourceInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { searchScore } from '../rules/search.ts';
import { lineageSlot, rowMeasureSlot } from '../slots.ts';
import { type ResourceFilter, resourceRows } from '../store/resources.ts';
import type { ResourceRow } from '../store/tables.ts';
import { isOwn } from './own.ts';
import { viewOf } from './resources.ts';
import { slotsOf } from './surroundings.ts';

/** What is looked for. */
export interface Looked {
  readonly words?: string;
  readonly ownerDepartmentId?: string;
  readonly grade?: Grade;
  readonly theme?: string;
  readonly retired?: boolean;
}

/** Resources that fit, the best first; without words by their title. */
export function listResources(ctx: Ctx, looked: Looked): Promise<ResourceHead[]> {
  const { words = '', ownerDepartmentId, grade, theme, retired = false } = looked;
  return ctx.database.inTenant(ctx, async (tx) => {
    const filter: ResourceFilter = { retired, ...(ownerDepartmentId ? { ownerDepartmentId } : {}) };
    const rows = (await resourceRows(tx, filter)).filter(
      (row) => (!grade || row.grade === grade) && (!theme || row.theme === theme),
    );
    const scored = rows
      .map((row) => ({ row, score: searchScore(words, row.searchText, row.titleZh) }))
      .filter(({ score }) => score > 0)
      .sort(
        (a, b) => b.score - a.score || a.row.titleZh.localeCompare(b.row.titleZh, 'zh-u-co-pinyin'),
      );
    const heads: ResourceHead[] = [];
    for (const { row } of scored) heads.push(await headOf(tx, row));
    return heads;
  });
}

async function headOf(tx: Tx, row: ResourceRow): Promise<ResourceHead> {
  const town = await ground(tx);
  const owner = town.department(row.ownerDepartmentId);
  const [measure] = slotsOf(tx.ctx.database)?.all(rowMeasureSlot) ?? [];
  const state = (await measure?.state(tx, row.id)) ?? null;
  const { id, code, titleZh, titleEn, summary, theme, keywords, grade, kind, frequency, active } =
    row;
  return {
    id,
    code,
    titleZh,
    titleEn,
    summary,
    theme,
    keywords,
    ownerDepartmentId: row.ownerDepartmentId,
    ownerName: (tx.ctx.locale === 'en' ? owner?.nameEn : owner?.nameZh) ?? '',
    grade,
    kind,
    frequency,
    fieldCount: row.fields.length,
    rows: state?.rows ?? null,
    changedAt: state?.changedAt.toISOString() ?? null,
    score: row.score === null ? null : Number(row.score),
    active,
  };
}

/** One resource. @throws resource-unknown */
export async function oneResource(tx: Tx, id: string): Promise<Resource> {
  const row = await rowOf(tx, id);
  return {
    ...(await headOf(tx, row)),
    gradeReason: row.gradeReason,
    keptByLaw: row.keptByLaw,
    sourceSystem: row.sourceSystem,
    fields: row.fields,
    keyFields: row.keyFields,
    version: row.version,
    scoredAt: row.scoredAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    own: isOwn(tx.ctx, row.ownerDepartmentId),
  };
}

/** The row of a resource. @throws resource-unknown */
export async function rowOf(tx: Tx, id: string): Promise<ResourceRow> {
  const [row] = await resourceRows(tx, { ids: [id], retired: true });
  if (!row) throw problem('resource-unknown');
  return row;
}

/** Versions of a resource. @throws resource-unknown */
export function historyOf(ctx: Ctx, id: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await rowOf(tx, id);
    const versions = await versionsOf(tx, 'catalogue.resource', row.code);
    return versions.map(({ version, content, savedByName, savedAt }) => ({
      version,
      content: content as ResourceInput,
      savedByName,
      savedAt: savedAt.toISOString(),
    }));
  });
}

/** Where rows come from and who uses them, as every module tells it. @throws resource-unknown */
export function lineageOf(ctx: Ctx, id: string): Promise<Edge[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const resource = viewOf(await rowOf(tx, id));
    const edges: Edge[] = [];
    for (const source of slotsOf(ctx.database)?.all(lineageSlot) ?? []) {
      for (const edge of await source.edges(tx, resource)) {
        const en = ctx.locale === 'en';
        edges.push({
          direction: edge.direction,
          kind: edge.kind,
          title: en ? edge.titleEn : edge.titleZh,
          note: en ? edge.noteEn : edge.noteZh,
          link: edge.link,
          at: edge.at?.toISOString() ?? null,
        });
      }
    }
    return edges;
  });
}
