/** Row types of the services schema and of what it reads from others. */
import type { PublicCaseRow } from '#modules/cases/contract/index.ts';
import type { Answers } from '../contract/form.ts';
import type { Delivery, ItemContent, LifeEvent } from '../contract/item.ts';
import type { Stage } from '../contract/stages.ts';

/** A row of services.items. */
export interface ItemRecord {
  id: string;
  tenantId: string;
  code: string;
  version: number;
  active: boolean;
  updatedAt: Date;
}

/** A row of services.item_versions. */
export interface VersionRecord {
  tenantId: string;
  itemId: string;
  version: number;
  content: ItemContent;
  note: string;
  savedBy: string | null;
  savedByName: string;
  savedAt: Date;
}

/** An item with the content of one version. */
export interface ItemWithContent extends ItemRecord {
  readonly content: ItemContent;
}

/** A row of services.life_events. */
export interface LifeEventRecord extends LifeEvent {
  tenantId: string;
  position: number;
}

/** From which register a question was filled in. */
export type Prefills = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A row of services.drafts, opened. */
export interface DraftRecord {
  id: string;
  tenantId: string;
  personId: string;
  itemId: string;
  itemVersion: number;
  answers: Answers;
  prefilled: Prefills;
  droppedKeys: string[];
  fileIds: string[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** How a fee stands. */
export type FeeState = 'none' | 'window' | 'due' | 'paid' | 'refunded' | 'waived';
/** How an applicant consented to another one acting. */
export type Consent = 'none' | 'signature' | 'card' | 'recording' | 'mandate';

/** A row of services.applications, opened. */
export interface ApplicationRecord {
  id: string;
  tenantId: string;
  number: string;
  caseId: string;
  itemId: string;
  itemVersion: number;
  itemCode: string;
  itemTitleZh: string;
  itemTitleEn: string;
  departmentId: string;
  stage: Stage;
  channel: 'resident' | 'window';
  applicantId: string | null;
  applicantName: string;
  applicantPhone: string;
  answers: Answers;
  prefilled: Prefills;
  fileIds: string[];
  takenBy: string | null;
  consent: Consent;
  handlerId: string | null;
  delivery: Delivery;
  deliveryNote: string;
  supplementWords: string;
  supplementUntil: Date | null;
  supplementKeys: string[];
  decisionWords: string;
  remedy: string;
  feeFen: number;
  feeState: FeeState;
  payPath: string;
  rating: number | null;
  submittedAt: Date;
  endedAt: Date | null;
  version: number;
}

/** As it lies in the table: answers are one sealed text. */
export type Stored<R extends { answers: Answers }> = Omit<R, 'answers'> & { answers: string };

/** A row of services.prefills. */
export interface PrefillRecord {
  id: string;
  tenantId: string;
  personId: string;
  itemTitleZh: string;
  itemTitleEn: string;
  fields: string[];
  sourcesZh: string[];
  seenAt: Date;
}

export interface ServicesTables {
  'services.items': ItemRecord;
  'services.itemVersions': VersionRecord;
  'services.lifeEvents': LifeEventRecord;
  'services.drafts': Stored<DraftRecord>;
  'services.applications': Stored<ApplicationRecord>;
  'services.prefills': PrefillRecord;
  'cases.pubCases': PublicCaseRow;
}
