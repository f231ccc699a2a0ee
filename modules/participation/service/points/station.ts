/** The station's side of the shop: goods, hand-out, cancellation. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskName } from '#platform/text/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import type { DeskRedemption, GoodInput, GoodView, OwnRedemption } from '../../contract/index.ts';
import { redemptionMoves, type RedemptionState } from '../../contract/states.ts';
import { problem } from '../../problems.ts';
import { stateAfter } from '../../rules/transition.ts';
import { changeRow, lockRow } from '../../store/rows.ts';
import {
  endRedemption,
  goodRows,
  insertGoods,
  lockByCode,
  lockRedemption,
  redemptionPage,
  takeStock,
} from '../../store/shop.ts';
import type { GoodRecord, RedemptionRecord } from '../../store/tables.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { allPages, workbook } from '../sheets.ts';
import { asPublic, subjectIn, withinLimit } from '../subject.ts';
import { announcePoints, tellResidents } from '../tell.ts';
import { bookRedemption, expireTimer, ownRow } from './shop.ts';

function goodView({ tenantId: _, ...row }: GoodRecord): GoodView {
  return row;
}

/** What is on offer. */
export async function publicGoods(ctx: Ctx) {
  const system = asPublic(ctx);
  const rows = await system.database.inTenant(system, (tx) => goodRows(tx, false));
  return { items: rows.map(goodView) };
}

/** All goods. */
export async function deskGoods(ctx: Ctx) {
  const rows = await ctx.database.inTenant(ctx, (tx) => goodRows(tx, true));
  return { items: rows.map(goodView) };
}

/** Adds goods. */
export async function addGood(ctx: Ctx, input: GoodInput): Promise<GoodView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const id = uuidv7(ctx.clock.now().getTime());
    const row: GoodRecord = { ...input, id, tenantId: ctx.tenantId, version: 1 };
    await insertGoods(tx, [row]);
    await audit(tx, [{ action: 'participation.addGood', subject: id }]);
    return goodView(row);
  });
}

/** Changes goods. @throws not-found, changed-meanwhile */
export async function changeGood(
  ctx: Ctx,
  goodId: string,
  { version, ...input }: GoodInput & { readonly version: number },
): Promise<GoodView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRow(tx, 'goods', goodId);
    if (!row) throw generalProblem('not-found', { what: '物品' });
    if (row.version !== version) throw generalProblem('changed-meanwhile', { what: row.name });
    await changeRow(tx, 'goods', { id: goodId, change: input });
    const detail = { points: input.points, stock: input.stock, was: row.stock };
    await audit(tx, [{ action: 'participation.changeGood', subject: goodId, detail }]);
    return goodView({ ...row, ...input, version: version + 1 });
  });
}

async function deskRows(tx: Tx, rows: readonly RedemptionRecord[]): Promise<DeskRedemption[]> {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const names = new Map((await peopleByIds(tx, ids)).map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const { code: _, ...own } = ownRow(row);
    return { ...own, personName: names.get(row.personId) ?? '' };
  });
}

/** A page of redemptions. */
export async function deskRedemptions(
  ctx: Ctx,
  query: Asked & { readonly state?: RedemptionState },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const page = idPage(query);
    const filter = query.state ? { state: query.state } : {};
    const { rows, nextCursor } = cut(await redemptionPage(tx, filter, page), page);
    return { items: await deskRows(tx, rows), nextCursor };
  });
}

interface Ending {
  readonly act: 'collect' | 'cancel' | 'expire';
  readonly by: 'station' | 'owner' | 'clock';
}

/** Ends a redemption; what is not collected comes back whole. @throws redemption-settled */
async function end(tx: Tx, row: RedemptionRecord, ending: Ending): Promise<RedemptionRecord> {
  const state = stateAfter(redemptionMoves, row.state, ending);
  if (!state) throw problem('redemption-settled');
  const endedBy = ending.by === 'clock' ? null : tx.ctx.actor.personId;
  const change = { state, endedAt: tx.ctx.clock.now(), endedBy };
  await endRedemption(tx, row.id, change);
  if (ending.by !== 'clock') await clearTimers(tx, row.id, [expireTimer]);
  if (state === 'collected') await announcePoints(tx, [row.personId]);
  else {
    await takeStock(tx, row.goodId, -row.quantity);
    await bookRedemption(tx, row, 'refund');
  }
  return { ...row, ...change };
}

