/** A day of the shown layers, and what they showed at an instant of it. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import type { MapLayerView, MapReplay } from '#platform/contract/map.ts';
import { mapKeys, mapServer } from './api.ts';
import { moversAt, pointsAt, secondsOfDay, trailsAt } from './replay.ts';
import type { AskedWindow } from './snap.ts';
import type { LayerAnswer, LiveLayer } from './use-layers.ts';
import { useUnchanged } from './use-unchanged.ts';
import { lookOf, type ShownLayer } from './view.ts';

/** A layer of a replayed day. */
export interface ReplayedLayer {
  readonly layer: MapLayerView;
  readonly shown: ShownLayer;
  readonly replay: MapReplay | null;
  readonly error: unknown;
}

/** Reads the day of every shown layer that has a past. */
export function useReplay(
  known: readonly MapLayerView[],
  shown: readonly ShownLayer[],
  asked: AskedWindow | null,
  day: string | null,
): ReplayedLayer[] {
  const own = day
    ? shown.flatMap((one) => {
        const layer = known.find(({ code }) => code === one.code);
        return layer && layer.replay !== 'none' ? [{ layer, shown: one }] : [];
      })
    : [];
  const { from, to } = secondsOfDay(day ?? '2000-01-01');
  const answers = useQueries({
    queries: own.map(({ layer, shown: { look } }) => {
      const query = {
        bbox: asked?.bbox ?? '',
        from: new Date(from * 1000).toISOString(),
        to: new Date(to * 1000).toISOString(),
        ...(look ? { look } : {}),
      };
      return {
        queryKey: [...mapKeys.replay, layer.code, query],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          mapServer.replay({ params: { code: layer.code }, query }, { signal }),
        enabled: asked !== null,
        placeholderData: keepPreviousData,
        staleTime: 60_000,
      };
    }),
  });
  return useUnchanged(
    own.map((one, at) => ({
      ...one,
      replay: answers[at]?.data ?? null,
      error: answers[at]?.error ?? null,
    })),
  );
}

/** The layers as they were at an instant: those with a past, and the ground, which has none. */
export function layersAt(
  live: readonly LiveLayer[],
  replayed: readonly ReplayedLayer[],
  at: number,
): LiveLayer[] {
  const ground = live.filter(({ layer }) => layer.replay === 'none' && layer.group === 'ground');
  const past = replayed.map(({ layer, shown, replay, error }): LiveLayer => {
    const look = lookOf(layer, shown);
    const hidden = look.classes.flatMap(({ key }, kind) =>
      shown.hidden?.includes(key) ? [kind] : [],
    );
    const points = replay
      ? [...pointsAt(replay.spans, at, hidden), ...moversAt(replay.tracks, at)]
      : [];
    const answer: LayerAnswer = {
      points,
      shapes: [],
      total: points.length,
      cut: replay?.cut ?? false,
      look: look.code,
      heat: shown.heat ?? false,
    };
    return { layer, shown, answer, error, pending: !replay };
  });
  return [...ground, ...past];
}

/** Draws the ways just driven. */
export function useTrails(
  map: MapLibre | null,
  replayed: readonly ReplayedLayer[],
  at: number | null,
): void {
  const tracks = useMemo(() => replayed.flatMap(({ replay }) => replay?.tracks ?? []), [replayed]);
  useEffect(() => {
    const lines = at === null ? [] : trailsAt(tracks, at);
    void map?.getSource<GeoJSONSource>('trails')?.setData({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiLineString', coordinates: lines },
    });
  }, [map, tracks, at]);
}
