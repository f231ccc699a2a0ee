/** The layers that an actor may see, and what they have in a window. */
import type { Ctx } from '#platform/context/index.ts';
import type { MapFeatures, MapLayerView, MapReplay } from '#platform/contract/map.ts';
import {
  type MapEdges,
  type MapLayer,
  mapLayersSlot,
  type MapQuestion,
} from '#platform/map-layers/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { ownMapLayers } from '../own-map-layers.ts';
import { problem } from '../problems.ts';
import { readEdges } from '../rules/window.ts';

const longestReplayMs = 2 * 86_400_000;
/** Time goes on without events: things fall silent, deadlines pass. */
const usualSeconds = 60;

/** Every layer that the actor may see, in the order of the switcher. */
export async function listLayers(ctx: Ctx, slots: Slots): Promise<{ items: MapLayerView[] }> {
  const seen: MapLayer[] = [];
  for (const layer of await layersOf(ctx, slots)) {
    if (!layer.offered || (await layer.offered(ctx))) seen.push(layer);
  }
  return { items: seen.toSorted((a, b) => a.order - b.order).map(viewOf) };
}

async function layersOf(ctx: Ctx, slots: Slots): Promise<MapLayer[]> {
  return [...slots.all(mapLayersSlot).flat(), ...(await ownMapLayers(ctx))].filter(
    ({ permission }) => ctx.actor.permissions.has(permission),
  );
}

function viewOf(layer: MapLayer): MapLayerView {
  const { code, titleZh, titleEn, group, geometry, icon, shape, replay } = layer;
  return {
    code,
    titleZh,
    titleEn,
    group,
    geometry,
    icon,
    shape,
    replay,
    looks: layer.looks.map((look) => ({ ...look, classes: [...look.classes] })),
    heat: layer.heat ?? false,
    events: [...layer.events],
    everySeconds: layer.everySeconds ?? usualSeconds,
    startsShown: layer.startsShown ?? false,
    listPath: layer.listPath ?? null,
  };
}

/** A layer by its code. @throws map-layer-unknown, for one that the actor may not see too */
export async function layerOf(ctx: Ctx, slots: Slots, code: string): Promise<MapLayer> {
  const isOwn = ({ code: own, permission }: MapLayer): boolean =>
    own === code && ctx.actor.permissions.has(permission);
  const layer =
    slots.all(mapLayersSlot).flat().find(isOwn) ?? (await ownMapLayers(ctx)).find(isOwn);
  if (!layer) throw problem('map-layer-unknown', { code });
  return layer;
}

/** How a window is asked for. */
interface WindowQuery {
  readonly bbox: string;
  readonly zoom: number;
  readonly look?: string;
  readonly hidden?: readonly string[];
  readonly heat?: boolean;
}

/** What a layer has in a window. @throws map-window-faulty, map-look-unknown */
export function featuresIn(ctx: Ctx, layer: MapLayer, query: WindowQuery): Promise<MapFeatures> {
  const question: MapQuestion = {
    edges: edgesOf(query.bbox),
    zoom: query.zoom,
    ...lookOf(layer, query),
    detail: query.heat ? 'heat' : 'count',
  };
  return layer.read(ctx, question);
}

function edgesOf(bbox: string): MapEdges {
  const edges = readEdges(bbox);
  if (!edges) throw problem('map-window-faulty', { bbox });
  return edges;
}

/** The look asked for, and the places of the classes that it leaves out. @throws map-look-unknown */
export function lookOf(
  layer: MapLayer,
  { look: asked, hidden = [] }: { readonly look?: string; readonly hidden?: readonly string[] },
): { look: string; hidden: number[] } {
  const look = asked ? layer.looks.find(({ code }) => code === asked) : layer.looks[0];
  if (!look)
    throw problem('map-look-unknown', {
      layer: layer.titleZh,
      layerEn: layer.titleEn,
      look: asked ?? '',
    });
  const places = look.classes.flatMap(({ key }, place) => (hidden.includes(key) ? [place] : []));
  return { look: look.code, hidden: places };
}

/** How a span of time is asked for. */
interface ReplayQuery {
  readonly bbox: string;
  readonly from: string;
  readonly to: string;
  readonly look?: string;
}

/** A span of time of a layer. @throws map-time-faulty, map-window-faulty, map-look-unknown */
export async function replayOf(ctx: Ctx, layer: MapLayer, query: ReplayQuery): Promise<MapReplay> {
  const [from, to] = [new Date(query.from), new Date(query.to)];
  const lasts = to.getTime() - from.getTime();
  if (!(lasts > 0 && lasts <= longestReplayMs)) throw problem('map-time-faulty');
  const question = { edges: edgesOf(query.bbox), from, to, look: lookOf(layer, query).look };
  const { readReplay } = layer;
  if (!readReplay) return { spans: [], tracks: [], cut: false };
  return readReplay(ctx, question);
}

/** What is told of one feature; null when there is none or the actor may not see it. */
export async function describeOne(ctx: Ctx, layer: MapLayer, id: string) {
  const [item] = await layer.describe(ctx, [id]);
  return item ? { columns: [...layer.columns], item } : null;
}
