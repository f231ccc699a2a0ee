/** The outcome of a decision, as data: the service only carries it out. */
import type { CaseState } from '../states.ts';
import type { CaseRecord, Fact } from '../store/tables.ts';

/** What happens to the tasks of a case. */
export type TaskChange =
  | {
      readonly kind: 'give';
      readonly task: 'lead' | 'assist';
      readonly departmentId: string;
      readonly assigneeId: string | null;
      readonly dueAt: Date | null;
      readonly note: string;
      /** The lead waits for it. */
      readonly required: boolean;
    }
  | { readonly kind: 'acceptLead'; readonly assigneeId: string | null }
  | { readonly kind: 'assignLead'; readonly assigneeId: string }
  | { readonly kind: 'moveLead'; readonly dueAt: Date }
  | {
      readonly kind: 'end';
      readonly which: 'lead' | 'all';
      readonly state: 'done' | 'withdrawn';
      readonly note: string;
    };

/** What to do with the timers of a case; `stop` sets none in their place. */
export type TimerChange = 'keep' | 'stop' | 'clear' | 'schedule' | 'review' | 'close' | 'verify';

/** The outcome of a decision. */
export interface Decision {
  readonly change: Partial<CaseRecord>;
  readonly toState: CaseState;
  readonly tasks: readonly TaskChange[];
  readonly timers: TimerChange;
  readonly facts: readonly Fact[];
}
