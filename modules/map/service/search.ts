/** The search of the map: everything with a place, by its words; never people. */
import type { Ctx } from '#platform/context/index.ts';
import type { MapHit } from '#platform/contract/map.ts';
import { mapSearchSlot } from '#platform/map-layers/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { readPosition } from '../rules/position.ts';

/** Hits of one kind, and of all. */
const mostOfKind = 6;
const mostHits = 24;

/** Finds by words; a pair of coordinates is a place too. */
export async function searchMap(
  ctx: Ctx,
  slots: Slots,
  words: string,
): Promise<{ items: MapHit[] }> {
  const asked = words.trim();
  const at = readPosition(asked);
  if (at) return { items: [positionHit(ctx, at)] };
  if (!asked) return { items: [] };
  const providers = slots
    .all(mapSearchSlot)
    .flat()
    .filter(({ permission }) => ctx.actor.permissions.has(permission))
    .toSorted((a, b) => a.order - b.order);
  const found: MapHit[] = [];
  for (const { find } of providers) found.push(...(await find(ctx, asked, mostOfKind)));
  return { items: found.slice(0, mostHits) };
}

function positionHit(ctx: Ctx, at: { longitude: number; latitude: number }): MapHit {
  return {
    id: `${at.longitude},${at.latitude}`,
    kind: 'position',
    title: `${at.longitude.toFixed(5)}, ${at.latitude.toFixed(5)}`,
    note: ctx.locale === 'zh' ? '坐标（WGS-84）' : 'Position (WGS-84)',
    ...at,
    bounds: null,
    layer: null,
    path: null,
  };
}
