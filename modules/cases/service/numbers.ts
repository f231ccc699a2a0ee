/** Running numbers of cases, one series a day (Asia/Shanghai). */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { takeNumbers, takeNumbersUnhurried } from '../store/write.ts';

/** Numbers that are given to nobody else. */
export interface ReservedNumbers {
  readonly day: string;
  readonly first: number;
}

/**
 * Reserves numbers in a transaction of its own, so that batches of new cases need not wait for one
 * another. A number is never given twice; one may be missing when its batch failed.
 */
export async function reserveNumbers(ctx: Ctx, count: number): Promise<ReservedNumbers> {
  const day = localDay(ctx.clock.now());
  return { day, first: await takeNumbersUnhurried(ctx, day, count) };
}

/** The first of `count` numbers: of those reserved if they are of today, else taken now. */
export async function firstNumberOf(
  tx: Tx,
  count: number,
  reserved: ReservedNumbers | null,
): Promise<number> {
  const day = localDay(tx.ctx.clock.now());
  return reserved?.day === day ? reserved.first : takeNumbers(tx, day, count);
}
