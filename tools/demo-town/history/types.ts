import type { WorkingUnit } from '#platform/calendar/index.ts';

/** Shapes of the demo history: what happened in two years, as plain data. */

/** Doors through which the matters came in (a subset of the cases' channels). */
export type HistoricChannel = 'resident' | 'gridWorker' | 'hotline' | 'window' | 'open311';

/** Final or present state, as in the table of states. */
export type HistoricState =
  | 'registered'
  | 'dispatched'
  | 'accepted'
  | 'suspended'
  | 'done'
  | 'verified'
  | 'closed'
  | 'cancelled'
  | 'merged';

/** An action of the state table, or `register` for the opening of the case. */
export type HistoricAction =
  | 'register'
  | 'dispatch'
  | 'accept'
  | 'return'
  | 'transfer'
  | 'requestExtension'
  | 'approveExtension'
  | 'suspend'
  | 'resume'
  | 'reportDone'
  | 'verify'
  | 'refuseVerification'
  | 'close'
  | 'reopen'
  | 'rate'
  | 'cancel'
  | 'merge';

/** One step of a case. */
export interface Milestone {
  action: HistoricAction;
  at: Date;
  /** State after the step. */
  state: HistoricState;
  /** User name of the person who acted, `reporter` or `system`. */
  by: string;
  /** What was noted; '' where the action asks for nothing. */
  note: string;
  /** Department to which the case was given (dispatch, transfer). */
  departmentCode?: string;
  /** New deadline (extension) or review date (suspension). */
  until?: Date;
}

/** A category as far as history cares; the catalogue's rows are mapped to it by the loader. */
export interface HistoryCategory {
  readonly code: string;
  readonly nameZh: string;
  /** Lead department. */
  readonly departmentCode: string;
  /** Time allowed from dispatch to the report of being done. */
  readonly deadline: { readonly amount: number; readonly unit: WorkingUnit };
  readonly urgency: 'urgent' | 'high' | 'normal' | 'low';
}

/** A person who acts in the history. */
export interface HistoryActor {
  readonly username: string;
  readonly role: string;
  readonly departmentCode: string | null;
  readonly gridCellCodes: readonly string[];
}

/** A case of the history. */
export interface HistoricCase {
  /** 0, 1, 2 … in order of report. */
  sequence: number;
  reportedAt: Date;
  channel: HistoricChannel;
  categoryCode: string;
  gridCellCode: string;
  position: { longitude: number; latitude: number };
  /** Where it is, in words: 清溪大街88号 or 石桥村桥上组. */
  address: string;
  text: string;
  urgency: 'urgent' | 'high' | 'normal' | 'low';
  /** Index in `demoResidents()`, or null for staff, other systems and the anonymous. */
  residentIndex: number | null;
  anonymous: boolean;
  /** Department that leads in the end. */
  leadDepartmentCode: string;
  /** Member of staff who handles it; null before it is accepted. */
  handler: string | null;
  gridWorker: string;
  dueAt: Date;
  state: HistoricState;
  milestones: Milestone[];
  /** Past its deadline when done, or now if it is not done. */
  overdue: boolean;
  returnedCount: number;
  reopenedCount: number;
  extended: boolean;
  rating: number | null;
  ratingWords: string;
  /** Sequence of the case into which this one was merged. */
  mergedInto: number | null;
}

/** What the generator is told. */
export interface HistoryOptions {
  seed: number;
  /** The present moment: nothing happens after it. */
  until: Date;
  count: number;
  /** Years of history; 2 when absent. */
  years?: number;
  categories: readonly HistoryCategory[];
  staff: readonly HistoryActor[];
  residentCount: number;
  /** Deadline of a category from a moment; reckoned by `demoCalendar` when absent. */
  dueAt?: (from: Date, category: HistoryCategory) => Date;
  /** How many cases are still open at `until`, and how many of these are past their deadline. */
  openCount?: number;
  overdueOpenCount?: number;
  /** Words of a report; the classifier's demo corpus when absent. */
  describe?: (category: HistoryCategory, address: string, draw: () => number) => string;
}
