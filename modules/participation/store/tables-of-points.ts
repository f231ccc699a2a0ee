/** Row types of points and of the shop. */
import type { MonthContent } from '../contract/index.ts';
import type { ClaimState, RedemptionState } from '../contract/states.ts';
import type { EntryKind } from '../contract/words.ts';

export interface RuleRecord {
  readonly tenantId: string;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly points: number;
  readonly perDay: number;
  readonly lastsDays: number;
  readonly claimable: boolean;
  readonly active: boolean;
  readonly version: number;
}

export interface EntryRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly kind: EntryKind;
  readonly points: number;
  readonly rule: string;
  readonly source: string;
  readonly sourceId: string;
  readonly villageId: string | null;
  readonly note: string;
  readonly happenedAt: Date;
  readonly enteredAt: Date;
  readonly expiresAt: Date | null;
}

export interface ClaimRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly rule: string;
  readonly words: string;
  readonly photoIds: readonly string[];
  readonly doneOn: string;
  readonly state: ClaimState;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string;
  readonly points: number | null;
  readonly createdAt: Date;
}

export interface GoodRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly description: string;
  readonly points: number;
  readonly stock: number;
  readonly perPerson: number;
  readonly station: string;
  readonly active: boolean;
  readonly version: number;
}

export interface RedemptionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly goodId: string;
  readonly goodName: string;
  readonly quantity: number;
  readonly points: number;
  readonly code: string;
  readonly station: string;
  readonly state: RedemptionState;
  readonly reservedAt: Date;
  readonly untilAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}

export interface ConsentRecord {
  readonly tenantId: string;
  readonly personId: string;
  readonly shownName: string;
  readonly villageId: string;
  readonly givenAt: Date;
}

export interface PointTables {
  'participation.pointRules': RuleRecord;
  'participation.pointAccounts': {
    tenantId: string;
    personId: string;
    balance: number;
    earned: number;
  };
  'participation.pointEntries': EntryRecord;
  'participation.claims': ClaimRecord;
  'participation.goods': GoodRecord;
  'participation.redemptions': RedemptionRecord;
  'participation.boardConsents': ConsentRecord;
  'participation.publications': {
    tenantId: string;
    month: string;
    content: MonthContent;
    publishedAt: Date;
  };
}
