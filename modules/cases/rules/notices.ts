/** Who is told of an action, in which words. The service turns it into messages. */
import type { CaseAction } from '../states.ts';
import type { CaseRecord } from '../store/tables.ts';

/** Groups a notice goes to. */
export type Recipients =
  | 'heads'
  | 'formerHeads'
  | 'assistants'
  | 'handler'
  | 'gridWorker'
  | 'officers'
  | 'leaders';

/** A notice to a group. */
export interface Notice {
  readonly template: string;
  readonly to: Recipients;
  readonly urgency: 'routine' | 'important' | 'urgent';
}

type CaseBrief = Pick<CaseRecord, 'urgency' | 'verifyBy' | 'leadDepartmentId'>;

const of = (
  template: string,
  to: Recipients,
  urgency: Notice['urgency'] = 'important',
): Notice => ({
  template,
  to,
  urgency,
});

/**
 * Notices when a case was registered: the department and the grid worker in the same moment. A text message is paid
 * for and goes to whom the case was given; the others have it on their live lists and in their inbox. What is urgent
 * rings every phone.
 */
export function noticesOfOpening(record: CaseBrief): Notice[] {
  const isUrgent = record.urgency === 'urgent';
  const officers = of('case.needsOfficer', 'officers', isUrgent ? 'urgent' : 'routine');
  const gridWorker = of('case.gridWorkerTold', 'gridWorker', isUrgent ? 'urgent' : 'routine');
  if (!record.leadDepartmentId) return [officers, gridWorker];
  const heads = of('case.dispatched', 'heads', isUrgent ? 'urgent' : 'important');
  return isUrgent ? [heads, gridWorker, officers] : [heads, gridWorker];
}

/** Notices of an action. */
export function noticesOfAction(action: CaseAction, record: CaseBrief): Notice[] {
  const urgency = record.urgency === 'urgent' ? 'urgent' : 'important';
  const told: Partial<Record<CaseAction, Notice[]>> = {
    dispatch: [
      of('case.dispatched', 'heads', urgency),
      of('case.gridWorkerTold', 'gridWorker', 'routine'),
    ],
    recategorise: record.leadDepartmentId ? [of('case.dispatched', 'heads', urgency)] : [],
    accept: [],
    assign: [of('case.assigned', 'handler', urgency)],
    return: [of('case.returned', 'officers')],
    transfer: [
      of('case.transferred', 'heads', urgency),
      of('case.transferred', 'formerHeads', 'routine'),
    ],
    assist: [of('case.assist', 'assistants')],
    requestExtension: [of('case.extensionAsked', 'officers')],
    approveExtension: [of('case.extensionDecided', 'heads')],
    refuseExtension: [of('case.extensionDecided', 'heads')],
    suspend: [of('case.suspended', 'heads', 'routine')],
    resume: [of('case.resumed', 'heads')],
    supervise: [
      of('case.supervised', 'heads', 'urgent'),
      of('case.supervised', 'handler', 'urgent'),
    ],
    reportDone: [
      record.verifyBy === 'officer' ? of('case.done', 'officers') : of('case.done', 'gridWorker'),
    ],
    refuseVerification: [
      of('case.verificationRefused', 'heads'),
      of('case.verificationRefused', 'handler'),
    ],
    close: [of('case.closed', 'heads', 'routine')],
    reopen: [of('case.reopened', 'heads'), of('case.reopened', 'gridWorker', 'routine')],
  };
  return told[action] ?? [];
}
