/** Trying a connection: the first rows are fetched and thrown away. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { SourceInput } from '../../contract/source.ts';
import { problem } from '../../problems.ts';
import { missingSettings } from '../../rules/source-settings.ts';
import { sourceRow } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';
import { fetcherOf } from '../fetch/fetch.ts';
import { newFiles } from '../fetch/files.ts';

/** What a source would give. @throws source-unreachable, source-answer-faulty, source-settings-faulty */
export async function tryConnection(
  ctx: Ctx,
  given: SourceInput & { readonly sourceId?: string },
): Promise<{ columns: string[]; rows: number }> {
  const missing = missingSettings(given.kind, given.settings);
  if (missing.length > 0) throw problem('source-settings-faulty', { what: missing.join('、') });
  const known = await ctx.database.inTenant(ctx, async (tx) => {
    await audit(tx, [
      {
        action: 'intake.tryConnection',
        subject: given.sourceId ?? 'new',
        detail: { kind: given.kind },
      },
    ]);
    return given.sourceId ? sourceRow(tx, given.sourceId) : undefined;
  });
  const { title, kind, settings } = given;
  const source = {
    title,
    kind,
    settings,
    secret: given.secret ?? known?.secret ?? null,
    watermark: null,
  } as SourceRow;
  const fetcher = fetcherOf(source);
  if (fetcher) {
    const { columns, rows } = await fetcher(source, { cursor: null, upTo: null });
    return { columns: [...columns], rows: rows.length };
  }
  if (kind === 'upload') return { columns: [], rows: 0 };
  const files = await newFiles(source);
  return { columns: files.map(({ name }) => name), rows: files.length };
}
