/** Making the bills of a period for everybody who owes a kind: seen before, and never twice. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { RunPreview } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { dayAfter, periodWords } from '../rules/period.ts';
import { type Reckoned, reckon } from '../rules/tariff.ts';
import { accountsBilled } from '../store/bills.ts';
import { accountsOwing, insertRun } from '../store/manage.ts';
import type { AccountRecord, DutyRecord, KindRow } from '../store/tables.ts';
import { kindFor } from './kinds.ts';
import { type BillDraft, makeBills } from './new-bills.ts';

/** What a run is for. */
export interface RunInput {
  readonly kindCode: string;
  readonly period: string;
}

interface Owing {
  readonly account: AccountRecord & DutyRecord;
  readonly reckoned: Reckoned;
}

interface Plan {
  readonly kind: KindRow;
  readonly dueDay: string;
  readonly owing: readonly Owing[];
  readonly already: number;
  readonly nothing: number;
}

async function planOf(tx: Tx, { kindCode, period }: RunInput): Promise<Plan> {
  const kind = await kindFor(tx, kindCode, period);
  if (kind.tariff.type === 'given') throw problem('kind-not-reckoned', { name: kind.nameZh });
  const billed = await accountsBilled(tx, kindCode, period);
  const accounts = await accountsOwing(tx, kindCode);
  const open = accounts.filter(({ id }) => !billed.has(id));
  const reckoned = open.map((account) => ({
    account,
    reckoned: reckon(kind.tariff, account.quantity, account.reliefPercent),
  }));
  const owing = reckoned.filter(({ reckoned: { amountFen } }) => amountFen > 0);
  return {
    kind,
    dueDay: dayAfter(localDay(tx.ctx.clock.now()), kind.dueDays),
    owing,
    already: accounts.length - open.length,
    nothing: reckoned.length - owing.length,
  };
}

const shownRows = 50;
const sumOf = (owing: readonly Owing[]): number =>
  owing.reduce((sum, { reckoned }) => sum + reckoned.amountFen, 0);

/** What a run would make. @throws bill-kind-unknown, bill-period-unfit, kind-not-reckoned */
export async function previewRun(ctx: Ctx, input: RunInput): Promise<RunPreview> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { owing, already, nothing, dueDay } = await planOf(tx, input);
    return {
      ...input,
      dueDay,
      count: owing.length,
      totalFen: sumOf(owing),
      already,
      nothing,
      rows: owing.slice(0, shownRows).map(({ account, reckoned }) => ({
        accountNumber: account.number,
        holderName: account.holderName,
        quantity: account.quantity,
        reliefPercent: account.reliefPercent,
        amountFen: reckoned.amountFen,
      })),
    };
  });
}

/** Makes the bills. @throws bill-kind-unknown, bill-period-unfit, kind-not-reckoned */
export async function runBills(ctx: Ctx, input: RunInput, key: string | null) {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'payment.runBills', key, request: input }, async () => {
      const plan = await planOf(tx, input);
      const [count, totalFen] = [plan.owing.length, sumOf(plan.owing)];
      if (count === 0) return { count, totalFen };
      const runId = await noteRun(tx, { ...input, source: 'tariff', billCount: count, totalFen });
      await makeBills(
        tx,
        plan.owing.map((one) => draftOf(plan, one, { runId, period: input.period })),
      );
      const detail = { ...input, count, totalFen };
      await audit(tx, [{ action: 'payment.runBills', subject: runId, detail }]);
      return { count, totalFen };
    }),
  );
}

/** Notes that bills were made together. @returns its id */
export async function noteRun(
  tx: Tx,
  run: RunInput & {
    readonly source: 'tariff' | 'file';
    readonly billCount: number;
    readonly totalFen: number;
  },
): Promise<string> {
  const createdAt = tx.ctx.clock.now();
  const id = uuidv7(createdAt.getTime());
  const createdBy = tx.ctx.actor.personId;
  await insertRun(tx, { ...run, id, tenantId: tx.ctx.tenantId, createdBy, createdAt });
  return id;
}

function draftOf(
  { kind, dueDay }: Plan,
  { account, reckoned }: Owing,
  { runId, period }: { readonly runId: string; readonly period: string },
): BillDraft {
  return {
    ...titlesOf(kind, period),
    kindCode: kind.code,
    period,
    departmentId: kind.departmentId,
    accountId: account.id,
    accountNumber: account.number,
    personId: account.personId,
    payerName: account.holderName,
    payerPhone: account.holderPhone,
    calculation: reckoned.lines,
    amountFen: reckoned.amountFen,
    dueDay,
    runId,
  };
}

/** What a bill is called: 2026年第4季度 生活垃圾处理费. */
export function titlesOf(
  { nameZh, nameEn }: Pick<KindRow, 'nameZh' | 'nameEn'>,
  period: string,
): { readonly titleZh: string; readonly titleEn: string } {
  if (period === '') return { titleZh: nameZh, titleEn: nameEn };
  return {
    titleZh: `${periodWords(period, 'zh')}${nameZh}`,
    titleEn: `${nameEn}, ${periodWords(period, 'en')}`,
  };
}
