import type { Bounds } from '../types.ts';
import type { MapView } from './view.ts';

/** What `<TownLayersMap>` shows and tells. */
export interface TownLayersMapProps {
  /** What the map is for, for screen readers. */
  readonly label: string;
  /** Codes of the layers shown at first; what the layers say of themselves by default. */
  readonly layers?: readonly string[];
  /** For dark rooms and walls of screens. */
  readonly dark?: boolean;
  /** `full`: switcher, search, tools; `legend`: only what the colours mean; `none`: the map alone. */
  readonly controls?: 'full' | 'legend' | 'none';
  /** What is shown, when the page keeps it (permalinks); else the map keeps it itself. */
  readonly view?: MapView;
  readonly onView?: (view: MapView) => void;
  /** Shows all of it when it changes: a village, a grid cell; the town by default. */
  readonly bounds?: Bounds | null;
  /** Any CSS length; fills its place by default. */
  readonly height?: string;
  /** Goes to a page of the console: `/cases/…`. Without it cards have no such button. */
  readonly onFollow?: (path: string) => void;
}
