/** The daily comparison of ours, the channel's statement and the treasury's; what differs becomes a case. */
import { openCases } from '#modules/cases/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { ChannelFault } from '../adapters/protocol.ts';
import { events } from '../contract/index.ts';
import { channels, type Channel, type OnlineChannel } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { dayAfter } from '../rules/period.ts';
import { type Difference, reconcile, type Sides, sumOf } from '../rules/reconcile.ts';
import {
  differencesOf,
  insertDifferences,
  ownRows,
  replaceStatement,
  saveReconciliation,
  statementRows,
  treasuryDays,
  updateDifference,
} from '../store/reconcile.ts';
import type { DifferenceRecord, StatementRecord } from '../store/tables.ts';
import { differenceCases } from './difference-words.ts';
import { departmentsFor } from './difference-departments.ts';
import { asHouse } from './subject.ts';
import { merchantOf, payChannelOf } from './world.ts';

/** Compares a day, every channel. @returns open differences @throws day-not-over */
export async function reconcileDay(ctx: Ctx, day: string): Promise<number> {
  if (day >= localDay(ctx.clock.now())) throw problem('day-not-over', { day });
  let open = 0;
  for (const channel of channels) {
    const fetched = await fetchStatement(ctx, channel, day);
    const house = asHouse(ctx);
    open += await ctx.database.inTenant(house, (tx) =>
      compare(tx, { day, channel, fetched, runBy: ctx.actor.personId }),
    );
  }
  return open;
}

interface Fetched {
  /** The channel gives statements, and this one is at hand. */
  readonly isThere: boolean;
  readonly fault: string;
  readonly simulated: boolean;
}

/** Gets the channel's statement of the day and the days around it, as far as they are over. */
async function fetchStatement(ctx: Ctx, channel: Channel, day: string): Promise<Fetched> {
  const none = { isThere: false, fault: '', simulated: false };
  if (channel === 'cash' || channel === 'pos') return none;
  const house = asHouse(ctx);
  const online: OnlineChannel = channel;
  const simulated = { value: false };
  try {
    const merchant = await ctx.database.inTenant(house, (tx) => merchantOf(tx, online));
    if (!merchant) return none;
    simulated.value = merchant.simulated;
    const adapter = payChannelOf(merchant);
    const today = localDay(ctx.clock.now());
    const days = [dayAfter(day, -1), day, dayAfter(day, 1)].filter((one) => one < today);
    for (const one of days) {
      const rows = await adapter.statement(one);
      if (rows === null && one === day)
        return { ...none, fault: '渠道还没有生成这一天的账单', simulated: merchant.simulated };
      // The simulator forgets at each restart: what it told of a day before stays.
      if (merchant.simulated && (rows ?? []).length === 0) continue;
      await ctx.database.inTenant(house, (tx) =>
        keepStatement(tx, { channel, day: one, simulated: merchant.simulated }, rows ?? []),
      );
    }
    return { isThere: true, fault: '', simulated: merchant.simulated };
  } catch (error) {
    if (!(error instanceof ChannelFault)) throw error;
    return { ...none, fault: error.message.slice(0, 200), simulated: simulated.value };
  }
}

async function keepStatement(
  tx: Tx,
  of: { readonly channel: Channel; readonly day: string; readonly simulated: boolean },
  rows: readonly Pick<StatementRecord, 'kind' | 'key' | 'amountFen' | 'status'>[],
): Promise<void> {
  const { channel, day, simulated } = of;
  const kept = rows.map(
    ({ kind, key, amountFen, status }, at): StatementRecord => ({
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      source: 'channel',
      channel,
      day,
      kind,
      key: key.slice(0, 64),
      amountFen,
      status,
      rowNumber: at + 1,
      simulated,
    }),
  );
  await replaceStatement(tx, { source: 'channel', channel }, [day], kept);
}

interface Comparison {
  readonly day: string;
  readonly channel: Channel;
  readonly fetched: Fetched;
  readonly runBy: string | null;
}

