/** What the operations show: newest values, history, refusals, messages, the doors' health. */
import { thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import type { Quality, Value } from '../contract/reading.ts';
import type { RefusalRow } from '../store/records.ts';
import {
  heardSince,
  judgeFaultRows,
  rawRows,
  refusalCounts,
  refusalRows,
  trafficRows,
} from '../store/records.ts';
import { history, valuesOf } from './history.ts';
import { latestOf } from './latest.ts';
import { isVisible, visibleThing } from './visible.ts';

/** Newest values of a device. @throws not-found */
export async function showLatest(ctx: Ctx, thingId: string) {
  await visibleThing(ctx, thingId);
  const latest = await ctx.database.inTenant(ctx, (tx) => latestOf(tx, [thingId]));
  return {
    items: latest.map(({ key, value, at, receivedAt, quality }) => ({
      key,
      value,
      at: at.toISOString(),
      receivedAt: receivedAt.toISOString(),
      quality,
    })),
  };
}

/** A span as it came. */
interface SpanText {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** Down-sampled history of a device. @throws not-found, span-upside-down, span-too-wide */
export async function showHistory(
  ctx: Ctx,
  thingId: string,
  query: SpanText & { points?: number; quality?: 'N' | 'all' },
) {
  await visibleThing(ctx, thingId);
  const { key, from, to, points, quality } = query;
  const buckets = await history(ctx, {
    thingId,
    key,
    from: new Date(from),
    to: new Date(to),
    ...(points ? { points } : {}),
    ...(quality ? { quality } : {}),
  });
  return { items: buckets.map((bucket) => ({ ...bucket, from: bucket.from.toISOString() })) };
}

/** Values one by one. @throws not-found, span-upside-down, bad-page */
export async function showValues(
  ctx: Ctx,
  thingId: string,
  query: SpanText & { limit?: number; cursor?: string },
) {
  await visibleThing(ctx, thingId);
  const { key, from, to, limit = 100, cursor } = query;
  const page = await valuesOf(ctx, {
    thingId,
    key,
    from: new Date(from),
    to: new Date(to),
    limit,
    ...(cursor ? { after: cursor } : {}),
  });
  return { items: page.items.map(written), nextCursor: page.next };
}

function written(one: { at: Date; receivedAt: Date; value: Value; quality: Quality }) {
  return { ...one, at: one.at.toISOString(), receivedAt: one.receivedAt.toISOString() };
}

/** The newest messages of a device. @throws not-found */
export async function showMessages(ctx: Ctx, thingId: string) {
  await visibleThing(ctx, thingId);
  const rows = await ctx.database.inTenant(ctx, (tx) => rawRows(tx, thingId, 50));
  return {
    items: rows.map(({ id, door, receivedAt, body, accepted, refused }) => ({
      id,
      door,
      receivedAt: receivedAt.toISOString(),
      body,
      accepted,
      refused,
    })),
  };
}

/** What was not taken, within the actor's reach. @throws not-found */
export async function showRefusals(
  ctx: Ctx,
  query: { thingId?: string; reason?: string; door?: string; cursor?: string; limit?: number },
) {
  if (query.thingId) await visibleThing(ctx, query.thingId);
  const directory = await thingsOf(ctx);
  const limit = query.limit ?? 50;
  const end = readCursor(query.cursor);
  const rows = await ctx.database.inTenant(ctx, (tx) =>
    refusalRows(
      tx,
      { thingId: query.thingId ?? null, reason: query.reason ?? null, door: query.door ?? null },
      { before: end && { lastAt: end.at, id: end.id }, limit: limit + 1 },
    ),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.flatMap((row) => {
    const thing = row.thingId ? directory.byId(row.thingId) : undefined;
    if (thing ? !isVisible(ctx, thing) : !seesAll(ctx)) return [];
    return [described(row, thing ? `${thing.code} ${thing.name}` : row.source)];
  });
  return {
    items,
    nextCursor: rows.length > limit && last ? writeCursor(last.lastAt, last.id) : null,
  };
}

function seesAll({ actor: { scope } }: Ctx): boolean {
  return scope.kind === 'town' || scope.kind === 'county';
}

function described({ source: _source, lastAt, ...row }: RefusalRow, thing: string) {
  return { ...row, thing, lastAt: lastAt.toISOString() };
}

const trafficMs = 2 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** The state of the doors. */
export async function showHealth(ctx: Ctx) {
  const now = ctx.clock.now().getTime();
  const total = (await thingsOf(ctx)).all().length;
  return ctx.database.inTenant(ctx, async (tx) => {
    const traffic = await trafficRows(tx, new Date(now - trafficMs));
    const heard = await heardSince(tx, new Date(now - dayMs));
    return {
      traffic: traffic.map(({ minute, valuesTaken, ...row }) => ({
        ...row,
        minute: minute.toISOString(),
        values: valuesTaken,
      })),
      reasons: await refusalCounts(tx, new Date(now - dayMs)),
      judgeFaults: (await judgeFaultRows(tx)).map((row) => ({
        ...row,
        lastAt: row.lastAt.toISOString(),
      })),
      things: { total, heardToday: heard.things },
      lastAt: heard.lastAt?.toISOString() ?? null,
    };
  });
}
