/**
 * The road of a case, as one table: screens, API, service and tests all read it.
 * After the urban-management loop of GB/T 30428 (register, dispatch, handle, report back, verify,
 * close, evaluate) with the actions officers need besides.
 */

/** Where a case stands. `suspended` waits for its review date; the last three are ends. */
export const caseStates = [
  'registered',
  'dispatched',
  'accepted',
  'suspended',
  'done',
  'verified',
  'closed',
  'cancelled',
  'merged',
] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which somebody still has to act. */
export const openStates: readonly CaseState[] = [
  'registered',
  'dispatched',
  'accepted',
  'suspended',
  'done',
  'verified',
];

/** How the actor stands to the case; the service works it out, the table says who may. */
export type Party =
  | 'officer'
  | 'leader'
  | 'departmentHead'
  | 'crew'
  | 'gridWorker'
  | 'reporter'
  | 'system';

/** What an action asks for besides the case. */
export type Need =
  | 'reason'
  | 'department'
  | 'person'
  | 'until'
  | 'photos'
  | 'category'
  | 'case'
  | 'stars'
  | 'position';

/** Conditions checked by the rules before an action (see `rules/guards.ts`). */
export type Guard =
  | 'dutyKnown'
  | 'beforeDeadline'
  | 'notExtendedYet'
  | 'extensionAsked'
  | 'withinReopenDays'
  | 'notRatedYet'
  | 'afterPhotoGiven'
  | 'assistingTasksEnded'
  | 'notIntoItself';

/** One row: an action, from where, to where, by whom, under which conditions. */
export interface Transition {
  readonly action: string;
  readonly from: readonly CaseState[];
  /** `same`: the state stays. */
  readonly to: CaseState | 'same';
  readonly who: readonly Party[];
  readonly guards: readonly Guard[];
  /** Required inputs. */
  readonly needs: readonly Need[];
  /** Inputs that may be given. */
  readonly takes: readonly Need[];
  readonly zh: string;
  readonly en: string;
}

const handling: readonly CaseState[] = ['dispatched', 'accepted'];

/** What a row may ask for besides its states and parties. */
interface Asks {
  readonly guards?: readonly Guard[];
  readonly needs?: readonly Need[];
  readonly takes?: readonly Need[];
}

function row<const Action extends string>(
  action: Action,
  [zh, en]: readonly [string, string],
  road: Pick<Transition, 'from' | 'to' | 'who'>,
  { guards = [], needs = [], takes = [] }: Asks = {},
): Transition & { readonly action: Action } {
  return { action, ...road, guards, needs, takes, zh, en };
}

