/** An action on a case, as the service takes it. */
import type { ActionInput } from '../contract/actions.ts';
import type { CaseAction } from '../states.ts';

/** An action asked for. */
export interface ActionRequest {
  readonly caseId: string;
  readonly action: CaseAction;
  readonly input: Omit<ActionInput, 'version'> & { readonly version?: number };
  /** Proved by the module of reports: whoever acts made the report. */
  readonly isReporter?: boolean;
  /**
   * Proved by a module whose own stages run this case (an application for a service): it acts as the system does, under
   * the name of whoever acts there. No photo is asked for, and nothing is verified or closed by itself.
   */
  readonly byProcedure?: boolean;
}
