/** The map engine: opened once a base map, language and theme; ended with its place. */
import {
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { fontFamily } from '../tokens/tokens.ts';
import { readyFontsFor } from '../tokens/fonts.ts';
import { noTiles, tileStyle } from './background.ts';
import { baseStyle, type Between, namesOf } from './base-style.ts';
import { boundsOfBase } from './bounds.ts';
import type { Bounds, MapBase, Position } from './types.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

// The worker comes from our own origin, so that `worker-src 'self'` is enough.
setWorkerUrl(workerUrl);

/** How the engine is opened; only `base`, `dark` and the language open it anew. */
export interface EngineOptions {
  readonly base: MapBase;
  readonly dark?: boolean;
  /** Where it opens: a window, or a middle with a zoom; the whole town by default. */
  readonly bounds?: Bounds | null;
  readonly centre?: Position | null;
  readonly zoom?: number;
  /** Room on the left that something covers, px. */
  readonly coveredPx?: number;
  /** Buttons for zooming and a scale bar. */
  readonly controls?: boolean;
  readonly onFailed: () => void;
  /** Once, when the style stands and before anything else is drawn. */
  readonly onOpen?: (map: MapLibre) => void;
}

/** The open map; null until its style stands. */
export function useEngine(
  place: RefObject<HTMLDivElement | null>,
  options: EngineOptions,
): MapLibre | null {
  const { t, locale } = useText();
  const [ready, setReady] = useState<MapLibre | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const { base, dark = false } = options;
  useEffect(() => {
    const container = place.current;
    if (!container) return;
    let map: MapLibre | null = null;
    let left = false;
    const open = (tiles: Between): void => {
      if (left) return;
      const style = baseStyle(base, locale, { dark, tiles });
      map = openMap(container, latest.current, { style, keys: t('ui.map.keys') });
      if (!map) {
        latest.current.onFailed();
        return;
      }
      const opened = map;
      opened.once('style.load', () => {
        latest.current.onOpen?.(opened);
        setReady(opened);
      });
    };
    const fonts = readyFontsFor(namesOf(base)).catch(() => undefined);
    const tiles = base.background ? tileStyle(base.background, dark) : Promise.resolve(noTiles);
    void Promise.all([tiles, fonts]).then(([style]) => open(style));
    return () => {
      left = true;
      setReady(null);
      map?.remove();
    };
  }, [place, base, dark, locale, t]);
  return ready;
}

function openMap(
  container: HTMLElement,
  options: EngineOptions,
  { style, keys }: { style: ReturnType<typeof baseStyle>; keys: string },
): MapLibre | null {
  const { base, bounds, centre, zoom = 16, controls = true } = options;
  const first = bounds ?? boundsOfBase(base);
  const { kind = 'none', attribution = '' } = base.background ?? {};
  const hasWords = kind !== 'none' && attribution !== '';
  try {
    const map = new MapLibre({
      container,
      style,
      ...(first ? { bounds: first as unknown as LngLatBoundsLike } : {}),
      fitBoundsOptions: {
        padding: { top: 36, right: 36, bottom: 36, left: 36 + (options.coveredPx ?? 0) },
        maxZoom: 16,
      },
      maxZoom: 20,
      minZoom: 8,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: hasWords ? { compact: true } : false,
      localIdeographFontFamily: fontFamily,
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
      locale: { 'Map.Title': keys },
      // Keys of tile services are bound to a page's address; the house's own policy tells foreign hosts nothing.
      transformRequest: (url) => ({ url, referrerPolicy: 'strict-origin' }),
    });
    map.touchZoomRotate.disableRotation();
    if (controls) {
      map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
      map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    }
    if (centre) map.jumpTo({ center: [centre.longitude, centre.latitude], zoom });
    return map;
  } catch {
    // No WebGL after all: the caller shows the plain map.
    return null;
  }
}

/** The window that is seen. */
export function windowOf(map: MapLibre): Bounds {
  const seen = map.getBounds();
  return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
}

/** A hand over what can be opened. */
export function pointAt(map: MapLibre, something: boolean): void {
  map.getCanvas().style.cursor = something ? 'pointer' : '';
}
