/** What has happened with them: check-ins of a week, allowances and lists, plans and visits, requests. */
import { staffByUsername } from '#modules/people/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { ageOn, dayPlus, dayPlusMonths, daysBetween, monthOf, monthPlus } from '../rules/age.ts';
import { itemsOf, tierOf } from '../rules/allowance.ts';
import { dueAt, nextDeadline } from '../rules/checks.ts';
import { daysOfPlan } from '../rules/plans.ts';
import { awaitProof } from '../service/allowance-moves.ts';
import { newVisit } from '../service/plans.ts';
import { ask } from '../service/requests.ts';
import { blankCheck } from '../service/signs.ts';
import { addCheckIns } from '../service/times.ts';
import { timerKinds } from '../service/timers.ts';
import { insertAllowances, insertItems, insertPayment } from '../store/allowances.ts';
import { insertChecks } from '../store/checks.ts';
import { updateElder } from '../store/elders.ts';
import { insertPlans, insertVisits } from '../store/requests.ts';
import { tariffRows } from '../store/settings.ts';
import type {
  AllowanceRecord,
  CheckRecord,
  ElderRecord,
  PaymentRecord,
  PlanRecord,
  VisitRecord,
} from '../store/tables.ts';

const graceMinutes = 60;

/** Check-in times of some who consented, and the signs of the last week; two of today are still awaited. */
export async function fillChecks(
  tx: Tx,
  elders: readonly ElderRecord[],
  count: number,
): Promise<void> {
  const now = tx.ctx.clock.now();
  const today = localDay(now);
  const chosen = elders.filter(({ consentHow }) => consentHow !== 'none').slice(0, count);
  const things = await addCheckIns(tx, chosen);
  const checks: CheckRecord[] = [];
  const timers = [];
  for (const [index, elder] of chosen.entries()) {
    const minute = 450 + (index % 5) * 30;
    const times = index % 9 === 4 ? [minute, 1140] : [minute];
    await updateElder(tx, elder.id, elder.version, { times, thingId: things[index] ?? null });
    checks.push(...signsOf(tx, elder, { times, index, today, now }));
    const next = nextDeadline({ times, pausedFrom: null, pausedUntil: null }, now, graceMinutes);
    if (next) timers.push({ kind: timerKinds.check, subject: elder.id, dueAt: next });
  }
  await insertChecks(tx, checks);
  await setTimers(tx, timers);
}

interface Week {
  readonly times: readonly number[];
  readonly index: number;
  readonly today: string;
  readonly now: Date;
}

function signsOf(tx: Tx, elder: ElderRecord, { times, index, today, now }: Week): CheckRecord[] {
  const ways = ['button', 'button', 'phone', 'button', 'family'] as const;
  return Array.from({ length: 7 }, (_, back) => dayPlus(today, -back)).flatMap((day) =>
    times.flatMap((minute, at) => {
      const due = dueAt(day, minute, graceMinutes);
      const doneAt = instantAt(day, minute - 20 + ((index * 7 + at * 5) % 50));
      const isAwaited = day === today && index % 17 === 3;
      if (doneAt > now || (isAwaited && due > now)) return [];
      const how = ways[(index + at) % ways.length] ?? 'button';
      return [
        {
          ...blankCheck(tx, elder, { day, minute, dueAt: due }),
          how,
          doneAt,
          doneBy: elder.personId,
        },
      ];
    }),
  );
}

/** Allowances of everybody of 80 and over; some proofs are due, some overdue, two are to be approved. */
export async function fillAllowances(tx: Tx, elders: readonly ElderRecord[]): Promise<void> {
  const now = tx.ctx.clock.now();
  const today = localDay(now);
  const month = monthOf(today);
  const staff = await staffByUsername(tx);
  const [clerk, head, second] = ['clerk1', 'head-civil-affairs', 'clerk2'].map(
    (name) => staff.get(name)?.id ?? null,
  );
  const old = elders.filter(({ birthDay }) => (ageOn(birthDay, today) ?? 0) >= 80);
  const rows = old.map((elder, index): AllowanceRecord => {
    const isApplied = index % 23 === 5;
    const isOverdue = index % 11 === 2;
    const isSoon = index % 6 === 1;
    const proofDue = isOverdue
      ? dayPlus(today, -40 - index)
      : dayPlus(today, isSoon ? 6 + index : 90 + index * 3);
    return {
      id: uuidv7(),
      tenantId: elder.tenantId,
      elderId: elder.id,
      state: isApplied ? 'applied' : isOverdue ? 'suspended' : 'active',
      fromMonth: isApplied ? month : monthPlus(month, -6),
      lastMonth: null,
      provedOn: isApplied ? null : dayPlusMonths(proofDue, -12),
      proofDue: isApplied ? null : proofDue,
      suspendedFrom: isOverdue ? monthPlus(monthOf(proofDue), 1) : null,
      accountName: elder.name,
      bankCard: cardOf(index),
      appliedBy: clerk ?? null,
      appliedAt: now,
      decidedBy: isApplied ? null : (head ?? null),
      decidedAt: isApplied ? null : now,
      reason: isOverdue ? '年度认证过期' : '',
      endedAt: null,
      version: 1,
    };
  });
  await insertAllowances(tx, rows);
  for (const row of rows.filter(
    ({ state, proofDue }) => state === 'active' && proofDue && daysBetween(today, proofDue) < 40,
  ))
    await awaitProof(tx, row);
  await fillPayments(tx, {
    rows,
    elders: old,
    month,
    by: { clerk: clerk ?? null, head: head ?? null, second: second ?? null },
  });
}

