/** Whose word goes first for a field of the records: configuration, kept in versions. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import { type EntityKind, fieldsOfKind, type RecordField } from '../contract/kinds.ts';
import type { PrecedenceView } from '../contract/settings.ts';
import { markAllStale, precedenceRows, savePrecedenceRow } from '../store/sources.ts';
import { namedSources } from './views.ts';

const versionKind = 'records.precedence';

/** A field of a kind. */
export interface FieldOfKind {
  readonly kind: EntityKind;
  readonly field: RecordField;
}

/** Whose word goes first, for every field; where nothing was set, in the order of the sources. */
export function listPrecedence(ctx: Ctx): Promise<PrecedenceView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const set = new Map((await precedenceRows(tx)).map((row) => [`${row.kind} ${row.field}`, row]));
    const sources = [...(await namedSources(tx)).values()].filter(({ active }) => active);
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
  wish: FieldOfKind & { readonly version: number; readonly resourceCodes: readonly string[] },
): Promise<PrecedenceView> {
  const { kind, field, version } = wish;
  const resourceCodes = [...wish.resourceCodes];
  return ctx.database.inTenant(ctx, async (tx) => {
    const kept = await savePrecedenceRow(tx, { kind, field, resourceCodes, version });
    if (!kept) throw generalProblem('changed-meanwhile', { what: '取值优先级' });
    const subject = `${kind}.${field}`;
    await saveVersions(tx, [{ kind: versionKind, subject, content: { resourceCodes } }]);
    await audit(tx, [{ action: 'records.savePrecedence', subject, detail: { resourceCodes } }]);
    await markAllStale(tx, kind);
    return { kind, field, resourceCodes, version: version + 1 };
  });
}

/** Orders of a field that were set, newest first. */
export function precedenceVersions(ctx: Ctx, { kind, field }: FieldOfKind) {
  return ctx.database.inTenant(ctx, async (tx) =>
    (await versionsOf(tx, versionKind, `${kind}.${field}`)).map(({ savedAt, ...kept }) => ({
      version: kept.version,
      note: kept.note,
      savedBy: kept.savedBy,
      savedByName: kept.savedByName,
      savedAt: savedAt.toISOString(),
      content: kept.content as { resourceCodes: string[] },
    })),
  );
}
