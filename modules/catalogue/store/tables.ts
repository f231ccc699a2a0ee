/** Row types of the schema `catalogue`. */
import type { RuleKind, RuleResult, RuleSettings } from '../contract/quality.ts';
import type { FieldView, Frequency, Grade, ResourceKind } from '../contract/shapes.ts';

/** A row of `catalogue.resources`. */
export interface ResourceRow {
  id: string;
  tenantId: string;
  code: string;
  titleZh: string;
  titleEn: string;
  summary: string;
  theme: string;
  keywords: string[];
  ownerDepartmentId: string;
  grade: Grade;
  gradeReason: string;
  keptByLaw: string;
  kind: ResourceKind;
  frequency: Frequency;
  sourceSystem: string;
  fields: FieldView[];
  keyFields: string[];
  searchText: string;
  active: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** numeric: text as PostgreSQL gives it. */
  score: string | number | null;
  scoredAt: Date | null;
}

/** A row of `catalogue.quality_rules`; days as `YYYY-MM-DD`. */
export interface RuleRow {
  id: string;
  tenantId: string;
  resourceId: string;
  kind: RuleKind;
  title: string;
  fields: string[];
  settings: RuleSettings;
  leastShare: string | number;
  active: boolean;
  brokenSince: string | null;
  caseId: string | null;
  caseNumber: string | null;
  version: number;
  createdAt: Date;
}

/** A row of `catalogue.quality_days`. */
export interface DayRow {
  tenantId: string;
  resourceId: string;
  day: string;
  score: string | number;
  rows: number;
  results: RuleResult[];
  measuredAt: Date;
}

export interface CatalogueTables {
  'catalogue.resources': ResourceRow;
  'catalogue.quality_rules': RuleRow;
  'catalogue.quality_days': DayRow;
}