/** An invented card number with its right last digit (ISO/IEC 7812). */
function cardOf(index: number): string {
  const body = `622202${String(100_000_000_000 + index * 7919)}`;
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

interface Lists {
  readonly rows: readonly AllowanceRecord[];
  readonly elders: readonly ElderRecord[];
  readonly month: string;
  readonly by: {
    readonly clerk: string | null;
    readonly head: string | null;
    readonly second: string | null;
  };
}

/** Six lists that were paid. */
async function fillPayments(tx: Tx, { rows, elders, month, by }: Lists): Promise<void> {
  const births = new Map(elders.map(({ id, birthDay }) => [id, birthDay]));
  const tariffs = await tariffRows(tx);
  const paid = new Map(rows.map(({ id }) => [id, new Set<string>()]));
  for (let back = 6; back >= 1; back -= 1) {
    const of = monthPlus(month, -back);
    const paymentId = uuidv7();
    const items = rows.flatMap((row) => {
      const birthDay = births.get(row.elderId) ?? '';
      const isHeldBack = row.suspendedFrom !== null && row.suspendedFrom <= of;
      if (row.state === 'applied' || isHeldBack || !tierOf(tariffs, birthDay, of)) return [];
      const own = paid.get(row.id) ?? new Set<string>();
      const facts = { ...row, state: 'active' as const, birthDay, paid: own };
      return itemsOf(facts, of, { tariffs, backPayMonths: 12 }).map((item) => {
        own.add(item.month);
        const { id: allowanceId, elderId, tenantId } = row;
        return { ...item, id: uuidv7(), tenantId, paymentId, allowanceId, elderId };
      });
    });
    if (items.length === 0) continue;
    const at = instantAt(`${of}-10`, 600);
    const row: PaymentRecord = {
      id: paymentId,
      tenantId: tx.ctx.tenantId,
      month: of,
      state: 'paid',
      people: new Set(items.map(({ allowanceId }) => allowanceId)).size,
      totalFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
      preparedBy: by.clerk,
      preparedAt: at,
      submittedBy: by.clerk,
      submittedAt: at,
      approvedBy: by.head,
      approvedAt: instantAt(`${of}-11`, 600),
      paidAt: instantAt(`${of}-12`, 600),
      reason: '',
      version: 4,
    };
    await insertPayment(tx, row);
    await insertItems(tx, items);
  }
}

const meals = { serviceCode: 'lunch', minute: 690 };
const cleaning = { serviceCode: 'cleaning', minute: 540 };

/** Plans of meals and home care with the visits of some days, and requests that wait. */
export async function fillServices(tx: Tx, elders: readonly ElderRecord[]): Promise<void> {
  const now = tx.ctx.clock.now();
  const today = localDay(now);
  const carer = (await staffByUsername(tx)).get('crew-civil-affairs-1')?.id ?? null;
  const plans = elders.slice(6, 18).map((elder, index): PlanRecord => {
    const kind = index % 4 === 3 ? cleaning : meals;
    return {
      ...kind,
      minute: kind.minute + (index % 3) * 10,
      id: uuidv7(),
      tenantId: elder.tenantId,
      elderId: elder.id,
      weekdays: index % 4 === 3 ? [1, 4] : [1, 2, 3, 4, 5],
      carerId: carer,
      fromDay: dayPlus(today, -30),
      untilDay: null,
      pausedFrom: null,
      pausedUntil: null,
      state: 'live',
      createdBy: null,
      createdAt: now,
      version: 1,
    };
  });
  await insertPlans(tx, plans);
  const visits = plans.flatMap((plan) => visitsOf(tx, plan, today));
  await insertVisits(tx, visits);
  await setTimers(
    tx,
    plans.map(({ id }) => ({
      kind: timerKinds.plan,
      subject: id,
      dueAt: instantAt(dayPlus(today, 1), 30),
    })),
  );
  await fillRequests(tx, elders);
}

/** Requests that wait to be arranged. */
async function fillRequests(tx: Tx, elders: readonly ElderRecord[]): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  const wishes = [
    '这两天腿疼，做不了饭',
    '想请人把被子洗一洗',
    '血压药快吃完了，想量一下血压',
    '想去镇上取药',
  ];
  const codes = ['lunch', 'cleaning', 'health-visit', 'errand'];
  for (const [index, words] of wishes.entries()) {
    const elder = elders[20 + index];
    const input = {
      serviceCode: codes[index] ?? 'lunch',
      day: dayPlus(today, 1 + index),
      minute: 600,
      words,
    };
    if (elder) await ask(tx, elder, { input, askedAs: index % 2 === 0 ? 'self' : 'family' });
  }
}

function visitsOf(tx: Tx, plan: PlanRecord, today: string): VisitRecord[] {
  return daysOfPlan(plan, dayPlus(today, -2), dayPlus(today, 7)).map((day) => {
    const { elderId, serviceCode, minute, carerId } = plan;
    const visit = newVisit(tx, {
      elderId,
      serviceCode,
      planId: plan.id,
      requestId: null,
      day,
      minute,
      carerId,
    });
    if (day >= today) return visit;
    const arrivedAt = instantAt(day, minute + 3);
    const done = serviceCode === 'lunch' ? ['mealBrought', 'talked'] : ['cleaned', 'washed'];
    return {
      ...visit,
      state: 'done' as const,
      arrivedAt,
      leftAt: instantAt(day, minute + 14),
      distanceMetres: 12,
      done,
    };
  });
}
