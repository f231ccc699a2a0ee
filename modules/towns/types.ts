/** The ground in the words of the program: what other modules read of a town. */
import type { Area, Position } from '#platform/geo/index.ts';
import type { Skill } from './store/tables.ts';

/** A village or the market quarter. */
export interface Village {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** `quarter` is the market quarter 圩镇社区. */
  readonly kind: 'village' | 'quarter';
}

/** The smallest piece of ground, with one responsible grid worker. */
export interface GridCell {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly villageId: string;
  readonly gridWorkerId: string | null;
}

/** A department 站所 that acts. */
export interface Department {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly shortZh: string;
  readonly phone: string;
  readonly skills: readonly Skill[];
  /** The department that answers when no duty names another. */
  readonly isOffice: boolean;
}

/** A place with a QR poster, or a name of the gazetteer. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  /** Whether a poster with a QR code hangs there. */
  readonly isQr: boolean;
  readonly aliases: readonly string[];
  readonly position: Position;
  readonly precisionMetres: number;
  /** Null for what lies in several cells (long roads, rivers, the town). */
  readonly gridCellId: string | null;
}

/** West, south, east, north in WGS-84 degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Everything about a town's ground that other modules ask. Lists hold what is active. */
export interface Ground {
  /** Changes with every change of the ground. */
  readonly revision: string;
  readonly townName: string;
  readonly townNameEn: string;
  readonly dutyPhone: string;
  readonly centre: Position | null;
  readonly countyBounds: Bounds | null;
  readonly countyOutline: Area | null;
  readonly villages: readonly Village[];
  readonly gridCells: readonly GridCell[];
  readonly departments: readonly Department[];
  readonly places: readonly Place[];
  /** The one department that answers when nobody else does; undefined only before the set-up. */
  readonly office: Department | undefined;
  /** Look-ups by id also find what was retired: old cases keep their names. */
  village(id: string): Village | undefined;
  gridCell(id: string): GridCell | undefined;
  department(id: string): Department | undefined;
  place(id: string): Place | undefined;
  placeByCode(code: string): Place | undefined;
  /** The grid cell that holds a position; null outside the town. */
  cellAt(position: Position): GridCell | null;
  /** Whether a position lies in the county; true as long as no outline is known. */
  insideCounty(position: Position): boolean;
  /** Places named in a text, best first. */
  locate(text: string): Located[];
}

/** A place that a text names. */
export interface Located {
  readonly place: Place;
  readonly position: Position;
  /** Cell at the position; null for a name that covers several cells. */
  readonly gridCell: GridCell | null;
  /** How near: a house, a place, a street or hamlet, or only a village or the town. */
  readonly precision: 'door' | 'place' | 'street' | 'area';
  /** How far from the position the place meant may be. */
  readonly precisionMetres: number;
  /** The words of the text that named it. */
  readonly words: string;
}
