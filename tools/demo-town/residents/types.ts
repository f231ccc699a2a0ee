import type { Gender } from '../names.ts';

/** A village or quarter with what addresses in it are made of. */
export interface ResidentPlace {
  readonly villageName: string;
  /** Streets with house numbers in a quarter; villagers' groups in a village. */
  readonly streets: readonly string[];
  readonly isQuarter: boolean;
}

/** Where residents live. */
export interface ResidentTown {
  /** e.g. 云岭县清溪镇 */
  readonly fullName: string;
  readonly places: readonly ResidentPlace[];
}

/** A house or flat with its address, and what it was called before renumbering. */
export interface Home {
  readonly code: string;
  readonly villageName: string;
  /** Group or street. */
  readonly street: string;
  readonly address: string;
  readonly oldAddress: string | null;
}

/** A person as the truth knows one. */
export interface Resident {
  readonly number: number;
  readonly name: string;
  readonly gender: Gender;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly identityNumber: string;
  /** A telephone that several of the household may share; empty without one. */
  readonly phone: string;
  readonly home: Home;
  readonly householdCode: string;
  readonly relation: 'head' | 'spouse' | 'child' | 'parent' | 'grandchild';
}

/** All residents, by household. */
export interface Population {
  readonly residents: readonly Resident[];
  readonly homes: readonly Home[];
}

/** A column of a list, and the field of the catalogue that it becomes. */
export interface SourceColumn {
  readonly key: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly type: 'text' | 'date' | 'integer' | 'decimal';
  readonly personalClass: 'personal' | 'sensitive' | null;
  readonly mask: 'name' | 'phone' | 'idNumber' | 'address' | null;
}

/** A list. */
export interface SourceList {
  /** Code of the resource. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Code of the department that keeps it. */
  readonly departmentCode: string;
  /** Key of the column that tells a row from all others. */
  readonly keyColumn: string;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly (readonly string[])[];
  /** For scoring only: the resident of each row; -1 for none. */
  readonly truth: readonly number[];
}
