/** Sources of the records and whose word goes first: configuration, kept in versions. */
import { resourceOf } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem, type ProblemPlace } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import {
  type EntityKind,
  fieldsOfKind,
  keyOfKind,
  listFields,
  type RecordField,
} from '../contract/kinds.ts';
import type { PrecedenceView, SourceView } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import {
  markAllStale,
  precedenceRows,
  savePrecedenceRow,
  saveSourceRow,
  sourceRows,
} from '../store/sources.ts';
import { type NamedSource, namedSources } from './views.ts';

/** Sources in the order in which they were set up. */
export function listSources(ctx: Ctx): Promise<SourceView[]> {
  return ctx.database.inTenant(ctx, async (tx) =>
    [...(await namedSources(tx)).values()].map(viewOf),
  );
}

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
    mapping: (Object.entries(source.mapping) as [RecordField, string][]).map(([field, key]) => ({
      field,
      key,
    })),
    rowCount: source.rowCount,
    readAt: source.readAt?.toISOString() ?? null,
    waiting: source.staleSince !== null,
    version: source.version,
  };
}

/** A source to be kept. */
export interface SourceWish {
  readonly resourceId: string;
  readonly kind: EntityKind;
  readonly roleZh: string;
  readonly roleEn: string;
  readonly mapping: readonly { readonly field: RecordField; readonly key: string }[];
}

/** Sets up or changes a source; its rows are read soon. @throws resource-unknown, mapping-faulty */
export function saveSource(ctx: Ctx, wish: SourceWish): Promise<SourceView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await keepSource(tx, wish);
    const saved = [...(await namedSources(tx)).values()].find(
      ({ resourceId, kind }) => resourceId === wish.resourceId && kind === wish.kind,
    );
    if (!saved) throw problem('mapping-faulty', { count: 1 });
    return viewOf(saved);
  });
}

/** Keeps a source in the running transaction. */
export async function keepSource(tx: Tx, wish: SourceWish): Promise<void> {
  const resource = await resourceOf(tx, wish.resourceId);
  const faults = mappingFaults(wish, new Set(resource.fields.map(({ key }) => key)));
  if (faults.length > 0) throw problem('mapping-faulty', { count: faults.length }, faults);
  const { clock, tenantId } = tx.ctx;
  const now = clock.now();
  const { resourceId, kind, roleZh, roleEn } = wish;
  const mapping = Object.fromEntries(wish.mapping.map(({ field, key }) => [field, key]));
  const shared = { id: uuidv7(), tenantId, resourceId, kind, mapping, roleZh, roleEn };
  await saveSourceRow(tx, {
    ...shared,
    staleSince: now,
    readAt: null,
    rowCount: 0,
    version: 1,
    createdAt: now,
  });
  const content = { kind, mapping, roleZh, roleEn };
  await saveVersions(tx, [
    { kind: 'records.source', subject: `${resource.code}.${kind}`, content },
  ]);
  await audit(tx, [{ action: 'records.saveSource', subject: resourceId, detail: { kind } }]);
}

function mappingFaults({ kind, mapping }: SourceWish, keys: ReadonlySet<string>): ProblemPlace[] {
  const allowed = new Set([...fieldsOfKind[kind], ...(kind === 'person' ? listFields : [])]);
  const faults = mapping.flatMap(({ field, key }, at): ProblemPlace[] => {
    const pointer = `/mapping/${at}`;
    if (!allowed.has(field)) return [{ pointer, detail: field }];
    if (!keys.has(key)) return [{ pointer: `${pointer}/key`, detail: key }];
    const isSecond = mapping.findIndex((other) => other.field === field) !== at;
    return isSecond ? [{ pointer, detail: field }] : [];
  });
  const needed = keyOfKind[kind] ?? 'name';
  const named = mapping.some(({ field }) => field === needed);
  return named ? faults : [...faults, { pointer: '/mapping', detail: needed }];
}

/** Whose word goes first, for every field; where nothing was set, in the order of the sources. */
export function listPrecedence(ctx: Ctx): Promise<PrecedenceView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const set = new Map((await precedenceRows(tx)).map((row) => [`${row.kind} ${row.field}`, row]));
    const sources = [...(await namedSources(tx)).values()];
    return (Object.keys(fieldsOfKind) as EntityKind[]).flatMap((kind) =>
      fieldsOfKind[kind].flatMap((field): PrecedenceView[] => {
        const codes = sources
          .filter((source) => source.kind === kind && source.mapping[field] !== undefined)
          .map(({ code }) => code);
        const known = set.get(`${kind} ${field}`);
        if (codes.length === 0) return [];
        const first = (known?.resourceCodes ?? []).filter((code) => codes.includes(code));
        const resourceCodes = [...first, ...codes.filter((code) => !first.includes(code))];
        return [{ kind, field, resourceCodes, version: known?.version ?? 0 }];
      }),
    );
  });
}

/** Sets whose word goes first; all records of the kind are worked out anew. @throws changed-meanwhile */
export function savePrecedence(
  ctx: Ctx,
  wish: Pick<PrecedenceView, 'kind' | 'field' | 'version'> & {
    readonly resourceCodes: readonly string[];
  },
): Promise<PrecedenceView> {
  const { kind, field, version } = wish;
  const resourceCodes = [...wish.resourceCodes];
  return ctx.database.inTenant(ctx, async (tx) => {
    const kept = await savePrecedenceRow(tx, { kind, field, resourceCodes, version });
    if (!kept) throw generalProblem('changed-meanwhile', { what: '取值优先级' });
    const subject = `${kind}.${field}`;
    await saveVersions(tx, [{ kind: 'records.precedence', subject, content: { resourceCodes } }]);
    await audit(tx, [{ action: 'records.savePrecedence', subject, detail: { resourceCodes } }]);
    await markAllStale(tx, kind);
    return { kind, field, resourceCodes, version: version + 1 };
  });
}

/** Whether any source waits to be read. */
export async function anyWaiting(tx: Tx): Promise<boolean> {
  return (await sourceRows(tx)).some(({ staleSince }) => staleSince !== null);
}