/** Compares one channel of a day from the rows at hand. @returns open differences */
export async function compare(
  tx: Tx,
  { day, channel, fetched, runBy }: Comparison,
): Promise<number> {
  const around = { from: dayAfter(day, -1), until: dayAfter(day, 1) };
  const ours = await ownRows(tx, channel, around);
  const told = fetched.isThere
    ? await statementRows(tx, { source: 'channel', channel }, around)
    : null;
  const isSimulated = ours.some(({ simulated }) => simulated) || fetched.simulated;
  const treasury = await treasuryOf(tx, { day, channel, isSimulated }, around);
  const sides: Sides = { day, ours, channel: told, treasury };
  const found = reconcile(sides);
  const open = await keepDifferences(tx, { day, channel }, found);
  const sums = (rows: Sides['channel']) => (rows ? sumOf(rows, day) : null);
  const own = sumOf(ours, day);
  await saveReconciliation(tx, {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    day,
    channel,
    oursCount: own.count,
    oursFen: own.netFen,
    channelCount: sums(told)?.count ?? null,
    channelFen: sums(told)?.netFen ?? null,
    treasuryCount: sums(treasury)?.count ?? null,
    treasuryFen: sums(treasury)?.netFen ?? null,
    differenceCount: open,
    fault: fetched.fault,
    simulated: isSimulated,
    runBy,
    runAt: tx.ctx.clock.now(),
  });
  const detail = { day, channel, differences: open };
  await audit(tx, [{ action: 'payment.reconcile', subject: tx.ctx.tenantId, detail }]);
  await emit(tx, [
    {
      type: events.reconciled,
      subject: tx.ctx.tenantId,
      payload: detail,
      audience: { everyone: false },
    },
  ]);
  return open;
}

/** Rows of the treasury; null before its file was imported. Simulated money is compared only where the file speaks of it. */
async function treasuryOf(
  tx: Tx,
  of: { readonly day: string; readonly channel: Channel; readonly isSimulated: boolean },
  around: { readonly from: string; readonly until: string },
): Promise<StatementRecord[] | null> {
  if (!(await treasuryDays(tx, [of.day])).has(of.day)) return null;
  const rows = await statementRows(tx, { source: 'treasury', channel: of.channel }, around);
  return of.isSimulated && rows.length === 0 ? null : rows;
}

const idOf = (one: Pick<Difference, 'type' | 'source' | 'kind' | 'key'>): string =>
  `${one.type} ${one.source} ${one.kind} ${one.key}`;

/** New differences become cases; known ones stay; those that are gone vanish by themselves. @returns open ones */
async function keepDifferences(
  tx: Tx,
  at: { readonly day: string; readonly channel: Channel },
  found: readonly Difference[],
): Promise<number> {
  const known = new Map(
    (await differencesOf(tx, at.day, at.channel)).map((row) => [idOf(row), row]),
  );
  const now = tx.ctx.clock.now();
  const still = new Set(found.map(idOf));
  for (const row of known.values()) {
    if (row.state === 'open' && !still.has(idOf(row))) {
      await updateDifference(tx, row.id, {
        state: 'vanished',
        settledAt: now,
        words: '重新对账时已经一致',
      });
    }
  }
  const fresh = found.filter((one) => !known.has(idOf(one)));
  await insertDifferences(tx, await recordsOf(tx, at, fresh));
  const reopened = found.flatMap((one) => {
    const row = known.get(idOf(one));
    return row?.state === 'vanished' ? [row] : [];
  });
  for (const row of reopened) {
    await updateDifference(tx, row.id, { state: 'open', settledAt: null, words: '' });
  }
  const stillOpen = found.filter((one) => known.get(idOf(one))?.state === 'open');
  return fresh.length + reopened.length + stillOpen.length;
}

async function recordsOf(
  tx: Tx,
  at: { readonly day: string; readonly channel: Channel },
  fresh: readonly Difference[],
): Promise<DifferenceRecord[]> {
  if (fresh.length === 0) return [];
  const departmentOf = await departmentsFor(tx, fresh);
  const createdAt = tx.ctx.clock.now();
  const rows = fresh.map(
    (one): DifferenceRecord => ({
      ...one,
      ...at,
      id: uuidv7(createdAt.getTime()),
      tenantId: tx.ctx.tenantId,
      departmentId: departmentOf(one),
      caseId: null,
      caseNumber: '',
      state: 'open',
      settledBy: null,
      settledAt: null,
      words: '',
      createdAt,
      version: 1,
    }),
  );
  const { matters, placeOf } = differenceCases(at, rows);
  const opened = await openCases(tx, matters);
  return rows.map((row) => {
    const matter = opened[placeOf(row)];
    return { ...row, caseId: matter?.id ?? null, caseNumber: matter?.number ?? '' };
  });
}
