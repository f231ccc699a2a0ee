/** The duty book, kept in the process, and the one way to say that it changed. */
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { dutyBook } from '../rules/book.ts';
import { bookRows, dutiesRevision } from '../store/read.ts';
import { touchRevision } from '../store/write.ts';
import type { DutyBook } from '../types.ts';

/** The event that tells that categories or duties changed. */
export const dutiesChanged = 'duties.changed';

/** Books by tenant. They also follow the ground: villages and departments decide duties. */
export const bookCache = new TenantCache<DutyBook>({
  revision: async (tx) => `${await dutiesRevision(tx)} ${(await ground(tx)).revision}`,
  load: async (tx) => dutyBook(await bookRows(tx), await ground(tx)),
});

/** The duty book of the ctx's town. */
export function book(at: Ctx | Tx): Promise<DutyBook> {
  return bookCache.get(at);
}

const told = new WeakSet<Tx>();

/** Gives the matrix a new revision and tells others, once a transaction. */
export async function matrixChanged(tx: Tx): Promise<void> {
  if (told.has(tx)) return;
  told.add(tx);
  bookCache.changedIn(tx);
  await touchRevision(tx);
  await emit(tx, [
    { type: dutiesChanged, subject: tx.ctx.tenantId, payload: {}, audience: { everyone: true } },
  ]);
}

/** Runs a change of the matrix in one transaction and refreshes this process's copy after it. */
export async function changingMatrix<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    const done = await work(tx);
    await matrixChanged(tx);
    return done;
  });
  await bookCache.reload(ctx);
  return result;
}
