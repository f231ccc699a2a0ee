import type { ReactNode } from 'react';
import type { MapLayerView } from '#platform/contract/map.ts';
import type { MapBackground } from '#platform/contract/map-background.ts';
import type { Bounds, MapBase } from '../types.ts';
import type { MapView } from './view.ts';

/** What `<TownLayersMap>` shows and tells. */
export interface TownLayersMapProps {
  /** What the map is for, for screen readers. */
  readonly label: string;
  /** Codes of the layers shown at first; what the layers say of themselves by default. */
  readonly layers?: readonly string[];
  /** For dark rooms and walls of screens; what the view says, else the page's theme, by default. */
  readonly dark?: boolean;
  /** Another source of tiles than the town's setting: one that is tried. */
  readonly background?: MapBackground;
  /** `full`: switcher, search, tools; `legend`: only what the colours mean; `none`: the map alone. */
  readonly controls?: 'full' | 'legend' | 'none';
  /** What is shown, when the page keeps it (permalinks); else the map keeps it itself. */
  readonly view?: MapView;
  readonly onView?: (view: MapView) => void;
  /** The address that brings the view back; without it there is no button for it. */
  readonly link?: () => string;
  /** Shows all of it when it changes: a village, a grid cell; the town by default. */
  readonly bounds?: Bounds | null;
  /** Any CSS length; fills its place by default. */
  readonly height?: string;
  /** Goes to a page of the console: `/cases/…`. Without it cards have no such button. */
  readonly onFollow?: (path: string) => void;
  /** Pieces that act on what was selected by area; they ask `useMapSelected`. */
  readonly acts?: ReactNode;
}

/** The same, with everything that had to be read first. */
export interface ShownMapProps extends TownLayersMapProps {
  readonly base: MapBase;
  readonly known: readonly MapLayerView[];
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
}

/** Changes a part of the view. */
export type ChangeView = (part: Partial<MapView>) => void;
