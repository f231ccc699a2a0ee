/** Making bills: numbered, with a code beside the number, given to the resident that is known by the phone. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { events } from '../contract/index.ts';
import { insertBills } from '../store/bills.ts';
import type { BillRecord } from '../store/tables.ts';
import { payCode, readableNumbers } from './numbers.ts';

/** A bill to be made. */
export type BillDraft = Pick<
  BillRecord,
  | 'kindCode'
  | 'period'
  | 'departmentId'
  | 'personId'
  | 'payerName'
  | 'payerPhone'
  | 'titleZh'
  | 'titleEn'
  | 'calculation'
  | 'amountFen'
  | 'dueDay'
> &
  Partial<
    Pick<
      BillRecord,
      'accountId' | 'accountNumber' | 'subjectKind' | 'subjectId' | 'runId' | 'createdAt'
    >
  >;

const mostPeopleToTell = 200;

/** Makes bills in the running transaction. */
export async function makeBills(tx: Tx, drafts: readonly BillDraft[]): Promise<BillRecord[]> {
  if (drafts.length === 0) return [];
  const rows = await newBillRows(tx, drafts);
  await insertBills(tx, rows);
  await announceBills(tx, rows);
  return rows;
}

/** The rows of new bills, numbered. */
export async function newBillRows(tx: Tx, drafts: readonly BillDraft[]): Promise<BillRecord[]> {
  const { tenantId, clock } = tx.ctx;
  const now = clock.now();
  const numbers = await readableNumbers(tx, 'JF', drafts.length);
  return drafts.map(
    (draft, at): BillRecord => ({
      id: uuidv7(now.getTime()),
      tenantId,
      number: numbers[at] ?? '',
      payCode: payCode(),
      accountId: null,
      accountNumber: '',
      subjectKind: '',
      subjectId: null,
      runId: null,
      createdAt: now,
      ...draft,
      refundedFen: 0,
      state: 'due',
      remindedAt: null,
      paidAt: null,
      settledAt: null,
      reason: '',
      version: 1,
    }),
  );
}

/** Tells screens and indicators that bills came or changed; one event a department. */
export async function announceBills(tx: Tx, rows: readonly BillRecord[]): Promise<void> {
  const byDepartment = Map.groupBy(rows, ({ departmentId }) => departmentId);
  await emit(
    tx,
    [...byDepartment].map(([departmentId, own]) => ({
      type: events.billsChanged,
      subject: own[0]?.id ?? '',
      payload: {
        state: own[0]?.state ?? 'due',
        count: own.length,
        days: [...new Set(own.map(({ createdAt }) => localDay(createdAt)))],
      },
      audience: {
        departments: [departmentId],
        people: [...new Set(own.flatMap(({ personId }) => personId ?? []))].slice(
          0,
          mostPeopleToTell,
        ),
      },
    })),
  );
}
