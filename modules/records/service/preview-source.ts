/** What a mapping would bring, tried on the first rows of its resource; nothing is saved. */
import { countRows } from '#modules/intake/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { neededField } from '../contract/kinds.ts';
import type { SourceInput, SourcePreview } from '../contract/settings.ts';
import { isSound, keptValue } from '../rules/golden.ts';
import { compareRows, type Differences, type ReadRow } from '../rules/wanted.ts';
import { knownKeys } from '../store/entities.ts';
import { memberRows } from '../store/members.ts';
import { sourceRows } from '../store/sources.ts';
import { readSource } from './read-source.ts';
import { proveSource } from './sources.ts';
import { valuesOf } from './views.ts';

/** Rows that are looked at, and of those that are shown. */
const sampleRows = 300;
const shownRows = 8;

/** Tries a mapping. @throws resource-unknown, mapping-faulty, records-need-copy */
export async function previewSource(ctx: Ctx, wish: SourceInput): Promise<SourcePreview> {
  const { resourceId, kind } = wish;
  const known = await ctx.database.inTenant(ctx, async (tx) => {
    await proveSource(tx, wish);
    await audit(tx, [{ action: 'records.trySource', subject: resourceId, detail: { kind } }]);
    const sources = await sourceRows(tx);
    return sources.find((source) => source.resourceId === resourceId && source.kind === kind);
  });
  const id = known?.id ?? 'new';
  const mapping = Object.fromEntries(wish.mapping.map(({ field, key }) => [field, key]));
  const rows = await readSource(ctx, { id, resourceId, mapping }, sampleRows);
  const total = await countRows(ctx, { resourceId, where: [] });
  return ctx.database.inTenant(ctx, async (tx) => {
    const rowKeys = rows.map(({ rowKey }) => rowKey);
    const kept = known ? await memberRows(tx, { sourceId: known.id, rowKeys }) : [];
    const found = compareRows(kept, new Map([[id, rows]]));
    return {
      looked: rows.length,
      total,
      added: found.added.length,
      changed: found.changed.length,
      unchanged: found.unchanged.length,
      known: await knownOf(tx, kind, found.added),
      nameless: rows.filter(({ content }) => !content[neededField(kind)]).length,
      fields: wish.mapping.map(({ field }) => fieldFigures(field, rows)),
      sample: sampleOf(kind, found),
    };
  });
}

/** How many rows a record that is there names exactly: people by their number, all else by its key. */
async function knownOf(tx: Tx, kind: SourceInput['kind'], rows: readonly ReadRow[]) {
  const field = kind === 'person' ? 'identityNumber' : neededField(kind);
  const values = rows.map(({ content }) => keptValue(field, content[field] ?? ''));
  const there = await knownKeys(tx, { kind, field }, new Set(values));
  return values.filter((value) => there.has(value)).length;
}

function fieldFigures(
  field: SourceInput['mapping'][number]['field'],
  rows: readonly ReadRow[],
): SourcePreview['fields'][number] {
  const filled = rows.flatMap(({ content }) => content[field] ?? []);
  const unsound = filled.filter(
    (value) => keptValue(field, value) === '' || !isSound(field, value),
  );
  return { field, filled: filled.length, unsound: unsound.length };
}

/** Rows that change come first: they show what the mapping does. */
function sampleOf(kind: SourceInput['kind'], found: Differences): SourcePreview['sample'] {
  const changed = found.changed.map(({ content, next }) => ({
    before: valuesOf(kind, content),
    after: valuesOf(kind, next),
  }));
  const added = found.added.map(({ content }) => ({
    before: null,
    after: valuesOf(kind, content),
  }));
  return [...changed, ...added].slice(0, shownRows);
}
