/** Tiles under the town's own lines: how they enter the style, and whether their host answers. */
import { addProtocol, type Map as MapLibre, type SourceSpecification } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { MapBackground } from '#platform/contract/map-background.ts';
import type { Between } from './base-style.ts';
import { gcjScheme, gcjTemplate, loadGcjTile } from './gcj-tiles.ts';

/** Where there are none. */
export const noTiles: Between = { sources: {}, layers: [] };
/** Beginning of the names of all that comes from a foreign source. */
const prefix = 'tiles-';

addProtocol(gcjScheme, loadGcjTile);

/** The sources and layers of a background; an archive is looked into first. */
export async function tileStyle(background: MapBackground, dark: boolean): Promise<Between> {
  if (background.kind === 'none') return noTiles;
  if (background.kind === 'pmtiles') {
    const { archiveStyle } = await import('./pmtiles-style.ts');
    return archiveStyle(background, { prefix, dark }).catch(() => noTiles);
  }
  return rasterStyle(background, dark);
}

/** The same for tiles of pictures. */
function rasterStyle(background: MapBackground, dark: boolean): Between {
  const { sources, attribution, datum, minZoom, maxZoom, opacity } = background;
  const shifted = (address: string): string => {
    if (datum !== 'gcj02') return address;
    return gcjTemplate(address.startsWith('/') ? `${location.origin}${address}` : address);
  };
  const named = sources.map((addresses, at) => ({ id: `${prefix}${at}`, addresses }));
  return {
    sources: Object.fromEntries(
      named.map(({ id, addresses }) => [
        id,
        {
          type: 'raster',
          tiles: addresses.map(shifted),
          tileSize: 256,
          minzoom: minZoom,
          maxzoom: maxZoom,
          attribution: escaped(attribution),
        } as SourceSpecification,
      ]),
    ),
    layers: named.map(({ id }) => ({
      id,
      source: id,
      type: 'raster',
      paint: {
        'raster-opacity': opacity,
        'raster-fade-duration': 0,
        ...darkened(background, dark),
      },
    })),
  };
}

/** On dark screens a drawn map turns from dark on white to light on dark with its hues kept; a picture is dimmed. */
function darkened({ drawn = false }: MapBackground, dark: boolean) {
  if (!dark) return {};
  if (drawn) {
    return {
      'raster-brightness-min': 0.92,
      'raster-brightness-max': 0.08,
      'raster-hue-rotate': 180,
    };
  }
  return { 'raster-brightness-max': 0.55, 'raster-saturation': -0.35 };
}

/** MapLibre shows attributions as HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** So many tiles failed and none came: the host does not answer. */
const manyFailures = 3;

/** Whether the host of the tiles does not answer; the town's own layers lie under them and stay. */
export function useTilesFail(map: MapLibre | null): boolean {
  const [fails, setFails] = useState(false);
  useEffect(() => {
    if (!map) return;
    let failures = 0;
    const failed = (event: object): void => {
      const { sourceId, source } = event as { sourceId?: string; source?: { id?: string } };
      if (!(sourceId ?? source?.id ?? '').startsWith(prefix)) return;
      failures += 1;
      if (failures >= manyFailures) setFails(true);
    };
    const came = (event: { sourceId?: string; tile?: { state?: string } }): void => {
      if (!event.sourceId?.startsWith(prefix) || event.tile?.state !== 'loaded') return;
      failures = 0;
      setFails(false);
    };
    map.on('error', failed);
    map.on('sourcedata', came as never);
    return () => {
      map.off('error', failed);
      map.off('sourcedata', came as never);
    };
  }, [map]);
  return fails;
}

/** Shows the tiles, or the town's own drawing alone. */
export function useGround(map: MapLibre | null, ground: 'tiles' | 'own'): void {
  useEffect(() => {
    if (!map) return;
    const visibility = ground === 'tiles' ? 'visible' : 'none';
    for (const { id } of map.getStyle().layers) {
      if (id.startsWith(prefix)) map.setLayoutProperty(id, 'visibility', visibility);
    }
  }, [map, ground]);
}
