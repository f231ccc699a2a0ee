/** The shown layers: their answers for the window, kept fresh, and drawn. */
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { MapFeatures, MapLayerView } from '#platform/contract/map.ts';
import { useLive } from '../../live/index.ts';
import { windowOf } from '../engine.ts';
import { mapKeys, mapServer } from './api.ts';
import { addPainted, fillPainted, type Painted, removePainted } from './paint.ts';
import { type AskedWindow, snapWindow } from './snap.ts';
import { useUnchanged } from './use-unchanged.ts';
import { lookOf, type ShownLayer } from './view.ts';

/** A shown layer with what the server says of it. */
export interface LiveLayer {
  readonly layer: MapLayerView;
  readonly shown: ShownLayer;
  /** The last answer, with the look and heat it was given for. */
  readonly answer: LayerAnswer | null;
  readonly error: unknown;
  readonly pending: boolean;
}

/** What the server answered, and how it is to be drawn. */
export interface LayerAnswer extends MapFeatures {
  readonly look: string;
  readonly heat: boolean;
}

/** Events are gathered so long before a layer is read anew. */
const gatherMs = 1500;

/** The window of the map on the grid of the questions, after each move. */
export function useAskedWindow(map: MapLibre | null): AskedWindow | null {
  const [asked, ask] = useState<AskedWindow | null>(null);
  useEffect(() => {
    if (!map) return;
    const look = (): void => {
      const next = snapWindow(windowOf(map), map.getZoom());
      ask((last) => (last?.bbox === next.bbox && last.zoom === next.zoom ? last : next));
    };
    look();
    map.on('moveend', look);
    return () => {
      map.off('moveend', look);
    };
  }, [map]);
  return asked;
}

/** Asks for every shown layer in the window. */
export function useLayerFeatures(
  known: readonly MapLayerView[],
  shown: readonly ShownLayer[],
  asked: AskedWindow | null,
): LiveLayer[] {
  const own = shown.flatMap((one) => {
    const layer = known.find(({ code }) => code === one.code);
    return layer ? [{ layer, shown: one }] : [];
  });
  useFresh(own.map(({ layer }) => layer));
  const answers = useQueries({
    queries: own.map(({ layer, shown: { look, hidden, heat } }) => {
      const query = {
        ...(asked ?? { bbox: '', zoom: 0 }),
        ...(look ? { look } : {}),
        ...(hidden?.length ? { hidden: [...hidden] } : {}),
        ...(heat ? { heat } : {}),
      };
      return {
        queryKey: [...mapKeys.features, layer.code, query],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<LayerAnswer> => ({
          ...(await mapServer.features({ params: { code: layer.code }, query }, { signal })),
          look: look ?? '',
          heat: heat ?? false,
        }),
        enabled: asked !== null,
        placeholderData: keepPreviousData,
        refetchInterval: layer.everySeconds * 1000,
      };
    }),
  });
  return useUnchanged(
    own.map((one, at) => ({
      ...one,
      answer: answers[at]?.data ?? null,
      error: answers[at]?.error ?? null,
      pending: answers[at]?.isPending ?? true,
    })),
  );
}

/** Reads layers anew some time after their events. */
function useFresh(layers: readonly MapLayerView[]): void {
  const queries = useQueryClient();
  const latest = useRef(layers);
  latest.current = layers;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stale = useRef(new Set<string>());
  useEffect(() => () => clearTimeout(waiting.current), []);
  const topics = [...new Set(layers.flatMap(({ events }) => events))];
  useLive(topics.length > 0 ? topics : ['nothing.'], (event) => {
    for (const { code, events } of latest.current) {
      if (events.some((start) => event.type.startsWith(start))) stale.current.add(code);
    }
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      for (const code of stale.current) {
        void queries.invalidateQueries({ queryKey: [...mapKeys.features, code] });
      }
      stale.current.clear();
    }, gatherMs);
  });
}

/** Draws layers as they were answered; one is built anew only when its look, heat or theme changes. */
export function usePaint(map: MapLibre | null, layers: readonly LiveLayer[], dark: boolean): void {
  const drawn = useRef(new Map<string, { key: string; answer: LayerAnswer }>());
  useEffect(() => {
    if (!map) return;
    const kept = drawn.current;
    return () => kept.clear();
  }, [map]);
  useEffect(() => {
    if (!map) return;
    for (const code of drawn.current.keys()) {
      if (layers.some(({ layer }) => layer.code === code)) continue;
      removePainted(map, code);
      drawn.current.delete(code);
    }
    for (const { layer, answer } of layers) {
      if (!answer) continue;
      const { heat } = answer;
      const look = lookOf(layer, answer);
      const painted: Painted = { layer, classes: look.classes, heat, dark };
      const key = `${look.code}:${heat}`;
      const before = drawn.current.get(layer.code);
      if (before?.answer === answer) continue;
      if (before?.key !== key) {
        if (before) removePainted(map, layer.code);
        addPainted(map, painted);
      }
      fillPainted(map, painted, answer);
      drawn.current.set(layer.code, { key, answer });
    }
  }, [map, layers, dark]);
}
