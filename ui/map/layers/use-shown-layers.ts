/** The shown layers, as they are now or were at an instant of a replayed day, drawn on the map. */
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import type { MapLayerView } from '#platform/contract/map.ts';
import { secondsOfDay } from './replay.ts';
import { useAskedWindow, useLayerFeatures, usePaint } from './use-layers.ts';
import { layersAt, useReplay, useTrails } from './use-replay.ts';
import { type MapView, shownLayers } from './view.ts';

/** Reads and draws what the view shows. */
export function useShownLayers(
  map: MapLibre | null,
  { known, view, dark }: { known: readonly MapLayerView[]; view: MapView; dark: boolean },
) {
  const [second, setSecond] = useState(view.second);
  useEffect(() => setSecond(view.second), [view.second]);
  const { layers, day } = view;
  const shown = useMemo(() => shownLayers({ layers }, known), [layers, known]);
  const asked = useAskedWindow(map);
  const fresh = useLayerFeatures(known, shown, asked);
  const replayed = useReplay(known, shown, asked, day);
  const instant = day === null ? null : secondsOfDay(day).from + second;
  const live = useMemo(
    () => (instant === null ? fresh : layersAt(fresh, replayed, instant)),
    [fresh, replayed, instant],
  );
  usePaint(map, live, dark);
  useTrails(map, replayed, instant);
  const at = instant === null ? null : new Date(instant * 1000);
  return { shown, live, replayed, second, setSecond, at };
}
