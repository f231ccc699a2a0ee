/** Row types of the module of assistance. */
import type {
  ActKind,
  ActOutcomeWord,
  AttemptOutcome,
  CallbackState,
  CallResult,
  CallState,
  Consent,
  MandateEnd,
  MandateState,
  MandateWay,
  Relation,
  SessionEnd,
  SessionWay,
} from '../contract/words.ts';

export interface SettingsRow {
  readonly tenantId: string;
  readonly idleMinutes: number;
  readonly callbackMinutes: number;
  readonly ctiSecret: string;
  readonly version: number;
}

export interface PaperRow {
  readonly personId: string;
  readonly tenantId: string;
  readonly idNumber: string;
  readonly seenBy: string | null;
  readonly seenAt: Date;
}

export interface MandateRow {
  readonly id: string;
  readonly tenantId: string;
  readonly principalId: string;
  readonly agentId: string | null;
  readonly agentName: string;
  readonly agentPhone: string;
  readonly relation: Relation;
  readonly covers: readonly ActKind[];
  readonly way: MandateWay;
  readonly state: MandateState;
  readonly begunBy: string;
  readonly sessionId: string | null;
  readonly formFileId: string | null;
  readonly codeSha256: Buffer | null;
  readonly codeTries: number;
  readonly codeUntil: Date | null;
  readonly untilAt: Date;
  readonly createdAt: Date;
  readonly liveAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: MandateEnd | null;
}

export interface SessionRow {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly principalId: string;
  readonly agentId: string;
  readonly way: SessionWay;
  readonly consent: Consent;
  readonly consentFileId: string | null;
  readonly consentWords: string;
  readonly covers: readonly ActKind[];
  readonly state: 'open' | 'ended';
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: SessionEnd | null;
  readonly draft: string;
  readonly callId: string | null;
}

export interface ActRow {
  readonly id: string;
  readonly tenantId: string;
  readonly principalId: string;
  readonly agentId: string;
  readonly mandateId: string;
  readonly mandateKind: 'family' | 'assistance';
  readonly operation: string;
  readonly kind: ActKind;
  readonly isReading: boolean;
  readonly occurredAt: Date;
  readonly outcome: ActOutcomeWord;
  readonly reference: string;
}

export interface CallRow {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly direction: 'in' | 'out';
  readonly source: 'typed' | 'exchange';
  readonly externalId: string | null;
  readonly phone: string;
  readonly callerName: string;
  readonly principalId: string | null;
  readonly agentId: string | null;
  readonly state: CallState;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly recording: string;
  readonly summary: string;
  readonly result: CallResult | null;
  readonly reference: string;
  readonly callbackId: string | null;
}

export interface CallbackRow {
  readonly id: string;
  readonly tenantId: string;
  readonly callId: string | null;
  readonly phone: string;
  readonly principalId: string | null;
  readonly reason: string;
  readonly state: CallbackState;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly lastOutcome: AttemptOutcome | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

export interface AttemptRow {
  readonly id: string;
  readonly tenantId: string;
  readonly callbackId: string;
  readonly outcome: AttemptOutcome;
  readonly agentId: string;
  readonly triedAt: Date;
}

export interface PhraseRow {
  readonly id: string;
  readonly tenantId: string;
  readonly title: string;
  readonly body: string;
  readonly position: number;
  readonly version: number;
}

interface DeskRow {
  readonly tenantId: string;
  readonly personId: string;
  readonly extension: string;
  readonly since: Date;
}

/** Blind indexes are written by the sealing. */
export interface AssistTables {
  'assist.settings': SettingsRow;
  'assist.papers': PaperRow & { idNumberIndex?: string };
  'assist.mandates': MandateRow & { agentPhoneIndex?: string | null };
  'assist.sessions': SessionRow;
  'assist.acts': ActRow;
  'assist.calls': CallRow & { phoneIndex?: string | null };
  'assist.callbacks': CallbackRow & { phoneIndex?: string | null };
  'assist.attempts': AttemptRow;
  'assist.desks': DeskRow;
  'assist.phrases': PhraseRow;
}
