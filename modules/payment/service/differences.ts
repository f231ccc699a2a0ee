/** Compared days and their differences as the office sees and settles them. */
import { peopleByIds } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type { DifferenceRow, ReconciliationRow } from '../contract/index.ts';
import { problem } from '../problems.ts';
import {
  countOneLess,
  differencePage,
  lockDifference,
  reconciliationPage,
  updateDifference,
} from '../store/reconcile.ts';
import type { DifferenceRecord } from '../store/tables.ts';
import { goodReason } from './bill-words.ts';
import { namingOf } from './naming.ts';

/** A page of compared days, newest first. */
export async function listReconciliations(
  ctx: Ctx,
  query: { readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 40;
  return ctx.database.inTenant(ctx, async (tx) => {
    const after = /^\d{4}-\d{2}-\d{2}$/.test(query.cursor ?? '') ? (query.cursor ?? null) : null;
    const rows = await reconciliationPage(tx, { limit, after });
    // A day stays whole: the last one is shown on the next page when it was cut.
    const lastDay = rows.length > limit ? rows[limit]?.day : undefined;
    const shown = lastDay ? rows.filter(({ day }) => day > lastDay) : rows;
    return {
      items: shown.map(
        ({ tenantId: _tenant, runBy: _by, runAt, ...row }): ReconciliationRow => ({
          ...row,
          runAt: runAt.toISOString(),
        }),
      ),
      nextCursor: lastDay && shown.length > 0 ? (shown.at(-1)?.day ?? null) : null,
    };
  });
}

/** A page of differences, open ones first. */
export async function listDifferences(
  ctx: Ctx,
  query: {
    readonly state?: DifferenceRecord['state'];
    readonly day?: string;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const { cursor, limit = 50, ...filter } = query;
  const offset = readNumberCursor(cursor) ?? 0;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await differencePage(tx, filter, { limit, offset });
    const items = await differenceRows(tx, rows.slice(0, limit));
    return { items, nextCursor: rows.length > limit ? String(offset + limit) : null };
  });
}

async function differenceRows(tx: Tx, rows: readonly DifferenceRecord[]): Promise<DifferenceRow[]> {
  const naming = await namingOf(tx);
  const ids = [...new Set(rows.flatMap(({ settledBy }) => settledBy ?? []))];
  const people = new Map((await peopleByIds(tx, ids)).map(({ id, name }) => [id, name]));
  return rows.map(({ tenantId: _tenant, departmentId, settledBy, ...row }) => {
    const { zh, en } = naming.department(departmentId);
    return {
      ...row,
      departmentZh: zh,
      departmentEn: en,
      settledByName: people.get(settledBy ?? '') ?? '',
      settledAt: row.settledAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/** Notes how a difference was settled; its case is closed by whoever works on it. @throws decided-already, payment-reason-short */
export async function settleDifference(
  ctx: Ctx,
  differenceId: string,
  input: { readonly words: string; readonly version: number },
): Promise<void> {
  const words = maskPersonal(goodReason(input.words, '/words')).text;
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockDifference(tx, differenceId);
    if (!row) throw generalProblem('not-found', { what: '对账差异' });
    if (row.state !== 'open') throw problem('decided-already');
    if (row.version !== input.version) {
      throw generalProblem('changed-meanwhile', { what: '对账差异' });
    }
    const settled = { settledBy: ctx.actor.personId, settledAt: ctx.clock.now() };
    await updateDifference(tx, differenceId, { state: 'settled', words, ...settled });
    await countOneLess(tx, row.day, row.channel);
    const detail = { day: row.day, channel: row.channel, type: row.type };
    await audit(tx, [{ action: 'payment.settleDifference', subject: differenceId, detail }]);
  });
}
