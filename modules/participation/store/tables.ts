/** Row types of the module of participation. */
import type { PublicCaseRow } from '#modules/cases/index.ts';
import type {
  PollOption,
  PollResult,
  SatisfactionRow,
  Section,
  TextFinding,
} from '../contract/index.ts';
import type {
  CallState,
  ConsultationState,
  PollState,
  SuggestionState,
} from '../contract/states.ts';
import type { Outcome, RefusalReason, Secrecy, Topic } from '../contract/words.ts';
import type { DrawnStratum } from '../rules/sample.ts';
import type { PointTables } from './tables-of-points.ts';

export type {
  ClaimRecord,
  ConsentRecord,
  EntryRecord,
  GoodRecord,
  RedemptionRecord,
  RuleRecord,
} from './tables-of-points.ts';

export interface SuggestionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly authorId: string | null;
  readonly title: string;
  readonly body: string;
  readonly publicTitle: string;
  readonly publicBody: string;
  readonly topic: Topic;
  readonly villageId: string | null;
  readonly findings: readonly TextFinding[];
  readonly state: SuggestionState;
  readonly reason: RefusalReason | '';
  readonly reasonWords: string;
  readonly departmentId: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly dueAt: Date | null;
  readonly mergedIntoId: string | null;
  readonly outcome: Outcome | '';
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly supporters: number;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface ResidentRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly idNumber: string;
  /** Written by the sealing. */
  readonly idNumberIndex?: string | null | undefined;
  readonly villageId: string;
  readonly bornOn: string;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date;
  readonly active: boolean;
  readonly version: number;
}

export interface PollRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly options: readonly PollOption[];
  readonly chooseMost: number;
  readonly secrecy: Secrecy;
  readonly villageIds: readonly string[];
  readonly minAge: number;
  readonly withPaper: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: PollState;
  readonly reason: string;
  readonly signingKey: string;
  /** JSON of {n, e}. */
  readonly publicKey: string;
  readonly eligible: number | null;
  readonly result: PollResult | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface VoiceRecord {
  readonly tenantId: string;
  readonly pollId: string;
  readonly residentId: string;
  readonly villageId: string;
  readonly way: 'online' | 'paper';
  readonly onDay: string;
  readonly blinded: string;
  readonly signature: string;
}

export interface BallotRecord {
  readonly tenantId: string;
  readonly pollId: string;
  readonly receipt: string;
  readonly choices: readonly string[];
}

export interface OpenBallotRecord extends BallotRecord {
  readonly residentId: string;
  readonly votedAt: Date;
}

export interface PaperCountRecord {
  readonly tenantId: string;
  readonly pollId: string;
  readonly villageId: string;
  readonly round: number;
  readonly enteredBy: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: number;
  readonly spoiled: number;
  readonly enteredAt: Date;
}

export interface ConsultationRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
  readonly departmentId: string;
  readonly state: ConsultationState;
  readonly closesAt: Date;
  readonly heard: string;
  readonly changed: string;
  readonly sectionAnswers: Readonly<Record<string, string>>;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface CommentRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly consultationId: string;
  readonly anchor: string;
  readonly authorId: string | null;
  readonly words: string;
  readonly publicWords: string;
  readonly state: 'waiting' | 'shown' | 'hidden';
  readonly reason: RefusalReason | '';
  readonly createdAt: Date;
}

export interface RoundRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly title: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly size: number;
  readonly restDays: number;
  readonly seed: string;
  readonly strata: readonly DrawnStratum[];
  readonly frameDigest: string;
  readonly script: string;
  readonly state: 'open' | 'published';
  readonly result: readonly SatisfactionRow[] | null;
  readonly drawnBy: string | null;
  readonly drawnAt: Date;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface CallRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly roundId: string;
  readonly place: number;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly departmentId: string | null;
  readonly villageId: string | null;
  readonly phone: string;
  readonly personKey: string;
  readonly state: CallState;
  readonly attempts: number;
  readonly score: number | null;
  readonly solved: boolean | null;
  readonly words: string;
  readonly calledBy: string | null;
  readonly calledAt: Date | null;
}

export interface ParticipationTables extends PointTables {
  'participation.suggestions': SuggestionRecord;
  'participation.supports': {
    tenantId: string;
    suggestionId: string;
    personId: string;
    supportedAt: Date;
  };
  'participation.residents': ResidentRecord;
  'participation.polls': PollRecord;
  'participation.voices': VoiceRecord;
  'participation.ballots': BallotRecord;
  'participation.openBallots': OpenBallotRecord;
  'participation.paperCounts': PaperCountRecord;
  'participation.consultations': ConsultationRecord;
  'participation.comments': CommentRecord;
  'participation.callRounds': RoundRecord;
  'participation.calls': CallRecord;
  'cases.pubCases': PublicCaseRow;
}
