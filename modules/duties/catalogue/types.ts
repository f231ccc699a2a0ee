/**
 * Types of the shipped default catalogue: what can be reported, who answers for it, and by when.
 * The shape follows GB/T 30428 (digital urban management): components (部件) and events (事件), large
 * and small classes, registration and closing conditions, handling times. The classes themselves
 * are this product's own choice for a market town; a town edits its copy on screen.
 */

/** How soon something must be looked at. `urgent` rings at once. */
export type UrgencyLevel = 'urgent' | 'high' | 'normal' | 'low';

/** Component 部件: a thing that stands there and broke. Event 事件: something that happens. */
export type CategoryKind = 'component' | 'event';

/** A large class 大类 with its small classes 小类. */
export interface LargeClassSeed {
  /** Four digits: kind (01 component, 02 event) and class. */
  readonly code: string;
  readonly kind: CategoryKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categories: readonly SmallClassSeed[];
}

/** A small class as written in the data files; the code has six digits. */
export interface SmallClassSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** One plain sentence that a resident understands. */
  readonly descriptionZh: string;
  /** Words that residents use for it. */
  readonly keywords: readonly string[];
  /** 立案条件: when a report becomes a case. */
  readonly registrationConditionZh: string;
  /** 结案条件: when the case counts as solved. */
  readonly closingConditionZh: string;
  readonly urgency: UrgencyLevel;
  /** Key of the icon, unique within the catalogue. */
  readonly icon: string;
  /** One of the eight choices on the resident's first screen. */
  readonly popular: boolean;
  /** May appear on the public page (without personal data). */
  readonly public: boolean;
  /** Read only by those who handle it: families, wages, complaints about staff … */
  readonly sensitive: boolean;
}

/** A small class together with its large class. */
export interface CategorySeed extends SmallClassSeed {
  readonly kind: CategoryKind;
  readonly largeClassCode: string;
  readonly largeClassZh: string;
  readonly largeClassEn: string;
}

/** Codes of the eleven default departments 站所. */
export type DepartmentCode =
  | 'office'
  | 'city-management'
  | 'sanitation'
  | 'construction'
  | 'agriculture'
  | 'emergency'
  | 'police'
  | 'health'
  | 'civil-affairs'
  | 'water'
  | 'market-supervision';

/** Something a member of staff can do, and the categories (code prefixes) it serves. */
export interface SkillSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categoryPrefixes: readonly string[];
}

/** A default department. */
export interface DepartmentSeed {
  readonly code: DepartmentCode;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Short name for lists and map labels. */
  readonly shortZh: string;
  /** Extension behind the town's switchboard. */
  readonly phoneExtension: string;
  readonly dutyZh: string;
  readonly skills: readonly SkillSeed[];
}

/** A length of time; the units are those of the working calendar. */
export interface DutySpan {
  readonly amount: number;
  /** `hour` and `day` run day and night, `workingHour` and `workingDay` in working time. */
  readonly unit: 'workingHour' | 'workingDay' | 'hour' | 'day';
}

/**
 * Kinds of place for which a duty may differ. `village` and `marketQuarter` are the administrative
 * division of the place; the others are landmarks, roads or waters at which it lies.
 */
export type PlaceKind =
  | 'village'
  | 'marketQuarter'
  | 'market'
  | 'school'
  | 'river'
  | 'reservoir'
  | 'countyRoad'
  | 'busStation'
  | 'park'
  | 'careHome';

/** A duty 权责: who leads, who assists, by when. */
export interface DutySeed {
  readonly categoryCode: string;
  /** Null: anywhere, unless a duty for the kind of place says otherwise. */
  readonly placeKind: PlaceKind | null;
  readonly leadDepartmentCode: DepartmentCode;
  readonly assistingDepartmentCodes: readonly DepartmentCode[];
  /** Team inside the department, empty when the whole department answers. */
  readonly teamZh: string;
  /** From dispatch to the report of being done. */
  readonly deadline: DutySpan;
  /** From dispatch to acceptance 签收. */
  readonly responseWithin: DutySpan;
  /** A grid worker goes to look before the case is closed. */
  readonly gridWorkerVerifies: boolean;
}
