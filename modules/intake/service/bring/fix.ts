/** Refused rows mended by hand: checked like all others, then written beside the accepted ones. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { problem } from '../../problems.ts';
import type { FedField } from '../../rules/cleaning/field.ts';
import { checkStatement } from '../../rules/cleaning/statement.ts';
import { batchRow, fixRows, saveFix, updateBatch } from '../../store/batches.ts';
import { batchFiles, insertFiles, letGo } from '../../store/lake.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from '../lake/files.ts';
import { keysOf, rawRelation, rowsRelation } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { fedFields, linesByHand } from './check.ts';
import { rowShown } from './refused.ts';

/** Rows mended by hand lie behind all parts of the source. */
const fixesPart = 200_000;
const mostFixes = 2000;

/** A row as it was written anew: values by title of the column. */
export interface WrittenRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

interface Desk {
  readonly ctx: Ctx;
  readonly connection: DuckDBConnection;
  readonly batch: BatchRow;
  readonly resource: ResourceView;
  readonly fed: readonly FedField[];
  /** Accepted rows of the source, and what was mended before. */
  readonly accepted: readonly LakeFileRow[];
  readonly mendedBefore: LakeFileRow | undefined;
  readonly refused: readonly LakeFileRow[];
  /** Rows mended before, without the one that is mended now. */
  readonly others: readonly WrittenRow[];
}

/**
 * Checks a refused row as it was written anew, and accepts it when nothing is wrong any more.
 * @returns what is still wrong: empty when it was accepted
 * @throws batch-unknown, batch-not-there-yet, row-not-refused, too-many-fixes
 */
export async function fixRow(ctx: Ctx, batchId: string, given: WrittenRow): Promise<string[]> {
  const found = await load(ctx, batchId, given.line);
  const { batch, resource } = found;
  if (found.others.length >= mostFixes) throw problem('too-many-fixes', { count: mostFixes });
  const fed = fedFields(resource, batch.mapping ?? [], batch.facts.columns);
  return lakeOf(ctx.database).engine.use(async (connection) => {
    const desk: Desk = { ...found, ctx, connection, fed };
    if (!(await isRefused(desk, given.line)))
      throw problem('row-not-refused', { line: rowShown(batch.facts, given.line) });
    const reasons = await reasonsOf(desk, given);
    if (reasons.length > 0) return reasons;
    if (await hasTwin(desk, given)) return [`${resource.keyFields[0]}:twice`];
    await keep(desk, given);
    return [];
  });
}

function load(ctx: Ctx, batchId: string, line: number) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const batch = await batchRow(tx, batchId);
    if (!batch) throw problem('batch-unknown');
    if (batch.state !== 'checked') throw problem('batch-not-there-yet', { number: batch.number });
    const files = await batchFiles(tx, [batchId], 'rows');
    const fixes = await fixRows(tx, batchId);
    return {
      batch,
      resource: await resourceOf(tx, batch.resourceId),
      accepted: files.filter(({ part }) => part !== fixesPart),
      mendedBefore: files.find(({ part }) => part === fixesPart),
      refused: await batchFiles(tx, [batchId], 'refused'),
      others: fixes
        .filter((fix) => fix.line !== line)
        .map((fix) => ({
          line: fix.line,
          values: JSON.parse(fix.rowValues) as WrittenRow['values'],
        })),
    };
  });
}

async function isRefused({ ctx, connection, refused }: Desk, line: number): Promise<boolean> {
  const room = lakeOf(ctx.database);
  const lines = refused.map((file) => `SELECT _line FROM ${rawRelation(room, file)}`);
  if (lines.length === 0) return false;
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM (${lines.join(' UNION ALL ')}) WHERE _line = ${Math.trunc(line)}`,
  );
  return found.getRows().length > 0;
}

function checked({ batch, resource, fed }: Desk, rows: readonly WrittenRow[]): string {
  const from = linesByHand(batch.facts.columns, rows);
  return checkStatement({ fields: resource.fields, fed, from });
}

async function reasonsOf(desk: Desk, given: WrittenRow): Promise<string[]> {
  const read = await desk.connection.runAndReadAll(checked(desk, [given]));
  const reasons = read.getRowObjectsJson()[0]?.['_reasons'];
  return reasons ? String(reasons).split(';') : [];
}

/** Whether an accepted row has the same key. */
async function hasTwin(desk: Desk, given: WrittenRow): Promise<boolean> {
  const { ctx, connection, resource, accepted, others } = desk;
  if (resource.keyFields.length === 0) return false;
  const keyed = resource.fields.filter(({ key }) => resource.keyFields.includes(key));
  const keys = resource.keyFields.map(identifier).join(', ');
  const there: string[] = [];
  if (accepted.length > 0) {
    there.push(`SELECT ${keys} FROM ${rowsRelation(lakeOf(ctx.database), accepted, keyed)}`);
  }
  if (others.length > 0) there.push(`SELECT ${keys} FROM (${checked(desk, others)})`);
  if (there.length === 0) return false;
  const same = resource.keyFields.map((key) => `a.${identifier(key)} = b.${identifier(key)}`);
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM (${there.join(' UNION ALL ')}) a JOIN (${checked(desk, [given])}) b ON ${same.join(' AND ')} LIMIT 1`,
  );
  return found.getRows().length > 0;
}

async function keep(desk: Desk, given: WrittenRow): Promise<void> {
  const { ctx, connection, batch, resource, others, mendedBefore } = desk;
  const all = [...others, given];
  const base = batch.baseRow ?? 0;
  const draft = draftFile(ctx, {
    resourceId: resource.id,
    batchId: batch.id,
    kind: 'rows',
    form: 'parquet',
    part: fixesPart,
    fieldKeys: keysOf(resource),
  });
  const fields = keysOf(resource).map(identifier).join(', ');
  const file = await writeFile(ctx, connection, {
    draft,
    statement: `SELECT ${base} + _line AS _row, ${batch.number}::BIGINT AS _batch, _line, ${fields} FROM (${checked(desk, all)}) ORDER BY _line`,
  });
  const numbers = all.map(({ line }) => base + line);
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = await batchRow(tx, batch.id, true);
    if (now?.state !== 'checked') throw problem('batch-not-there-yet', { number: batch.number });
    await letGo(tx, { ids: mendedBefore ? [mendedBefore.id] : [] });
    await insertFiles(tx, [
      { ...file, firstRow: Math.min(...numbers), lastRow: Math.max(...numbers) },
    ]);
    await saveFix(tx, {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      batchId: batch.id,
      line: given.line,
      rowValues: JSON.stringify(given.values),
      fixedBy: ctx.actor.personId,
      fixedByName: ctx.actor.name,
      fixedAt: ctx.clock.now(),
    });
    const accepted = now.counts.accepted - now.counts.fixed + all.length;
    await updateBatch(tx, batch.id, { counts: { ...now.counts, fixed: all.length, accepted } });
    await audit(tx, [
      {
        action: 'intake.fixRow',
        subject: batch.id,
        detail: { line: given.line, row: rowShown(now.facts, given.line) },
      },
    ]);
  });
}
