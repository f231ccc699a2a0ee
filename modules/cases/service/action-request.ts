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
}
