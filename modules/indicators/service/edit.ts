/** Saving definitions: read, proved to hang together, kept with their versions. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { IndicatorSeed } from '#platform/facts/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { IndicatorInput } from '../contract/definition.ts';
import { problem } from '../problems.ts';
import { definitionRows, lockDefinition, saveDefinitions } from '../store/definitions.ts';
import type { DefinitionRow } from '../store/tables.ts';
import { bookChangedIn, indicatorBook, reloadBook, type Sources } from './book.ts';
import { prove } from './prove.ts';

/** Last parts of addresses that stand beside those of indicators. */
const reserved = new Set(['facts', 'checks', 'export', 'import', 'preview', 'formula', 'overview']);

/** Makes an indicator. @throws indicator-taken, formula-… */
export async function createIndicator(
  ctx: Ctx,
  sources: Sources,
  definition: IndicatorInput,
): Promise<DefinitionRow> {
  return changing(ctx, async (tx) => {
    if (reserved.has(definition.code) || (await lockDefinition(tx, definition.code))) {
      throw problem('indicator-taken', { code: definition.code });
    }
    prove(ctx.locale, [definition], { book: await indicatorBook(tx), sources });
    return keep(tx, definition, null);
  });
}

/** Changes an indicator. @throws indicator-unknown, changed-meanwhile, formula-… */
export async function saveIndicator(
  ctx: Ctx,
  sources: Sources,
  given: { definition: IndicatorInput; active: boolean; version: number },
): Promise<DefinitionRow> {
  return changing(ctx, async (tx) => {
    const { definition, active, version } = given;
    const row = await lockDefinition(tx, definition.code);
    if (!row) throw problem('indicator-unknown', { code: definition.code });
    if (row.version !== version) {
      throw generalProblem('changed-meanwhile', { what: row.content.nameZh });
    }
    prove(ctx.locale, [definition], { book: await indicatorBook(tx), sources });
    return keep(tx, definition, { ...row, active });
  });
}

/** Takes definitions over what is there; all or none. @returns how many */
export async function importIndicators(
  ctx: Ctx,
  sources: Sources,
  definitions: readonly IndicatorInput[],
): Promise<number> {
  return changing(ctx, async (tx) => {
    const taken = definitions.find(({ code }) => reserved.has(code));
    if (taken) throw problem('indicator-taken', { code: taken.code });
    prove(ctx.locale, definitions, { book: await indicatorBook(tx), sources });
    for (const definition of definitions) {
      await keep(tx, definition, (await lockDefinition(tx, definition.code)) ?? null);
    }
    return definitions.length;
  });
}

async function changing<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    bookChangedIn(tx);
    return work(tx);
  });
  await reloadBook(ctx);
  return result;
}

async function keep(
  tx: Tx,
  content: IndicatorInput,
  before: DefinitionRow | null,
): Promise<DefinitionRow> {
  const { ctx } = tx;
  const row: DefinitionRow = {
    tenantId: ctx.tenantId,
    code: content.code,
    content,
    shipped: before?.shipped ?? false,
    active: before?.active ?? true,
    version: (before?.version ?? 0) + 1,
    savedAt: ctx.clock.now(),
    savedByName: ctx.actor.name,
  };
  await saveDefinitions(tx, [row]);
  await saveVersions(tx, [{ kind: 'indicators.definition', subject: row.code, content }]);
  await audit(tx, [
    { action: 'indicators.save', subject: row.code, detail: { version: row.version } },
  ]);
  return row;
}

/** Gives a town the shipped indicators that it has never had; what was changed stays as it is. */
export async function ensureShipped(tx: Tx, seeds: readonly IndicatorSeed[]): Promise<void> {
  const present = new Set((await definitionRows(tx)).map(({ code }) => code));
  const missing = seeds.filter(({ code }) => !present.has(code));
  if (missing.length === 0) return;
  bookChangedIn(tx);
  const { ctx } = tx;
  await saveDefinitions(
    tx,
    missing.map((seed) => ({
      tenantId: ctx.tenantId,
      code: seed.code,
      content: { ...seed, ownerDepartmentId: null },
      shipped: true,
      active: true,
      version: 1,
      savedAt: ctx.clock.now(),
      savedByName: ctx.actor.name,
    })),
  );
}
