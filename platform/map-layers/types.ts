/** What a module declares of a layer of the one map. */
import type {
  MapClass,
  MapColumn,
  MapDetail,
  MapFeatureShape,
  MapFeatures,
  MapHit,
  MapLayerView,
  MapReplay,
} from '../contract/map.ts';
import type { Ctx } from '../context/index.ts';

/** A window of the map, WGS-84 degrees. */
export interface MapEdges {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What is asked of a layer. */
export interface MapQuestion {
  readonly edges: MapEdges;
  /** Zoom of the map (tiles of 512 px); decides how finely points are counted together. */
  readonly zoom: number;
  readonly look: string;
  /** Places of the classes that are left out. */
  readonly hidden: readonly number[];
  /** `count`: many points come counted together; `heat`: the same, finely; `each`: every one, up to a limit. */
  readonly detail: 'count' | 'heat' | 'each';
}

/** What is asked of a span of time; `edges` is null for everywhere. */
export interface ReplayQuestion {
  readonly edges: MapEdges;
  readonly from: Date;
  readonly to: Date;
  readonly look: string;
}

/** A layer of the map. Everything is read as the actor of the ctx (`reading` opens a transaction of his). */
export interface MapLayer
  extends Omit<
    MapLayerView,
    'looks' | 'events' | 'everySeconds' | 'startsShown' | 'listPath' | 'heat'
  > {
  /** Who may see it, besides `map.view`. */
  readonly permission: string;
  /** Smaller comes first within the group. */
  readonly order: number;
  readonly looks: readonly {
    readonly code: string;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly classes: readonly MapClass[];
  }[];
  readonly events: readonly string[];
  /** Read anew after so many seconds without any event; 60 by default. */
  readonly everySeconds?: number;
  readonly heat?: boolean;
  readonly startsShown?: boolean;
  readonly listPath?: string;
  /** Whether a town has anything of it at all; else the switcher leaves it out. Default: yes. */
  readonly offered?: (ctx: Ctx) => Promise<boolean>;
  readonly columns: readonly MapColumn[];
  readonly read: (ctx: Ctx, question: MapQuestion) => Promise<MapFeatures>;
  readonly readReplay?: (ctx: Ctx, question: ReplayQuestion) => Promise<MapReplay>;
  /** What is told of features; ids that the actor may not see are left out. */
  readonly describe: (ctx: Ctx, ids: readonly string[]) => Promise<readonly MapDetail[]>;
}

/** Finds things of one kind by their words. */
export interface MapSearch {
  readonly code: string;
  /** Who may ask it, besides `map.view`. */
  readonly permission: string;
  /** Smaller comes first. */
  readonly order: number;
  /** Best first, at most `limit`; only what the actor may see. */
  readonly find: (ctx: Ctx, words: string, limit: number) => Promise<readonly MapHit[]>;
}

/** A point before it is counted together. */
export interface LayerPoint {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly label: string;
  readonly kind: number;
}

/** A shape before the window is cut out. */
export type LayerShape = MapFeatureShape;
