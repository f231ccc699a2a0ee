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

/** Every action on a case. Only `rules/transition.ts` sets a state, from this table. */
export const transitions = [
  {
    action: 'recategorise',
    from: ['registered', 'dispatched'],
    to: 'same',
    who: ['officer'],
    guards: [],
    needs: ['category'],
    takes: ['reason'],
    zh: '改类别',
    en: 'Change category',
  },
  {
    action: 'dispatch',
    from: ['registered'],
    to: 'dispatched',
    who: ['officer', 'system'],
    guards: ['dutyKnown'],
    needs: [],
    takes: ['department', 'person', 'reason'],
    zh: '派遣',
    en: 'Dispatch',
  },
  {
    action: 'accept',
    from: ['dispatched'],
    to: 'accepted',
    who: ['departmentHead', 'crew'],
    guards: [],
    needs: [],
    takes: ['person', 'position'],
    zh: '签收',
    en: 'Accept',
  },
  {
    action: 'assign',
    from: handling,
    to: 'same',
    who: ['departmentHead', 'officer'],
    guards: [],
    needs: ['person'],
    takes: ['reason'],
    zh: '指派人员',
    en: 'Assign crew',
  },
  {
    action: 'return',
    from: handling,
    to: 'registered',
    who: ['departmentHead', 'crew'],
    guards: [],
    needs: ['reason'],
    takes: [],
    zh: '退回',
    en: 'Return',
  },
  {
    action: 'transfer',
    from: handling,
    to: 'dispatched',
    who: ['officer', 'departmentHead'],
    guards: [],
    needs: ['department', 'reason'],
    takes: [],
    zh: '转派',
    en: 'Transfer',
  },
  {
    action: 'assist',
    from: handling,
    to: 'same',
    who: ['officer', 'departmentHead'],
    guards: [],
    needs: ['department', 'reason'],
    takes: [],
    zh: '请求协办',
    en: 'Ask for assistance',
  },
  {
    action: 'requestExtension',
    from: handling,
    to: 'same',
    who: ['departmentHead', 'crew'],
    guards: ['beforeDeadline', 'notExtendedYet'],
    needs: ['until', 'reason'],
    takes: [],
    zh: '申请延期',
    en: 'Ask for an extension',
  },
  {
    action: 'approveExtension',
    from: handling,
    to: 'same',
    who: ['officer', 'leader'],
    guards: ['extensionAsked'],
    needs: [],
    takes: ['reason'],
    zh: '同意延期',
    en: 'Approve the extension',
  },
  {
    action: 'refuseExtension',
    from: handling,
    to: 'same',
    who: ['officer', 'leader'],
    guards: ['extensionAsked'],
    needs: ['reason'],
    takes: [],
    zh: '不同意延期',
    en: 'Refuse the extension',
  },
  {
    action: 'suspend',
    from: handling,
    to: 'suspended',
    who: ['officer', 'leader'],
    guards: [],
    needs: ['until', 'reason'],
    takes: [],
    zh: '挂起',
    en: 'Suspend',
  },
  {
    action: 'resume',
    from: ['suspended'],
    to: 'dispatched',
    who: ['officer', 'leader', 'system'],
    guards: [],
    needs: [],
    takes: ['reason'],
    zh: '恢复办理',
    en: 'Resume',
  },
  {
    action: 'supervise',
    from: ['registered', 'dispatched', 'accepted', 'suspended', 'done', 'verified'],
    to: 'same',
    who: ['leader', 'officer'],
    guards: [],
    needs: ['reason'],
    takes: [],
    zh: '督办',
    en: 'Supervise',
  },
  {
    action: 'reportDone',
    from: ['accepted'],
    to: 'done',
    who: ['crew', 'departmentHead'],
    guards: ['afterPhotoGiven', 'assistingTasksEnded'],
    needs: ['reason'],
    takes: ['photos', 'position'],
    zh: '处置完毕',
    en: 'Report done',
  },
  {
    action: 'verify',
    from: ['done'],
    to: 'verified',
    who: ['gridWorker', 'officer', 'system'],
    guards: [],
    needs: [],
    takes: ['photos', 'reason', 'position'],
    zh: '核查通过',
    en: 'Verify',
  },
  {
    action: 'refuseVerification',
    from: ['done'],
    to: 'accepted',
    who: ['gridWorker', 'officer'],
    guards: [],
    needs: ['reason'],
    takes: ['photos', 'position'],
    zh: '核查不通过',
    en: 'Refuse verification',
  },
  {
    action: 'close',
    from: ['verified'],
    to: 'closed',
    who: ['officer', 'system'],
    guards: [],
    needs: [],
    takes: ['reason'],
    zh: '结案',
    en: 'Close',
  },
  {
    action: 'cancel',
    from: ['registered', 'dispatched', 'accepted', 'suspended'],
    to: 'cancelled',
    who: ['officer'],
    guards: [],
    needs: ['reason'],
    takes: [],
    zh: '作废',
    en: 'Cancel',
  },
  {
    action: 'merge',
    from: ['registered', 'dispatched', 'accepted'],
    to: 'merged',
    who: ['officer'],
    guards: ['notIntoItself'],
    needs: ['case'],
    takes: ['reason'],
    zh: '合并',
    en: 'Merge',
  },
  {
    action: 'reopen',
    from: ['closed'],
    to: 'dispatched',
    who: ['officer', 'leader', 'reporter'],
    guards: ['withinReopenDays'],
    needs: ['reason'],
    takes: ['photos'],
    zh: '重开',
    en: 'Re-open',
  },
  {
    action: 'rate',
    from: ['closed'],
    to: 'same',
    who: ['reporter', 'officer'],
    guards: ['notRatedYet'],
    needs: ['stars'],
    takes: ['reason'],
    zh: '评价',
    en: 'Rate',
  },
  {
    action: 'comment',
    from: [...caseStates],
    to: 'same',
    who: ['officer', 'leader', 'departmentHead', 'crew', 'gridWorker', 'reporter', 'system'],
    guards: [],
    needs: ['reason'],
    takes: ['photos'],
    zh: '留言',
    en: 'Comment',
  },
] as const satisfies readonly Transition[];

/** Name of an action. */
export type CaseAction = (typeof transitions)[number]['action'];