/** Hands goods out against the code. @throws code-unknown, too-many-requests */
export async function handOut(ctx: Ctx, code: string): Promise<DeskRedemption> {
  withinLimit(ctx, 'guesses', `code ${ctx.actor.personId}`);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const row = await lockByCode(tx, code);
    if (!row || row.untilAt <= ctx.clock.now()) throw problem('code-unknown');
    const ended = await end(tx, row, { act: 'collect', by: 'station' });
    await audit(tx, [{ action: 'participation.handOut', subject: row.id }]);
    const [shown] = await deskRows(tx, [ended]);
    if (!shown) throw problem('code-unknown');
    return shown;
  });
}

async function held(tx: Tx, id: string): Promise<RedemptionRecord> {
  const row = await lockRedemption(tx, id);
  if (!row) throw generalProblem('not-found', { what: '兑换' });
  return row;
}

/** Cancels an own redemption. @throws not-found, redemption-settled */
export async function cancelOwn(ctx: Ctx, id: string): Promise<OwnRedemption> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const row = await held(tx, id);
    if (row.personId !== personId) throw generalProblem('not-found', { what: '兑换' });
    const ended = await end(tx, row, { act: 'cancel', by: 'owner' });
    await audit(tx, [{ action: 'participation.cancelRedemption', subject: id }]);
    return ownRow(ended);
  });
}

async function tellEnded(tx: Tx, row: RedemptionRecord, reason: string): Promise<void> {
  await tellResidents(tx, [row.personId], {
    template: 'participation.redemptionEnded',
    values: { title: row.goodName, reason },
    subject: { kind: 'redemption', id: row.id },
    link: '/points/shop',
  });
}

/** Cancels a redemption at the station. @throws not-found, redemption-settled */
export async function cancelAtStation(ctx: Ctx, id: string): Promise<DeskRedemption> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const ended = await end(tx, await held(tx, id), { act: 'cancel', by: 'station' });
    await audit(tx, [{ action: 'participation.cancelRedemption', subject: id }]);
    await tellEnded(tx, ended, '服务站已取消');
    const [shown] = await deskRows(tx, [ended]);
    if (!shown) throw generalProblem('not-found', { what: '兑换' });
    return shown;
  });
}

/** Nobody collected it in time. */
export async function expireRedemption(tx: Tx, id: string): Promise<void> {
  const row = await lockRedemption(tx, id);
  if (row?.state !== 'reserved') return;
  const house: Tx = { ...tx, ctx: { ...tx.ctx, actor: systemActor } };
  await tellEnded(house, await end(house, row, { act: 'expire', by: 'clock' }), '超过取货时间');
}

const stateZh: Readonly<Record<RedemptionState, string>> = {
  reserved: '待取货',
  collected: '已取货',
  cancelled: '已取消',
  expired: '已过期',
};

/** Redemptions as a workbook; names masked. */
export async function redemptionSheet(ctx: Ctx) {
  const items = await allPages((cursor) =>
    deskRedemptions(ctx, { limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  const columns = [
    { key: 'at', title: '兑换时间', type: 'dateTime' as const },
    { key: 'name', title: '兑换人', width: 10 },
    { key: 'good', title: '物品', width: 24 },
    { key: 'quantity', title: '数量', type: 'number' as const },
    { key: 'points', title: '积分', type: 'number' as const },
    { key: 'station', title: '站点', width: 20 },
    { key: 'state', title: '状态', width: 10 },
    { key: 'endedAt', title: '结束时间', type: 'dateTime' as const },
  ];
  const rows = items.map((row) => ({
    at: new Date(row.reservedAt),
    name: maskName(row.personName),
    good: row.goodName,
    quantity: row.quantity,
    points: row.points,
    station: row.station,
    state: stateZh[row.state],
    endedAt: row.endedAt ? new Date(row.endedAt) : null,
  }));
  return workbook('积分兑换', [{ name: '积分兑换', columns, rows }]);
}
