/** The board: every station with its latest judgement. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { latestOf } from '#modules/observations/index.ts';
import type { Board } from '../contract.ts';
import { standardOf } from '../rules/aqi.ts';
import { airNow } from './air.ts';
import { noiseNow } from './noise.ts';
import { type Station, stations } from './stations.ts';
import { waterNow } from './water.ts';

/** All stations of the town. */
export async function viewBoard(ctx: Ctx): Promise<Board> {
  const now = ctx.clock.now();
  const { all, latest, noises } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await stations(tx);
    const values = await latestOf(
      tx,
      found.map(({ thing }) => thing.id),
    );
    const meters = found.filter(({ kind }) => kind === 'noise');
    return { all: found, latest: values, noises: await noiseNow(tx, meters, values) };
  });
  const of = (kind: Station['kind']): Station[] => all.filter((one) => one.kind === kind);
  return {
    at: now.toISOString(),
    standard: standardOf(localDay(now)),
    airs: await Promise.all(of('air').map((one) => airNow(ctx, one))),
    noises,
    waters: of('water').map((one) => waterNow(ctx, one, latest)),
  };
}
