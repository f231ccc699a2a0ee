/** Row types of the policy schema. */
import type { PolicyContent } from '../contract/content.ts';
import type { DraftState } from '../contract/states.ts';
import type { PolicyLevel, PolicyTopic } from '../contract/words.ts';

/** What lists read of a policy. */
export interface PolicyHead {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly level: PolicyLevel;
  readonly topics: PolicyTopic[];
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly repealedOn: string | null;
  readonly keywords: string[];
}

/** A row of `policy.policies`. */
export interface PolicyRow extends Omit<PolicyHead, 'keywords'> {
  readonly tenantId: string;
  readonly repealedBy: string;
  readonly isPublic: boolean;
  readonly published: PolicyContent | null;
  readonly publishedAt: Date | null;
  readonly publishedVersion: number;
  readonly draft: PolicyContent | null;
  readonly draftState: DraftState;
  readonly draftBy: string | null;
  readonly returnReason: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export interface SynonymRow {
  readonly id: string;
  readonly tenantId: string;
  readonly words: string[];
  readonly note: string;
  readonly version: number;
  readonly updatedAt: Date;
}

export interface UnansweredRow {
  readonly id: string;
  readonly tenantId: string;
  readonly question: string;
  readonly times: number;
  readonly lastAskedAt: Date;
  readonly settledAt: Date | null;
}

export interface SubscriptionRow {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly kind: 'policy' | 'topic';
  readonly subject: string;
  readonly createdAt: Date;
}

export interface AnsweringRow {
  readonly tenantId: string;
  readonly enabled: boolean;
  readonly address: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly version: number;
}

/** Tables by name. */
export interface PolicyTables {
  'policy.policies': PolicyRow;
  'policy.books': { readonly tenantId: string; readonly revision: string };
  'policy.synonyms': SynonymRow;
  'policy.unanswered': UnansweredRow;
  'policy.subscriptions': SubscriptionRow;
  'policy.answering': AnsweringRow;
}
