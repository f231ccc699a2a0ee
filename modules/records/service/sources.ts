/** Sources of the records: which field of a resource is which of a record. Configuration, kept in versions. */
import { resourceOf } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import type { RecordField } from '../contract/kinds.ts';
import type { FieldPair, SourceInput, SourceView } from '../contract/settings.ts';
import { problem } from '../problems.ts';
import { mappingFaults } from '../rules/mapping.ts';
import { saveSourceRow, sourceRows, switchSourceRow } from '../store/sources.ts';
import type { SourceRow } from '../store/tables.ts';
import { type NamedSource, namedSources } from './views.ts';

/** Kind under which versions of sources are kept; the subject is `resource code.kind`. */
const versionKind = 'records.source';

/** A source to be kept. */
export type SourceWish = SourceInput;

/** Sources in the order in which they were set up. */
export function listSources(ctx: Ctx): Promise<SourceView[]> {
  return ctx.database.inTenant(ctx, async (tx) =>
    [...(await namedSources(tx)).values()].map(viewOf),
  );
}

const pairsOf = (mapping: SourceRow['mapping']): FieldPair[] =>
  (Object.entries(mapping) as [RecordField, string][]).map(([field, key]) => ({ field, key }));

function viewOf(source: NamedSource): SourceView {
  return {
    id: source.id,
    kind: source.kind,
    resourceId: source.resourceId,
    resourceCode: source.code,
    resourceZh: source.zh,
    resourceEn: source.en,
    roleZh: source.roleZh,
    roleEn: source.roleEn,
    mapping: pairsOf(source.mapping),
    rowCount: source.rowCount,
    readAt: source.readAt?.toISOString() ?? null,
    waiting: source.staleSince !== null,
    active: source.active,
    version: source.version,
  };
}

/**
 * Sets up (version 0) or changes a source; its rows are read soon.
 * @throws resource-unknown, mapping-faulty, records-need-copy, changed-meanwhile
 */
export function saveSource(
  ctx: Ctx,
  { version, ...wish }: SourceInput & { readonly version: number },
): Promise<SourceView> {
  const isOf = ({ resourceId, kind }: SourceRow): boolean =>
    resourceId === wish.resourceId && kind === wish.kind;
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = (await sourceRows(tx, true)).find(isOf);
    if ((known?.version ?? 0) !== version) throw changedMeanwhile();
    await keepSource(tx, wish, known?.active);
    return namedView(tx, isOf);
  });
}

const changedMeanwhile = () => generalProblem('changed-meanwhile', { what: '主档来源' });

async function namedView(tx: Tx, isOf: (source: SourceRow) => boolean): Promise<SourceView> {
  const source = [...(await namedSources(tx)).values()].find(isOf);
  if (!source) throw problem('source-of-records-unknown');
  return viewOf(source);
}

/** Proves a mapping against its resource. @throws resource-unknown, mapping-faulty, records-need-copy */
export async function proveSource(tx: Tx, wish: SourceInput) {
  const resource = await resourceOf(tx, wish.resourceId);
  if (resource.kind !== 'held') throw problem('records-need-copy', { resource: resource.titleZh });
  const faults = mappingFaults(wish, new Set(resource.fields.map(({ key }) => key)));
  if (faults.length > 0) throw problem('mapping-faulty', { count: faults.length }, faults);
  return resource;
}

/** Keeps a source in the running transaction; one that is off stays off. @throws as `proveSource` */
export async function keepSource(tx: Tx, wish: SourceWish, active = true): Promise<void> {
  const { code } = await proveSource(tx, wish);
  const { clock, tenantId } = tx.ctx;
  const now = clock.now();
  const { resourceId, kind, roleZh, roleEn } = wish;
  const mapping = Object.fromEntries(wish.mapping.map(({ field, key }) => [field, key]));
  const row: SourceRow = {
    id: uuidv7(),
    tenantId,
    resourceId,
    kind,
    mapping,
    roleZh,
    roleEn,
    staleSince: now,
    readAt: null,
    rowCount: 0,
    active,
    version: 1,
    createdAt: now,
  };
  await saveSourceRow(tx, row);
  await keepVersion(tx, `${code}.${kind}`, row);
  await audit(tx, [{ action: 'records.saveSource', subject: resourceId, detail: { kind } }]);
}

async function keepVersion(tx: Tx, subject: string, source: SourceRow): Promise<void> {
  const { kind, mapping, roleZh, roleEn, active } = source;
  const content = { kind, mapping, roleZh, roleEn, active };
  await saveVersions(tx, [{ kind: versionKind, subject, content }]);
}

/**
 * Takes a source out of the records, and its rows with it, or brings it back in.
 * @throws source-of-records-unknown, changed-meanwhile
 */
export function switchSource(
  ctx: Ctx,
  sourceId: string,
  { active, version }: { readonly active: boolean; readonly version: number },
): Promise<SourceView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = (await namedSources(tx)).get(sourceId);
    if (!before) throw problem('source-of-records-unknown');
    if (!(await switchSourceRow(tx, sourceId, { active, version }))) throw changedMeanwhile();
    await keepVersion(tx, `${before.code}.${before.kind}`, { ...before, active });
    const detail = { kind: before.kind, active };
    await audit(tx, [{ action: 'records.switchSource', subject: before.resourceId, detail }]);
    return namedView(tx, ({ id }) => id === sourceId);
  });
}

/** A version as it is kept; those from before sources could be switched off do not say whether it was on. */
type KeptSource = Omit<SourceRow, 'active'> & { readonly active?: boolean };

/** Versions of a source, newest first. @throws source-of-records-unknown */
export function sourceVersions(ctx: Ctx, sourceId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const source = (await namedSources(tx)).get(sourceId);
    if (!source) throw problem('source-of-records-unknown');
    const kept = await versionsOf(tx, versionKind, `${source.code}.${source.kind}`);
    return kept.map(({ version, note, savedBy, savedByName, savedAt, content }) => {
      const { roleZh, roleEn, mapping, active = true } = content as KeptSource;
      return {
        version,
        note,
        savedBy,
        savedByName,
        savedAt: savedAt.toISOString(),
        content: { roleZh, roleEn, active, mapping: pairsOf(mapping) },
      };
    });
  });
}

/** Whether any source waits to be read. */
export async function anyWaiting(tx: Tx): Promise<boolean> {
  return (await sourceRows(tx)).some(({ staleSince }) => staleSince !== null);
}
