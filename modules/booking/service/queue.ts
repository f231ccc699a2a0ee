/** How queues stand: who is called in which order, and how long one waits. */
import { localDay } from '#platform/calendar/index.ts';
import { beyondReach, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import type { WaitEstimate } from '../contract/index.ts';
import { events } from '../contract/index.ts';
import { callingOrder, type Estimate, estimateWait, fewestMeasured } from '../rules/queue.ts';
import type { QueueRow, TicketRow } from '../store/tables.ts';
import { type MeasuredRow, measuredRows, openTickets, queueRows } from '../store/tickets.ts';
import type { Book, Pool } from './book.ts';

/** A pool's queue as it stands. */
export interface QueueState {
  readonly pool: Pool;
  readonly counts: Pick<QueueRow, 'calls' | 'favoured'>;
  readonly called: readonly TicketRow[];
  /** In the order of calling. */
  readonly waiting: readonly TicketRow[];
  readonly measured: MeasuredRow;
}

/** Reads the queues of pools today. Sums and numbers: read beyond the actor's reach. */
export async function readQueues(
  tx: Tx,
  pools: readonly Pool[],
  { rules }: Book,
): Promise<QueueState[]> {
  const ids = pools.map(({ id }) => id);
  if (ids.length === 0) return [];
  const now = tx.ctx.clock.now();
  const day = localDay(now);
  return beyondReach(tx, async () => {
    const tickets = await openTickets(tx, ids, day);
    const counts = await queueRows(tx, ids, day);
    const measured = await measuredRows(tx, ids, day);
    return pools.map((pool) => {
      const own = tickets.filter(({ poolId }) => poolId === pool.id);
      const count = counts.find(({ poolId }) => poolId === pool.id) ?? { calls: 0, favoured: 0 };
      const waiting = own.filter(({ state }) => state === 'waiting');
      return {
        pool,
        counts: count,
        called: own.filter(({ state }) => state === 'called'),
        waiting: callingOrder(waiting, count, { rules, now }),
        measured: measured.find(({ poolId }) => poolId === pool.id) ?? nothing(pool.id),
      };
    });
  });
}

const nothing = (poolId: string): MeasuredRow => {
  return { poolId, minutes: [], windows: 0, told: 0, kept: 0 };
};

/** How long one waits behind so many people. */
export function estimateOf({ measured }: QueueState, ahead: number): WaitEstimate {
  return estimateView(estimateWait(ahead, measured));
}

function estimateView(estimate: Estimate): WaitEstimate {
  const { known, ahead } = estimate;
  if (!known) return { known, ahead, low: null, high: null, because: estimate.because };
  return { known, ahead, low: estimate.low, high: estimate.high, because: null };
}

/** Of a hundred spans told lately, how many held; null while too few are known. */
export function keptShare({ told, kept }: Pick<MeasuredRow, 'told' | 'kept'>): number | null {
  return told < fewestMeasured ? null : Math.round((kept / told) * 100);
}

/** Tells screens that a queue moved; says nothing of a person. */
export async function queueMoved(tx: Tx, pools: readonly Pool[]): Promise<void> {
  await emit(
    tx,
    pools.map((pool) => ({
      type: events.queue,
      subject: pool.id,
      payload: { siteCode: pool.site.code, poolId: pool.id },
      audience: { everyone: true },
    })),
  );
}
