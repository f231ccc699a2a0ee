/** Categories and duties in the words of the program. */
import type { WorkingUnit } from '#platform/calendar/index.ts';

/** How soon something must be looked at. */
export type Urgency = 'urgent' | 'high' | 'normal' | 'low';

/** Who looks before a case is closed. */
export type VerifyBy = 'gridWorker' | 'officer' | 'none';

/** A length of time in a unit of the working calendar. */
export interface Span {
  readonly amount: number;
  readonly unit: WorkingUnit;
}

/** A small class 小类. */
export interface Category {
  readonly code: string;
  readonly largeClassCode: string;
  readonly largeClassZh: string;
  readonly largeClassEn: string;
  readonly kind: 'component' | 'event';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly descriptionZh: string;
  readonly keywords: readonly string[];
  readonly registrationCondition: string;
  readonly closingCondition: string;
  readonly urgency: Urgency;
  readonly icon: string;
  readonly popular: boolean;
  readonly public: boolean;
  readonly sensitive: boolean;
  /** False once retired: still found by its code, no longer offered. */
  readonly active: boolean;
}

/** What a duty is asked for. A village follows from its grid cell. */
export interface Matter {
  readonly categoryCode: string;
  readonly gridCellId: string | null;
  readonly villageId: string | null;
  /** Kind of landmark, road or water at which it lies: market, school, river … */
  readonly placeKind?: string | null;
}

/** Who answers for a matter, and by when. */
export interface Duty {
  /** The row that decided; null when nothing but the office was left. */
  readonly dutyId: string | null;
  /** How the row was found. */
  readonly source: 'gridCell' | 'village' | 'placeKind' | 'default' | 'largeClass' | 'office';
  readonly leadDepartmentId: string;
  readonly assistingDepartmentIds: readonly string[];
  readonly teamZh: string;
  /** From dispatch to acceptance 签收. */
  readonly response: Span;
  /** From dispatch to the report of being done. */
  readonly deadline: Span;
  readonly verifyBy: VerifyBy;
  readonly registrationCondition: string;
  readonly closingCondition: string;
}

/** The duty matrix of a town, ready to ask. */
export interface DutyBook {
  /** Categories that are offered, in the order of their codes. */
  readonly categories: readonly Category[];
  /** A category by its code, retired ones too. */
  category(code: string): Category | undefined;
  /** Who answers: always somebody. The more special place wins, then the large class, then the office. */
  dutyFor(matter: Matter): Duty;
}

/** A category in a village for which a change of the matrix changes something. */
export interface ChangedMatter {
  readonly categoryCode: string;
  readonly villageId: string;
  /** Cells of the village that change. */
  readonly gridCellIds: readonly string[];
  readonly before: Duty;
  readonly after: Duty;
}
