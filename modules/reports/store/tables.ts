/** Row types of the reports schema and of what it reads from others. */
import type { PublicCaseRow } from '#modules/cases/contract/index.ts';

/** A row of reports.reports. */
export interface ReportRecord {
  id: string;
  tenantId: string;
  number: string;
  token: string;
  caseId: string;
  channel: string;
  text: string;
  categoryCode: string;
  givenCategory: boolean;
  address: string;
  longitude: number | null;
  latitude: number | null;
  positionSource: string;
  placeCode: string | null;
  reporterId: string | null;
  reporterName: string;
  reporterPhone: string | null;
  anonymous: boolean;
  confidential: boolean;
  takenBy: string | null;
  device: string | null;
  idempotencyKey: string | null;
  fileIds: string[];
  question: string | null;
  questionAt: Date | null;
  answeredAt: Date | null;
  seenAt: Date | null;
  reportedAt: Date;
}

export interface ReportsTables {
  /** The blind index of the phone is written by the sealing. */
  'reports.reports': ReportRecord & { reporterPhoneIndex?: string | null };
  'cases.pubCases': PublicCaseRow;
}
