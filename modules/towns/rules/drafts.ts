/** What someone wants an object of the ground to be, from a form or a row of a file. */
import type { Area, Position } from '#platform/geo/index.ts';
import type { HouseNumber, Skill } from '../store/tables.ts';

interface Common {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly active: boolean;
}

export interface VillageFields extends Common {
  readonly kind: 'village' | 'quarter';
  readonly area: Area;
}

export interface GridCellFields extends Common {
  /** Id of the village, or in a file its code. */
  readonly villageRef: string;
  readonly area: Area;
  /** Residents; null: not known; undefined keeps what is there. */
  readonly population?: number | null;
}

export interface DepartmentFields extends Common {
  readonly shortZh: string;
  readonly phone: string;
  readonly dutyZh: string;
  /** Undefined keeps what is there: files carry no skills. */
  readonly skills?: readonly Skill[];
  readonly isOffice: boolean;
}

export interface PlaceFields extends Common {
  readonly kind: string;
  readonly isQr: boolean;
  readonly aliases: readonly string[];
  readonly position: Position;
  readonly precisionMetres: number;
  /** Undefined keeps what is there. */
  readonly houseNumbers?: readonly HouseNumber[];
}

/** Fields by kind of object. */
export interface FieldsOf {
  villages: VillageFields;
  gridCells: GridCellFields;
  departments: DepartmentFields;
  places: PlaceFields;
}

/** One wish: `id` null means the object is found by its code or is new. */
export interface Draft<F> {
  /** Row of the file; 0 for a form. */
  readonly row: number;
  readonly id: string | null;
  readonly fields: F;
}

/** What is wrong with a draft; `code` names a problem of the module. */
export interface Fault {
  readonly row: number;
  readonly field: string;
  readonly code:
    | 'code-taken'
    | 'code-doubled'
    | 'villages-overlap'
    | 'cells-overlap'
    | 'cell-outside-village'
    | 'village-unknown'
    | 'village-has-cells'
    | 'office-needed'
    | 'outside-county'
    | 'value-unknown';
  readonly values: Readonly<Record<string, string | number>>;
}
