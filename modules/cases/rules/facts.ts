/** What a decision about an action is made from: everything read before, nothing read meanwhile. */
import type { WorkingCalendar } from '#platform/calendar/index.ts';
import type { ActionInput } from '../contract/actions.ts';
import type { CaseState } from '../states.ts';
import type { CaseRecord, VerifyBy } from '../store/tables.ts';
import type { Span } from './deadlines.ts';

/** A person an action names. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string | null;
  readonly active: boolean;
}

/** Where a dispatch would go: the duty matrix's answer, or the department an officer named. */
export interface DispatchTarget {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly assistingDepartmentIds: readonly string[];
  readonly response: Span;
  readonly deadline: Span;
  readonly verifyBy: VerifyBy;
}

/** The facts of one action on one case. */
export interface ActionFacts {
  readonly record: CaseRecord;
  readonly input: ActionInput;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  /** For dispatch, recategorise, transfer, reopen: who would answer for it. */
  readonly target: DispatchTarget | null;
  /** The person named by the input, if any. */
  readonly person: NamedPerson | null;
  /** Whoever acts, if a member of the lead department's crew. */
  readonly actorAsCrew: NamedPerson | null;
  /** Name of the category named by the input. */
  readonly categoryName: string | null;
  /** The case to merge into. */
  readonly into: { readonly id: string; readonly number: string; readonly state: CaseState } | null;
  /** Photos that come with the action. */
  readonly photoCount: number;
  /** Photos of the stage `after` already there. */
  readonly afterPhotoCount: number;
  /** The matter is papers, not a place: nobody can photograph its end. */
  readonly nothingToSee?: boolean | undefined;
  /** Names of departments whose assisting task is open. */
  readonly openAssistants: readonly string[];
}
