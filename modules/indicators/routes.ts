/** One line an operation. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Handlers } from '#platform/module/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type { api, IndicatorInput } from './contract/index.ts';
import { sourcesIn } from './jobs.ts';
import { problem } from './problems.ts';
import { indicatorBook, inShippedOrder } from './service/book.ts';
import { createIndicator, importIndicators, saveIndicator } from './service/edit.ts';
import { exportedDefinitions, exportedValues } from './service/export.ts';
import { check } from './service/night.ts';
import { glances, previewOf } from './service/preview.ts';
import { readingOf } from './service/prove.ts';
import type { Desk } from './service/question.ts';
import { subjectsOf } from './service/subjects.ts';
import { factNames, indicatorOf, valuesOf } from './service/views.ts';
import { checkRows } from './store/checks.ts';
import { waitingDays } from './store/marks.ts';
import type { CheckRow, DefinitionRow } from './store/tables.ts';

function atDesk<T>(ctx: Ctx, work: (desk: Desk) => Promise<T>): Promise<T> {
  return ctx.database.inTenant(ctx, async (tx) =>
    work({ tx, book: await indicatorBook(tx), sources: sourcesIn(ctx.database) }),
  );
}

async function viewOf(ctx: Ctx, row: DefinitionRow) {
  return indicatorOf(row, await indicatorBook(ctx), sourcesIn(ctx.database));
}

const checkOf = ({ tenantId: _, startedAt, ...row }: CheckRow) => ({
  ...row,
  startedAt: startedAt.toISOString(),
  differences: [...row.differences],
});

async function latestCheck(tx: Tx) {
  const [row] = await checkRows(tx, 1);
  if (!row) throw new Error('a check leaves its row');
  return checkOf(row);
}

export const handlers: Handlers<(typeof api)['operations']> = {
  list: (ctx, { query }) =>
    atDesk(ctx, ({ book, sources }) => {
      const shown = inShippedOrder(book.all, sources).filter(
        ({ row }) => row.active || query.inactive,
      );
      return Promise.resolve({ items: shown.map(({ row }) => indicatorOf(row, book, sources)) });
    }),
  facts: (ctx) => Promise.resolve({ items: factNames(sourcesIn(ctx.database)) }),
  checks: (ctx) =>
    ctx.database.inTenant(ctx, async (tx) => ({
      items: (await checkRows(tx, 30)).map(checkOf),
      waitingDays: await waitingDays(tx),
    })),
  checkNow: (ctx) =>
    ctx.database.inTenant(ctx, async (tx) => {
      await check(tx, sourcesIn(ctx.database));
      return latestCheck(tx);
    }),
  exportDefinitions: async (ctx) => {
    const { all } = await indicatorBook(ctx);
    return exportedDefinitions(
      all.map(({ content }) => content),
      ctx.clock.now(),
    );
  },
  importDefinitions: async (ctx, { body }) => ({
    saved: await importIndicators(ctx, sourcesIn(ctx.database), body.items),
  }),
  preview: (ctx, { body: { definition, ...span } }) =>
    atDesk(ctx, (desk) => previewOf(desk, definition, span)),
  formula: (ctx, { query }) =>
    atDesk(ctx, (desk) => Promise.resolve(readingOf(ctx.locale, query, desk))),
  overview: (ctx, { query: { codes, ...span } }) =>
    atDesk(ctx, async (desk) => ({
      items: await glances(desk, span, codes),
      sources: [...desk.sources.facts.keys()],
    })),
  create: async (ctx, { body }) =>
    viewOf(ctx, await createIndicator(ctx, sourcesIn(ctx.database), body)),
  one: (ctx, { params: { code } }) =>
    atDesk(ctx, async ({ tx, book, sources }) => {
      const known = book.get(code);
      if (!known) throw problem('indicator-unknown', { code });
      const versions = await versionsOf(tx, 'indicators.definition', code);
      return {
        indicator: indicatorOf(known.row, book, sources),
        versions: versions.map(({ version, content, savedByName, savedAt }) => ({
          version,
          content: content as IndicatorInput,
          savedByName,
          savedAt: savedAt.toISOString(),
        })),
      };
    }),
  save: async (ctx, { params: { code }, body }) => {
    const definition = { ...body.definition, code };
    return viewOf(ctx, await saveIndicator(ctx, sourcesIn(ctx.database), { ...body, definition }));
  },
  values: (ctx, { params: { code }, query }) => atDesk(ctx, (desk) => valuesOf(desk, code, query)),
  exportValues: (ctx, { params: { code }, query }) =>
    atDesk(ctx, (desk) => exportedValues(desk, code, query)),
  subjects: (ctx, { params: { code }, query }) =>
    atDesk(ctx, (desk) => subjectsOf(desk, code, query)),
};
