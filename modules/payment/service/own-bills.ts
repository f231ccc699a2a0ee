/** Bills of whoever is signed in, or of the one for whom they act. */
import { personById } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { beyondReach, elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { FoundBill, OwnBill } from '../contract/index.ts';
import { onlineChannels } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { billByNumber, billsByIds, billsOfPerson, giveDueBills } from '../store/bills.ts';
import { accountsOfPhone, linkAccount } from '../store/manage.ts';
import { receiptsOfBills } from '../store/orders.ts';
import { ownBillViews } from './bill-views.ts';
import { payingOrders } from './pay.ts';
import { windowWords } from './settings.ts';
import { asHouse, payerOf } from './subject.ts';
import { merchantOf } from './world.ts';

/** All bills of the payer, due ones first. */
export async function ownBills(ctx: Ctx) {
  const payer = payerOf(ctx);
  await linkByPhone(ctx, payer);
  return ctx.database.inTenant(ctx, async (tx) => {
    const bills = await billsOfPerson(tx, payer);
    const items = await views(
      tx,
      bills.map(({ id }) => id),
      bills,
    );
    const due = bills.filter(({ state }) => state === 'due');
    return {
      items,
      dueFen: due.reduce((sum, { amountFen }) => sum + amountFen, 0),
      online: await beyondReach(tx, () => hasOnline(tx)),
      windowWords: await windowWords(tx),
    };
  });
}

async function hasOnline(tx: Tx): Promise<boolean> {
  for (const channel of onlineChannels) {
    if ((await merchantOf(tx, channel).catch(() => null)) !== null) return true;
  }
  return false;
}

async function views(
  tx: Tx,
  ids: readonly string[],
  bills: Parameters<typeof ownBillViews>[1],
): Promise<OwnBill[]> {
  return ownBillViews(tx, bills, await payingOrders(tx, ids));
}

/** One bill of the payer. @throws not-found */
export async function ownBill(ctx: Ctx, billId: string): Promise<OwnBill> {
  const payer = payerOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = (await billsByIds(tx, [billId])).filter(({ personId }) => personId === payer);
    const [view] = await views(tx, [billId], own);
    if (!view) throw generalProblem('not-found', { what: '账单' });
    return view;
  });
}

/** Accounts of the register that carry the payer's proved phone become the payer's, with their bills. */
async function linkByPhone(ctx: Ctx, personId: string): Promise<void> {
  const house = asHouse(ctx);
  await ctx.database.inTenant(house, async (tx) => {
    const person = await personById(tx, personId);
    if (person?.kind !== 'resident' || !person.phone) return;
    for (const account of await accountsOfPhone(tx, person.phone)) {
      await linkAccount(tx, account.id, personId);
      await giveDueBills(tx, account.id, personId);
      const detail = { number: account.number };
      await audit(tx, [{ action: 'payment.linkAccount', subject: account.id, detail }]);
    }
  });
}

const guesses = new RateLimit({ burst: 8, perMinute: 4 });

/** A bill of somebody else, by number and code. @throws bill-not-found-by-code, too-many-requests */
export async function findBill(
  ctx: Ctx,
  printed: { readonly number: string; readonly code: string },
): Promise<FoundBill> {
  const payer = payerOf(ctx);
  const seconds = guesses.take(`${ctx.database.url}|${payer}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const bill = await billByNumber(tx, printed.number.trim().toUpperCase());
    if (!bill || bill.state === 'withdrawn' || bill.payCode !== printed.code.trim()) {
      throw problem('bill-not-found-by-code');
    }
    const [receipt] = bill.personId === payer ? await receiptsOfBills(tx, [bill.id]) : [];
    const { id, number, titleZh, titleEn, amountFen, state, dueDay, payerName } = bill;
    await audit(tx, [{ action: 'payment.findBill', subject: id, detail: { number } }]);
    const receiptId = receipt?.id ?? null;
    return { id, number, titleZh, titleEn, amountFen, state, dueDay, payerName, receiptId };
  });
}