/** Every action on a case. Only `rules/transition.ts` sets a state, from this table. */
export const transitions = [
  row(
    'recategorise',
    ['改类别', 'Change category'],
    { from: ['registered', 'dispatched'], to: 'same', who: ['officer'] },
    { needs: ['category'], takes: ['reason'] },
  ),
  row(
    'dispatch',
    ['派遣', 'Dispatch'],
    { from: ['registered'], to: 'dispatched', who: ['officer', 'system'] },
    { guards: ['dutyKnown'], takes: ['department', 'person', 'reason'] },
  ),
  row(
    'accept',
    ['签收', 'Accept'],
    { from: ['dispatched'], to: 'accepted', who: ['departmentHead', 'crew', 'system'] },
    { takes: ['person', 'position'] },
  ),
  row(
    'assign',
    ['指派人员', 'Assign crew'],
    { from: handling, to: 'same', who: ['departmentHead', 'officer'] },
    { needs: ['person'], takes: ['reason'] },
  ),
  row(
    'return',
    ['退回', 'Return'],
    { from: handling, to: 'registered', who: ['departmentHead', 'crew'] },
    { needs: ['reason'] },
  ),
  row(
    'transfer',
    ['转派', 'Transfer'],
    { from: handling, to: 'dispatched', who: ['officer', 'departmentHead'] },
    { needs: ['department', 'reason'] },
  ),
  row(
    'assist',
    ['请求协办', 'Ask for assistance'],
    { from: handling, to: 'same', who: ['officer', 'departmentHead'] },
    { needs: ['department', 'reason'] },
  ),
  row(
    'requestExtension',
    ['申请延期', 'Ask for an extension'],
    { from: handling, to: 'same', who: ['departmentHead', 'crew'] },
    { guards: ['beforeDeadline', 'notExtendedYet'], needs: ['until', 'reason'] },
  ),
  row(
    'approveExtension',
    ['同意延期', 'Approve the extension'],
    { from: handling, to: 'same', who: ['officer', 'leader'] },
    { guards: ['extensionAsked'], takes: ['reason'] },
  ),
  row(
    'refuseExtension',
    ['不同意延期', 'Refuse the extension'],
    { from: handling, to: 'same', who: ['officer', 'leader'] },
    { guards: ['extensionAsked'], needs: ['reason'] },
  ),
  row(
    'suspend',
    ['挂起', 'Suspend'],
    { from: handling, to: 'suspended', who: ['officer', 'leader', 'system'] },
    { needs: ['until', 'reason'] },
  ),
  row(
    'resume',
    ['恢复办理', 'Resume'],
    { from: ['suspended'], to: 'dispatched', who: ['officer', 'leader', 'system'] },
    { takes: ['reason'] },
  ),
  row(
    'supervise',
    ['督办', 'Supervise'],
    {
      from: ['registered', 'dispatched', 'accepted', 'suspended', 'done', 'verified'],
      to: 'same',
      who: ['leader', 'officer'],
    },
    { needs: ['reason'] },
  ),
  row(
    'reportDone',
    ['处置完毕', 'Report done'],
    { from: ['accepted'], to: 'done', who: ['crew', 'departmentHead', 'system'] },
    {
      guards: ['afterPhotoGiven', 'assistingTasksEnded'],
      needs: ['reason'],
      takes: ['photos', 'position'],
    },
  ),
  row(
    'verify',
    ['核查通过', 'Verify'],
    { from: ['done'], to: 'verified', who: ['gridWorker', 'officer', 'system'] },
    { takes: ['photos', 'reason', 'position'] },
  ),
  row(
    'refuseVerification',
    ['核查不通过', 'Refuse verification'],
    { from: ['done'], to: 'accepted', who: ['gridWorker', 'officer'] },
    { needs: ['reason'], takes: ['photos', 'position'] },
  ),
  row(
    'close',
    ['结案', 'Close'],
    { from: ['verified'], to: 'closed', who: ['officer', 'system'] },
    { takes: ['reason'] },
  ),
  row(
    'cancel',
    ['作废', 'Cancel'],
    {
      from: ['registered', 'dispatched', 'accepted', 'suspended'],
      to: 'cancelled',
      who: ['officer', 'system'],
    },
    { needs: ['reason'] },
  ),
  row(
    'merge',
    ['合并', 'Merge'],
    { from: ['registered', 'dispatched', 'accepted'], to: 'merged', who: ['officer'] },
    { guards: ['notIntoItself'], needs: ['case'], takes: ['reason'] },
  ),
  row(
    'reopen',
    ['重开', 'Re-open'],
    { from: ['closed'], to: 'dispatched', who: ['officer', 'leader', 'reporter'] },
    { guards: ['withinReopenDays'], needs: ['reason'], takes: ['photos'] },
  ),
  row(
    'rate',
    ['评价', 'Rate'],
    { from: ['closed'], to: 'same', who: ['reporter', 'officer'] },
    { guards: ['notRatedYet'], needs: ['stars'], takes: ['reason'] },
  ),
  row(
    'comment',
    ['留言', 'Comment'],
    {
      from: [...caseStates],
      to: 'same',
      who: ['officer', 'leader', 'departmentHead', 'crew', 'gridWorker', 'reporter', 'system'],
    },
    { needs: ['reason'], takes: ['photos'] },
  ),
] as const satisfies readonly Transition[];

/** Name of an action. */
export type CaseAction = (typeof transitions)[number]['action'];
