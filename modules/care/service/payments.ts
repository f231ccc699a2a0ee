/** Monthly payment lists: reckoned, handed in, approved by somebody else, given to the bank. */
import { peopleByIds } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { PaymentDetail, PaymentLine, PaymentRow } from '../contract/payments.ts';
import { events } from '../contract/events.ts';
import { type PaymentAct, paymentMoves, stateAfter } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { ageOn, lastDayOf, monthOf } from '../rules/age.ts';
import { itemsOf } from '../rules/allowance.ts';
import {
  accountsOf,
  deleteItems,
  hasPaymentFrom,
  insertItems,
  insertPayment,
  itemsOfPayment,
  paidMonths,
  payableAllowances,
  paymentById,
  paymentRows,
  updatePayment,
} from '../store/allowances.ts';
import { eldersByIds } from '../store/elders.ts';
import { tariffRows } from '../store/settings.ts';
import type { PaymentItemRecord, PaymentRecord } from '../store/tables.ts';
import { requireCaring } from './caring.ts';
import { placesOf } from './places.ts';
import { settingsOf } from './settings.ts';

const stateZh: Readonly<Record<PaymentRecord['state'], string>> = {
  draft: '草稿',
  submitted: '待审批',
  approved: '已审批',
  paid: '已发放',
  withdrawn: '已作废',
};

/** Reckons the list of a month. @throws payment-there, payment-empty, month-ahead */
export async function preparePayment(ctx: Ctx, month: string): Promise<PaymentDetail> {
  if (month > monthOf(localDay(ctx.clock.now())))
    throw problem('month-ahead', {}, [{ pointer: '/month', detail: month }]);
  return ctx.database.inTenant(ctx, async (tx) => {
    await requireCaring(tx, 'care.allowance');
    await elevate(tx);
    if (await hasPaymentFrom(tx, month, true)) throw problem('payment-there', { month });
    const items = await reckon(tx, month);
    if (items.length === 0) throw problem('payment-empty', { month });
    const row: PaymentRecord = {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      month,
      state: 'draft',
      people: new Set(items.map(({ allowanceId }) => allowanceId)).size,
      totalFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
      preparedBy: ctx.actor.personId,
      preparedAt: ctx.clock.now(),
      submittedBy: null,
      submittedAt: null,
      approvedBy: null,
      approvedAt: null,
      paidAt: null,
      reason: '',
      version: 1,
    };
    if ((await insertPayment(tx, row)) === 0) throw problem('payment-there', { month });
    await insertItems(
      tx,
      items.map((item) => ({ ...item, paymentId: row.id })),
    );
    await noteMove(tx, row, 'prepare');
    return detailOf(tx, row);
  });
}

/** What a list of a month comes to, month by month of each allowance. */
async function reckon(tx: Tx, month: string): Promise<Omit<PaymentItemRecord, 'paymentId'>[]> {
  const paid = await paidMonths(tx, 'all');
  const tariffs = await tariffRows(tx);
  const { backPayMonths } = await settingsOf(tx);
  return (await payableAllowances(tx)).flatMap((row) => {
    const facts = { ...row, paid: new Set(paid.get(row.id)?.keys() ?? []) };
    return itemsOf(facts, month, { tariffs, backPayMonths }).map((item) => ({
      ...item,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      allowanceId: row.id,
      elderId: row.elderId,
    }));
  });
}

async function noteMove(tx: Tx, row: PaymentRecord, act: string): Promise<void> {
  const detail = { month: row.month, people: row.people, totalFen: row.totalFen };
  await audit(tx, [{ action: `care.payment.${act}`, subject: row.id, detail }]);
  const payload = { state: row.state };
  await emit(tx, [{ type: events.paymentChanged, subject: row.id, payload, audience: {} }]);
}

export async function listPayments(ctx: Ctx): Promise<{ items: PaymentRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await requireCaring(tx, 'care.allowance');
    return { items: await viewsOf(tx, await paymentRows(tx)) };
  });
}

/** @throws not-found */
export async function onePayment(ctx: Ctx, paymentId: string): Promise<PaymentDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await requireCaring(tx, 'care.allowance');
    return detailOf(tx, await thePayment(tx, paymentId));
  });
}

async function thePayment(tx: Tx, paymentId: string, lock = false): Promise<PaymentRecord> {
  const row = await paymentById(tx, paymentId, lock);
  if (!row) throw generalProblem('not-found', { what: '发放名册' });
  return row;
}

/** A move of a list. */
export interface PaymentMove {
  readonly act: PaymentAct;
  readonly version: number;
  readonly reason?: string;
}

