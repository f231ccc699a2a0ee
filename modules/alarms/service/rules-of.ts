/** The rules of a town, kept in the process, and the one way to say that they changed. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { working } from '#modules/calendar/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from '../contract/index.ts';
import { type RuleBook, ruleBook, type Surroundings } from '../rules/book.ts';
import { watchOf } from '../rules/schedule.ts';
import { ruleRows, rulesRevision, touchRules } from '../store/rules.ts';
import { announceBook } from './wants.ts';

const cache = new TenantCache<RuleBook>({
  revision: async (tx) => `${await rulesRevision(tx)} ${(await ground(tx)).revision}`,
  load: async (tx) => {
    const rows = (await ruleRows(tx)).filter(({ enabled }) => enabled);
    const book = ruleBook(rows, await surroundingsOf(tx));
    announceBook(tx.ctx, book);
    return book;
  },
});

/** The rules in force in the ctx's town. */
export function rulesOf(at: Ctx | Tx): Promise<RuleBook> {
  return cache.get(at);
}

/** Reads the rules anew; after a commit that changed them. */
export async function reloadRules(ctx: Ctx): Promise<void> {
  await cache.reload(ctx);
}

/** Calendar and villages for making rules ready. */
export async function surroundingsOf(tx: Tx): Promise<Surroundings> {
  const town = await ground(tx);
  const calendar = await working(tx);
  const villages = new Map(town.villages.map(({ code, id }) => [code, id]));
  return {
    watchOf: ({ schedule }) => watchOf(schedule, calendar),
    villageIdOf: (code) => villages.get(code),
  };
}

const told = new WeakSet<Tx>();

/** Gives the rules a new revision within the running transaction and tells the screens, once. */
export async function rulesChangedIn(tx: Tx): Promise<void> {
  if (told.has(tx)) return;
  told.add(tx);
  cache.changedIn(tx);
  await touchRules(tx);
  await emit(tx, [
    {
      type: events.rulesChanged,
      subject: tx.ctx.tenantId,
      payload: {},
      audience: { everyone: true },
    },
  ]);
}
