/** What channel and treasury say of the demo's last days, with three faults to be found. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { channels, type Channel } from '../contract/words.ts';
import { dayAfter } from '../rules/period.ts';
import { compare } from '../service/reconcile.ts';
import { replaceStatement } from '../store/reconcile.ts';
import type { OrderRecord, StatementRecord } from '../store/tables.ts';

const days = 3;

/** Fills both statements and compares the last days. */
export async function fillReconciliation(tx: Tx, orders: readonly OrderRecord[]): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  const first = dayAfter(today, -days - 1);
  const told = orders.filter(({ paidAt }) => paidAt && localDay(paidAt) >= first);
  const channelRows = rowsOf(
    told.filter(({ simulated }) => simulated),
    'channel',
  );
  const treasuryRows = rowsOf(told, 'treasury');
  spoil(channelRows, treasuryRows, dayAfter(today, -2));
  const span = Array.from({ length: days + 2 }, (_, at) => dayAfter(today, -at));
  await replaceStatement(tx, { source: 'channel', channel: null }, span, channelRows);
  await replaceStatement(tx, { source: 'treasury', channel: null }, span, treasuryRows);
  for (let back = days; back >= 1; back -= 1) {
    for (const channel of channels) {
      const isOnline = channel === 'wechat' || channel === 'alipay';
      const fetched = { isThere: isOnline, fault: '', simulated: isOnline };
      await compare(tx, { day: dayAfter(today, -back), channel, fetched, runBy: null });
    }
  }
}

function rowsOf(orders: readonly OrderRecord[], source: 'channel' | 'treasury'): StatementRecord[] {
  return orders.map((order, at) => ({
    id: uuidv7(),
    tenantId: order.tenantId,
    source,
    channel: order.channel,
    day: localDay(order.paidAt ?? order.createdAt),
    kind: 'payment',
    key: order.number,
    amountFen: order.amountFen,
    status: 'done',
    rowNumber: at + 2,
    simulated: order.simulated,
  }));
}

/** One payment lacks at the channel, one is booked twice, one came to the treasury with another amount. */
function spoil(channelRows: StatementRecord[], treasuryRows: StatementRecord[], day: string): void {
  const at = (rows: readonly StatementRecord[], channel: Channel, skip = 0): number =>
    rows.findIndex((row, place) => row.day === day && row.channel === channel && place >= skip);
  const first = at(channelRows, 'wechat');
  const second = at(channelRows, 'wechat', first + 1);
  const cash = at(treasuryRows, 'cash');
  const doubled = channelRows[second];
  const short = treasuryRows[cash];
  if (short) treasuryRows[cash] = { ...short, amountFen: short.amountFen - 100 };
  if (doubled) channelRows.push({ ...doubled, id: uuidv7() });
  if (first >= 0) channelRows.splice(first, 1);
}