/** Moves a list by the table; who approves neither prepared nor handed in. @throws act-not-open, own-work, … */
export async function movePayment(
  ctx: Ctx,
  paymentId: string,
  move: PaymentMove,
): Promise<PaymentRow> {
  const { act, version } = move;
  return ctx.database.inTenant(ctx, async (tx) => {
    await requireCaring(
      tx,
      act === 'approve' || act === 'sendBack' ? 'care.approve' : 'care.allowance',
    );
    const before = await thePayment(tx, paymentId, true);
    const state = stateAfter(paymentMoves, before.state, act);
    if (!state) throw problem('care-act-not-open', { state: stateZh[before.state] });
    if (act === 'approve' && isOwnWork(ctx, before)) throw problem('own-work');
    const reason = maskPersonal(move.reason?.trim() ?? '').text;
    if (act === 'sendBack' && reason === '')
      throw problem('care-reason-missing', {}, [{ pointer: '/reason', detail: '—' }]);
    const change = { state, reason, ...stampOf(ctx, act) };
    if (!(await updatePayment(tx, { id: paymentId, version }, change)))
      throw generalProblem('changed-meanwhile', { what: before.month });
    if (act === 'withdraw') await deleteItems(tx, paymentId);
    const after = { ...before, ...change, version: version + 1 };
    await noteMove(tx, after, act);
    const [view] = await viewsOf(tx, [after]);
    if (!view) throw new Error('a list has a view');
    return view;
  });
}

const isOwnWork = ({ actor }: Ctx, { preparedBy, submittedBy }: PaymentRecord): boolean =>
  actor.personId === null || actor.personId === preparedBy || actor.personId === submittedBy;

function stampOf({ actor, clock }: Ctx, act: PaymentAct): Partial<PaymentRecord> {
  const [by, at] = [actor.personId, clock.now()];
  if (act === 'submit') return { submittedBy: by, submittedAt: at };
  if (act === 'approve') return { approvedBy: by, approvedAt: at };
  if (act === 'sendBack') return { submittedBy: null, submittedAt: null };
  return act === 'pay' ? { paidAt: at } : {};
}

async function viewsOf(tx: Tx, rows: readonly PaymentRecord[]): Promise<PaymentRow[]> {
  const ids = rows.flatMap(({ preparedBy, submittedBy, approvedBy }) => [
    preparedBy,
    submittedBy,
    approvedBy,
  ]);
  const people = await peopleByIds(tx, [...new Set(ids.filter((id) => id !== null))]);
  const name = (id: string | null): string =>
    people.find((one) => one.id === id)?.name ?? (id ? '' : '—');
  return rows.map((row) => ({
    id: row.id,
    month: row.month,
    state: row.state,
    people: row.people,
    totalFen: Number(row.totalFen),
    preparedName: row.preparedBy ? name(row.preparedBy) : '系统',
    preparedAt: row.preparedAt.toISOString(),
    submittedName: name(row.submittedBy),
    approvedName: name(row.approvedBy),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    paidAt: row.paidAt?.toISOString() ?? null,
    reason: row.reason,
    mayApprove:
      row.state === 'submitted' &&
      tx.ctx.actor.permissions.has('care.approve') &&
      !isOwnWork(tx.ctx, row),
    version: row.version,
  }));
}

/** A list with a line a person. */
export async function detailOf(tx: Tx, row: PaymentRecord): Promise<PaymentDetail> {
  const [view] = await viewsOf(tx, [row]);
  if (!view) throw new Error('a list has a view');
  return { ...view, lines: await linesOf(tx, row) };
}

/** The lines of a list, by number of the person. */
export async function linesOf(tx: Tx, row: PaymentRecord): Promise<PaymentLine[]> {
  const items = Map.groupBy(await itemsOfPayment(tx, row.id), ({ allowanceId }) => allowanceId);
  const accounts = await accountsOf(tx, [...items.keys()]);
  const elders = await eldersByIds(
    tx,
    [...items.values()].map(([first]) => first?.elderId ?? ''),
  );
  const names = await placesOf(tx);
  const lines = [...items].flatMap(([allowanceId, own]): PaymentLine[] => {
    const elder = elders.get(own[0]?.elderId ?? '');
    if (!elder) return [];
    const sum = (kind: string): number =>
      own
        .filter((item) => item.kind === kind)
        .reduce((total, { amountFen }) => total + Number(amountFen), 0);
    const back = own.filter(({ kind }) => kind === 'back').map(({ month }) => month);
    const { villageZh, villageEn } = names(elder);
    return [
      {
        allowanceId,
        elderId: elder.id,
        number: elder.number,
        name: elder.name,
        age: ageOn(elder.birthDay, lastDayOf(row.month)),
        villageZh,
        villageEn,
        fromAge: own.at(-1)?.fromAge ?? 0,
        currentFen: sum('current'),
        backFen: sum('back'),
        backMonths: back,
        amountFen: sum('current') + sum('back'),
        bankCard: accounts.get(allowanceId)?.bankCard ?? '',
      },
    ];
  });
  return lines.sort((a, b) => a.number - b.number);
}
