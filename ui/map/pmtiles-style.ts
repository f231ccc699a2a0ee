/** A background from one PMTiles archive, of pictures or of vectors. */
import { addProtocol, type LayerSpecification } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { MapBackground } from '#platform/contract/map-background.ts';
import type { Between } from './base-style.ts';
import { darkColours, type MapColours, mapColours } from './colours.ts';

const protocol = new Protocol();
addProtocol('pmtiles', protocol.tile);

/** Colours by what layers of the usual schemes (Protomaps, OpenMapTiles) are called. */
const colours: readonly (readonly [RegExp, keyof MapColours])[] = [
  [/water|ocean|river/, 'water'],
  [/road|transport|street/, 'roadEdge'],
  [/building/, 'building'],
  [/wood|forest|green|park|landcover/, 'forest'],
  [/bound|admin/, 'border'],
  [/land|earth/, 'ground'],
];

const colourOf = (name: string, dark: boolean): string =>
  (dark ? darkColours : mapColours)[colours.find(([words]) => words.test(name))?.[1] ?? 'field'];

/** Looks into the archive and says how it is drawn. @throws when it cannot be read */
export async function archiveStyle(
  { sources: [[address = ''] = []], opacity }: MapBackground,
  { prefix, dark }: { readonly prefix: string; readonly dark: boolean },
): Promise<Between> {
  const url = new URL(address, location.origin).href;
  const archive = new PMTiles(url);
  protocol.add(archive);
  const id = `${prefix}archive`;
  const source = `pmtiles://${url}`;
  const { tileType } = await archive.getHeader();
  if (tileType !== TileType.Mvt) {
    return {
      sources: { [id]: { type: 'raster', url: source, tileSize: 256 } },
      layers: [
        {
          id,
          source: id,
          type: 'raster',
          paint: { 'raster-opacity': opacity, ...(dark ? { 'raster-brightness-max': 0.55 } : {}) },
        },
      ],
    };
  }
  const { vector_layers: parts = [] } = (await archive.getMetadata()) as {
    vector_layers?: { readonly id: string }[];
  };
  return {
    sources: { [id]: { type: 'vector', url: source } },
    layers: parts.flatMap((part) => layersOf(id, part.id, { opacity, dark })),
  };
}

function layersOf(
  source: string,
  name: string,
  { opacity, dark }: { readonly opacity: number; readonly dark: boolean },
): LayerSpecification[] {
  const colour = colourOf(name, dark);
  const own = { source, 'source-layer': name };
  return [
    {
      ...own,
      id: `${source}/${name}/fill`,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': opacity },
    },
    {
      ...own,
      id: `${source}/${name}/line`,
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colour, 'line-opacity': opacity, 'line-width': 1.2 },
    },
  ] as LayerSpecification[];
}
