/** Row types of the schema `catalogue`. */
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
  score: string | null;
  scoredAt: Date | null;
}

export interface CatalogueTables {
  'catalogue.resources': ResourceRow;
}
