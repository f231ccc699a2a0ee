/** Row types of the briefs schema. */
import type { BriefDocument, Edits } from '../contract/document.ts';
import type { BriefKind } from '../contract/shapes.ts';
import type { TemplateInput } from '../contract/template.ts';

export interface TemplateRow {
  tenantId: string;
  code: string;
  content: TemplateInput;
  active: boolean;
  version: number;
  scheduledSince: Date;
  savedAt: Date;
  savedByName: string;
}

export interface IssueRow {
  id: string;
  tenantId: string;
  templateCode: string;
  templateVersion: number;
  kind: BriefKind;
  year: number;
  number: number;
  /** `YYYY-MM-DD`. */
  periodFrom: string;
  periodTo: string;
  edition: number;
  state: 'draft' | 'issued';
  document: BriefDocument;
  edits: Edits;
  reason: string;
  version: number;
  composedAt: Date;
  sendAt: Date | null;
  held: boolean;
  issuedAt: Date | null;
  issuedBy: string | null;
  issuedByName: string | null;
  sha256: string | null;
}

export interface DeliveryRow {
  tenantId: string;
  briefId: string;
  personId: string;
  personName: string;
  role: string;
  sentAt: Date;
}

export interface BriefTables {
  'briefs.templates': TemplateRow;
  'briefs.issues': IssueRow;
  'briefs.deliveries': DeliveryRow;
}
