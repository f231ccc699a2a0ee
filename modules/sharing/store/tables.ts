/** Row types of the module of sharing. */
import type { Condition } from '../contract/index.ts';
import type {
  CorrectionState,
  DeliveryState,
  GrantState,
  RequestState,
  SubscriptionState,
} from '../contract/states.ts';
import type { LegalBasis, StopReason, UseOutcome, UseWay, Watched } from '../contract/words.ts';

/** Answer of the owner to one field. */
export type FieldAnswer = 'granted' | 'masked' | 'refused';

export interface SettingsRow {
  readonly tenantId: string;
  readonly answerWorkingDays: number;
  readonly correctionWorkingDays: number;
  readonly remindWorkingDays: number;
}

export interface RequestRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly resourceId: string;
  readonly resourceZh: string;
  readonly resourceEn: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly purpose: string;
  readonly basis: LegalBasis;
  readonly basisWords: string;
  readonly fields: readonly string[];
  readonly conditions: readonly Condition[];
  /** `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly rowsPerDay: number;
  readonly state: RequestState;
  readonly askedBy: string | null;
  readonly askedAt: Date | null;
  readonly dueAt: Date | null;
  readonly overdueAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly answer: string;
  readonly answers: Readonly<Record<string, FieldAnswer>>;
  readonly grantId: string | null;
  readonly settledAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** A granted field as stored. */
export interface FieldOfGrant {
  readonly key: string;
  readonly masked: boolean;
}

export interface GrantRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly requestId: string;
  readonly number: string;
  readonly resourceId: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly fields: readonly FieldOfGrant[];
  readonly conditions: readonly Condition[];
  readonly rowsPerDay: number;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly state: GrantState;
  readonly words: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly createdAt: Date;
  readonly uses: number;
  readonly rowsUsed: number;
  readonly lastUsedAt: Date | null;
}

export interface UseRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly grantId: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly way: UseWay;
  readonly userId: string | null;
  readonly keyName: string;
  readonly rows: number;
  readonly outcome: UseOutcome;
  readonly stoppedBy: StopReason | null;
  readonly usedAt: Date;
  readonly endedAt: Date | null;
}

export interface SightingRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly subjectIndex: string;
  readonly grantId: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly way: UseWay;
  readonly day: string;
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export interface IdentityRecord {
  readonly personId: string;
  readonly tenantId: string;
  readonly idNumber: string;
  readonly idNumberIndex: string;
  readonly provedBy: 'records' | 'window';
  readonly confirmedBy: string | null;
  readonly provedAt: Date;
}

export interface CorrectionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly grantId: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly fieldKey: string;
  readonly rowRef: string;
  readonly presentValue: string;
  readonly rightValue: string;
  readonly words: string;
  readonly state: CorrectionState;
  readonly answer: string;
  readonly effect: string;
  readonly sentBy: string | null;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly overdueAt: Date | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

export interface SubscriptionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly grantId: string;
  readonly resourceId: string;
  readonly ownerDepartmentId: string;
  readonly departmentId: string;
  readonly title: string;
  readonly watch: readonly Watched[];
  readonly conditions: readonly Condition[];
  readonly message: boolean;
  readonly webhookUrl: string;
  readonly secret: string;
  readonly state: SubscriptionState;
  readonly told: number;
  readonly toldAt: Date | null;
  readonly lastRow: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

export interface DeliveryRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly departmentId: string;
  readonly batchId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly sentAt: Date | null;
  readonly lastError: string;
  readonly createdAt: Date;
}

export interface MatterRecord {
  readonly caseId: string;
  readonly tenantId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly grantId: string;
  readonly departmentId: string;
  readonly ownerDepartmentId: string;
  readonly takingPart: readonly string[];
  readonly rowRefs: readonly string[];
  readonly openedBy: string | null;
  readonly openedAt: Date;
}

export interface SharingTables {
  'sharing.settings': SettingsRow;
  'sharing.requests': RequestRecord;
  'sharing.grants': GrantRecord;
  'sharing.uses': UseRecord;
  'sharing.sightings': SightingRecord;
  'sharing.identities': IdentityRecord;
  'sharing.corrections': CorrectionRecord;
  'sharing.subscriptions': SubscriptionRecord;
  'sharing.deliveries': DeliveryRecord;
  'sharing.matters': MatterRecord;
}
