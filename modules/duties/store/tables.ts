/** Row types of the duties schema. */
import type { WorkingUnit } from '#platform/calendar/index.ts';
import type { Urgency, VerifyBy } from '../types.ts';

export interface LargeClassRow {
  tenantId: string;
  code: string;
  kind: 'component' | 'event';
  nameZh: string;
  nameEn: string;
  version: number;
}

export interface CategoryRow {
  tenantId: string;
  code: string;
  largeClassCode: string;
  nameZh: string;
  nameEn: string;
  descriptionZh: string;
  keywords: string[];
  registrationCondition: string;
  closingCondition: string;
  urgency: Urgency;
  icon: string;
  popular: boolean;
  public: boolean;
  sensitive: boolean;
  active: boolean;
  version: number;
}

export interface DutyRow {
  id: string;
  tenantId: string;
  categoryCode: string;
  gridCellId: string | null;
  villageId: string | null;
  placeKind: string | null;
  leadDepartmentId: string;
  assistingDepartmentIds: string[];
  teamZh: string;
  responseAmount: number;
  responseUnit: WorkingUnit;
  deadlineAmount: number;
  deadlineUnit: WorkingUnit;
  verifyBy: VerifyBy;
  registrationCondition: string;
  closingCondition: string;
  version: number;
}

export interface DutiesTables {
  'duties.settings': { tenantId: string; revision: string };
  'duties.largeClasses': LargeClassRow;
  'duties.categories': CategoryRow;
  'duties.duties': DutyRow;
  'duties.imports': {
    id: string;
    tenantId: string;
    rows: unknown;
    createdBy: string | null;
    createdAt: Date;
    expiresAt: Date;
    appliedAt: Date | null;
  };
}
