/** Rules of the desks, and the text blocks. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DeskSettings, Phrase } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { houseRules } from '../rules/session.ts';
import { phraseRows, readSettings, replacePhrases, saveSettings, sitAt } from '../store/people.ts';

/** The rules of the running transaction's town. */
export async function rulesOf(
  tx: Tx,
): Promise<{ readonly idleMinutes: number; readonly callbackMinutes: number }> {
  return (await readSettings(tx)) ?? houseRules;
}

async function viewOf(tx: Tx): Promise<DeskSettings> {
  const row = await readSettings(tx);
  const { idleMinutes, callbackMinutes } = row ?? houseRules;
  const exchange = (row?.ctiSecret ?? '') !== '';
  return { idleMinutes, callbackMinutes, exchange, version: row?.version ?? 0 };
}

/** The rules with the text blocks, as an administrator changes them. */
export function showSettings(ctx: Ctx): Promise<DeskSettings & { phrases: Phrase[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    ...(await viewOf(tx)),
    phrases: (await phraseRows(tx)).map(({ title, body }) => ({ title, body })),
  }));
}

/** Changes the rules. @throws changed-meanwhile */
export function changeSettings(
  ctx: Ctx,
  input: {
    readonly idleMinutes: number;
    readonly callbackMinutes: number;
    readonly exchangeSecret?: string;
    readonly version: number;
  },
): Promise<DeskSettings> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await readSettings(tx);
    const { idleMinutes, callbackMinutes, exchangeSecret, version } = input;
    const stale = generalProblem('changed-meanwhile', { what: '帮办与热线设置' });
    if ((before?.version ?? 0) !== version) throw stale;
    const isSaved = await saveSettings(tx, {
      tenantId: ctx.tenantId,
      idleMinutes,
      callbackMinutes,
      ctiSecret: exchangeSecret ?? before?.ctiSecret ?? '',
      version: version + 1,
    });
    if (!isSaved) throw stale;
    const detail = { idleMinutes, callbackMinutes, secret: exchangeSecret !== undefined };
    await audit(tx, [{ action: 'assist.saveSettings', subject: ctx.tenantId, detail }]);
    return viewOf(tx);
  });
}

export async function listPhrases(ctx: Ctx): Promise<{ items: Phrase[] }> {
  const rows = await ctx.database.inTenant(ctx, phraseRows);
  return { items: rows.map(({ title, body }) => ({ title, body })) };
}

/** Puts a new list in the place of the old one. @throws phrase-doubled */
export function savePhrases(ctx: Ctx, items: readonly Phrase[]): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const titles = items.map(({ title }) => title.trim());
    const doubled = titles.find((title, at) => titles.indexOf(title) !== at);
    if (doubled !== undefined) throw problem('phrase-doubled', { title: doubled });
    await replacePhrases(
      tx,
      items.map(({ body }, position) => ({
        id: uuidv7(),
        tenantId: ctx.tenantId,
        title: titles[position] ?? '',
        body: body.trim(),
        position,
        version: 1,
      })),
    );
    const detail = { count: items.length };
    await audit(tx, [{ action: 'assist.savePhrases', subject: ctx.tenantId, detail }]);
  });
}

/** Says at which extension one sits; empty: at none. */
export function sit(ctx: Ctx, extension: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { personId } = ctx.actor;
    if (!personId) throw generalProblem('sign-in-required');
    await sitAt(tx, personId, extension || null);
    await audit(tx, [{ action: 'assist.sit', subject: personId, detail: { extension } }]);
  });
}
