/** Repeated work: packing closed days, retention, partitions ahead, latest values after a crash. */
import { modelsOf, thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tick } from '#platform/module/index.ts';
import { dayOf, monthOf } from './rules/times.ts';
import { packStream } from './service/packing.ts';
import { deletePackedBefore } from './store/packed.ts';
import { sweepRecords } from './store/records.ts';
import { rebuildLatest, streamsAfter } from './store/streams.ts';
import { deleteBefore, dropMonth, makeMonth, monthsMade, unpacked } from './store/values.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A day is closed so long after its midnight; later values are merged into it the next night. */
const closedAfterMs = 6 * hourMs;
/** Datastreams handled in one transaction, and rounds in one tick: the tick must not hold up others. */
const slice = 100;
const roundsATick = 40;

/** Packs what lies before the last closed day. @returns how many values */
export async function packClosedDays(ctx: Ctx, rounds = roundsATick): Promise<number> {
  const before = dayOf(ctx.clock.now().getTime() - closedAfterMs) * 1000;
  let [packed, after] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const found = await ctx.database.inTenant(ctx, async (tx) => {
      const streams = await unpacked(tx, { before, after, limit: slice });
      for (const { no } of streams) packed += await packStream(tx, no, before);
      return streams;
    });
    after = found.at(-1)?.no ?? after;
    if (found.length < slice) break;
  }
  return packed;
}

/** Deletes what is older than its model keeps. @returns how many rows */
export async function sweepOld(ctx: Ctx): Promise<number> {
  const [directory, models] = await Promise.all([thingsOf(ctx), modelsOf(ctx)]);
  const now = ctx.clock.now().getTime();
  let [deleted, after] = [0, 0];
  for (;;) {
    const streams = await ctx.database.inTenant(ctx, async (tx) => {
      const found = await streamsAfter(tx, after, slice);
      for (const { no, thingId } of found) {
        const thing = directory.byId(thingId);
        const days = thing && models.of(thing)?.model.retentionDays;
        if (!days) continue;
        const before = (now - days * dayMs) * 1000;
        deleted +=
          (await deleteBefore(tx, no, before)) + (await deletePackedBefore(tx, no, before));
      }
      return found;
    });
    after = streams.at(-1)?.no ?? after;
    if (streams.length < slice) return deleted;
  }
}

/** Makes the partitions of this month and the two after it, drops old ones that are empty. */
export async function tendMonths(ctx: Ctx): Promise<void> {
  const now = new Date(ctx.clock.now());
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    await ctx.database.inTenant(ctx, (tx) => makeMonth(tx, month));
  }
  const limit = monthOf(now.getTime() - 100 * dayMs);
  const old = (await ctx.database.inTenant(ctx, monthsMade)).filter((month) => month < limit);
  for (const month of old) {
    await ctx.database.inTenant(ctx, (tx) => dropMonth(tx, new Date(month))).catch(() => false);
  }
}

async function eachTown(
  ctxOf: (tenantId: string) => Ctx,
  tenants: Parameters<Tick['run']>[1],
  work: (ctx: Ctx) => Promise<unknown>,
): Promise<void> {
  for (const { tenantId } of await tenants.all()) await work(ctxOf(tenantId));
}

export const ticks: readonly Tick[] = [
  {
    name: 'observations.latest',
    // Once a start: after a crash the history may be a second ahead of the latest values.
    everySeconds: 366 * 86_400,
    run: (ctxOf, tenants) =>
      eachTown(ctxOf, tenants, (ctx) => ctx.database.inTenant(ctx, rebuildLatest)),
  },
  {
    name: 'observations.months',
    everySeconds: 6 * 3600,
    run: async (ctxOf, tenants) => {
      const [first] = await tenants.all();
      if (first) await tendMonths(ctxOf(first.tenantId));
    },
  },
  {
    name: 'observations.pack',
    everySeconds: 600,
    run: (ctxOf, tenants) => eachTown(ctxOf, tenants, (ctx) => packClosedDays(ctx)),
  },
  {
    name: 'observations.sweep',
    everySeconds: 86_400,
    run: (ctxOf, tenants) => eachTown(ctxOf, tenants, (ctx) => sweepTown(ctx)),
  },
];

async function sweepTown(ctx: Ctx): Promise<void> {
  await sweepOld(ctx);
  const now = ctx.clock.now().getTime();
  await ctx.database.inTenant(ctx, (tx) =>
    sweepRecords(tx, {
      refusalsBefore: new Date(now - 30 * dayMs),
      trafficBefore: new Date(now - 8 * dayMs),
      rawKept: 50,
      refusalsKept: 500,
    }),
  );
}
