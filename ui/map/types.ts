import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { MapBackground } from '#platform/contract/map-background.ts';
import type { Meaning } from '../tokens/tokens.ts';

/** A position on the earth, WGS-84 degrees. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** West, south, east, north, degrees. */
export type Bounds = readonly [number, number, number, number];

/** What a layer of the base map shows; decides how it is drawn. */
export type BaseKind =
  | 'neighbours'
  | 'outline'
  | 'landCover'
  | 'grounds'
  | 'waters'
  | 'buildings'
  | 'roads'
  | 'gridCells'
  | 'villages'
  | 'hamlets'
  | 'landmarks';

/** One layer of the base map; properties carry `kind`, `nameZh` and `nameEn`. */
export interface BaseLayer {
  readonly id: string;
  readonly kind: BaseKind;
  readonly features: readonly Feature[];
}

/** Answer of `GET /api/v1/map/base`. */
export interface MapBase {
  readonly layers: readonly BaseLayer[];
  /** Tiles under the town's own lines, where an administrator has set a source. */
  readonly background?: MapBackground;
}

/** Something that stands at a place: a case, a device. */
export interface MapPoint extends Position {
  readonly id: string;
  readonly meaning: Meaning;
  /** What it is, for screen readers and the plain map. */
  readonly label: string;
  /** How many it stands for, where the server counted instead of naming each; one by default. */
  readonly count?: number;
}

/** Something that covers ground: a grid cell, a closed road. */
export interface MapArea {
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly meaning?: Meaning;
  readonly label?: string;
}

/** Something that runs along the ground: a track, a route. */
export interface MapLine {
  readonly id: string;
  readonly path: readonly Position[];
  readonly meaning?: Meaning;
  readonly label?: string;
  /** Drawn thinner and fainter, as what stands behind. */
  readonly faint?: boolean;
}

/** What `<TownMap>` shows and tells. */
export interface TownMapProps {
  /** What the map is for, for screen readers. */
  readonly label: string;
  readonly points?: readonly MapPoint[];
  readonly areas?: readonly MapArea[];
  readonly lines?: readonly MapLine[];
  /** Id of the point or area that is looked at. */
  readonly selected?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Picks a position: the pin stands here; null asks for the first tap. */
  readonly picked?: Position | null;
  readonly onPick?: (position: Position) => void;
  /** Corners of an area that is being drawn, in order, not closed; with `onRing` they can be moved. */
  readonly ring?: readonly Position[];
  readonly onRing?: (ring: Position[]) => void;
  /** The corners are those of a line, not of an area. */
  readonly openRing?: boolean;
  /** Goes there when it changes. */
  readonly centre?: Position | null;
  /** Shows all of it when it changes; without it, the points, else the whole town. */
  readonly bounds?: Bounds | null;
  /** The window that is seen, after each move: for asking the server for what lies in it. */
  readonly onWindow?: (bounds: Bounds) => void;
  /** Any CSS length; fills its place by default. */
  readonly height?: string;
}
