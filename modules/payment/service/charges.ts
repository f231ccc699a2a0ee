/** The desk at which other modules open charges. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Charge, ChargeDesk, ChargeSubject, NewCharge } from '#platform/charges/index.ts';
import { beyondReach, elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { mostFen, serviceFee } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { dayAfter } from '../rules/period.ts';
import { givenAmount } from '../rules/tariff.ts';
import { billsOfSubjects, lockBills, updateBill } from '../store/bills.ts';
import { insertKinds, kindRows } from '../store/manage.ts';
import type { BillRecord, KindRow } from '../store/tables.ts';
import { chargeOf } from './charge-view.ts';
import { announceBills, makeBills } from './new-bills.ts';

const daysToPay = 15;

/** Filled into the slot of the platform. */
export const chargeDesk: ChargeDesk = { open, withdraw, of };

async function open(tx: Tx, charge: NewCharge): Promise<Charge> {
  const code = charge.kind ?? serviceFee;
  // Whoever charges may act with the reach of a resident; what is charged was decided by a use case of its own.
  await elevate(tx);
  const [known] = (await billsOfSubjects(tx, charge.subject.kind, [charge.subject.id])).filter(
    (bill) => bill.kindCode === code && bill.state !== 'withdrawn',
  );
  if (known) return chargeOf(known);
  if (
    !Number.isSafeInteger(charge.amountFen) ||
    charge.amountFen < 1 ||
    charge.amountFen > mostFen
  ) {
    throw new RangeError(`a charge is between 1 and ${mostFen} fen, not ${charge.amountFen}`);
  }
  const kind = await kindOf(tx, code);
  const [bill] = await makeBills(tx, [
    {
      kindCode: code,
      period: '',
      departmentId: kind.departmentId,
      personId: charge.personId,
      payerName: charge.payerName,
      payerPhone: charge.payerPhone ?? null,
      accountNumber: charge.householdNumber ?? '',
      subjectKind: charge.subject.kind,
      subjectId: charge.subject.id,
      titleZh: charge.titleZh,
      titleEn: charge.titleEn,
      calculation: givenAmount(charge.amountFen),
      amountFen: charge.amountFen,
      dueDay: charge.dueDay ?? dayAfter(localDay(tx.ctx.clock.now()), daysToPay),
    },
  ]);
  if (!bill) throw new Error('no bill was made');
  const detail = { number: bill.number, kind: charge.subject.kind, amountFen: bill.amountFen };
  await audit(tx, [{ action: 'payment.openCharge', subject: bill.id, detail }]);
  return chargeOf(bill);
}

/** The kind of a charge; the one for fees of services comes to be when it is needed first. @throws bill-kind-unknown */
async function kindOf(tx: Tx, code: string): Promise<KindRow> {
  const found = (await kindRows(tx)).find((kind) => kind.code === code && kind.active);
  if (found) return found;
  const { departments } = await ground(tx.ctx);
  const office = departments.find(({ isOffice }) => isOffice) ?? departments[0];
  if (code !== serviceFee || !office) throw problem('bill-kind-unknown', { code });
  const kind = serviceKind(tx, office.id);
  await insertKinds(tx, [kind]);
  return kind;
}

/** The kind for fees of services. */
export function serviceKind(tx: Tx, departmentId: string): KindRow {
  return {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    code: serviceFee,
    nameZh: '办事工本费',
    nameEn: 'Fee of a service',
    basisZh: '按办事事项公布的收费标准',
    departmentId,
    payers: 'person',
    period: 'once',
    tariff: { type: 'given', amountFen: 0, unit: 'piece', steps: [] },
    dueDays: daysToPay,
    active: true,
    version: 1,
  };
}

async function withdraw(tx: Tx, subject: ChargeSubject, reason: string): Promise<void> {
  await elevate(tx);
  const found = await billsOfSubjects(tx, subject.kind, [subject.id]);
  const locked = await lockBills(
    tx,
    found.map(({ id }) => id),
  );
  const due = locked.filter(({ state }) => state === 'due');
  for (const bill of due) await withdrawLocked(tx, bill, reason);
}

/** Withdraws a locked bill that is due. */
export async function withdrawLocked(tx: Tx, bill: BillRecord, reason: string): Promise<void> {
  const settledAt = tx.ctx.clock.now();
  await updateBill(tx, bill.id, { state: 'withdrawn', settledAt, reason });
  const detail = { number: bill.number };
  await audit(tx, [{ action: 'payment.withdrawBill', subject: bill.id, detail }]);
  await announceBills(tx, [{ ...bill, state: 'withdrawn' }]);
}

async function of(tx: Tx, subjects: readonly ChargeSubject[]): Promise<Charge[]> {
  const byKind = Map.groupBy(subjects, ({ kind }) => kind);
  return beyondReach(tx, async () => {
    const charges: Charge[] = [];
    for (const [kind, own] of byKind) {
      const ids = own.map(({ id }) => id);
      charges.push(...(await billsOfSubjects(tx, kind, ids)).map(chargeOf));
    }
    return charges;
  });
}
