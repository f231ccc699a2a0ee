import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of acting on a case. */
export const problems = defineProblems({
  'action-not-possible': {
    status: 409,
    zh: '事件 {number} 现在是“{state}”，不能“{action}”',
    en: 'Case {number} is “{state}”; “{action}” is not possible now',
    cureZh: '可能已有人先处理了，请刷新后查看全程留痕。',
    cureEn: 'Someone may have acted first; reload and read the trace.',
  },
  'action-not-yours': {
    status: 403,
    zh: '“{action}”须由{who}操作',
    en: '“{action}” belongs to {who}',
    cureZh: '请联系责任部门或值班员。',
    cureEn: 'Ask the responsible department or the duty officer.',
  },
  'input-missing': {
    status: 422,
    zh: '“{action}”还缺少：{missing}',
    en: '“{action}” still needs: {missing}',
    cureZh: '请补充后再提交。',
    cureEn: 'Add it and send again.',
  },
  'duty-unknown': {
    status: 422,
    zh: '这个类别在此地没有责任部门',
    en: 'No department answers for this category at this place',
    cureZh: '请指定部门派遣，或请管理员在权责清单中补充。',
    cureEn: 'Name a department, or ask the administrator to complete the duty matrix.',
  },
  'deadline-passed': {
    status: 409,
    zh: '时限已过，不能再申请延期',
    en: 'The deadline has passed; an extension can no longer be asked',
    cureZh: '请尽快办结并在办理说明中写明原因。',
    cureEn: 'Finish as soon as possible and give the reason in the report.',
  },
  'extension-used': {
    status: 409,
    zh: '每个事件只能申请一次延期',
    en: 'An extension can be asked once a case',
    cureZh: '如确有困难，请联系值班员挂起。',
    cureEn: 'If it is truly impossible, ask the officer to suspend it.',
  },
  'extension-invalid': {
    status: 422,
    zh: '延期后的时限必须晚于现在的时限 {dueAt}，且在一年以内',
    en: 'The new deadline must be after the present one, {dueAt}, and within a year',
    cureZh: '请重新选择时间。',
    cureEn: 'Choose another time.',
  },
  'extension-not-asked': {
    status: 409,
    zh: '没有待审批的延期申请',
    en: 'No extension was asked for',
    cureZh: '请刷新后查看。',
    cureEn: 'Reload to see.',
  },
  'after-photo-missing': {
    status: 422,
    zh: '处置完毕须附至少一张处置后照片',
    en: 'Reporting done needs at least one photo taken afterwards',
    cureZh: '请拍照后提交。',
    cureEn: 'Take a photo and send again.',
  },
  'assistance-open': {
    status: 409,
    zh: '还有协办任务没有完成：{departments}',
    en: 'Assisting tasks are still open: {departments}',
    cureZh: '请协办部门先办结，或由值班员撤回协办。',
    cureEn: 'Let the assisting departments finish first.',
  },
  'reopen-too-late': {
    status: 409,
    zh: '结案已超过 {days} 天，不能重开',
    en: 'It was closed more than {days} days ago and cannot be re-opened',
    cureZh: '请重新上报一次。',
    cureEn: 'Please make a new report.',
  },
  'already-rated': {
    status: 409,
    zh: '已经评价过了',
    en: 'It has been rated already',
    cureZh: '如有新的问题，请留言或重新上报。',
    cureEn: 'Comment, or make a new report.',
  },
  'merge-into-itself': {
    status: 422,
    zh: '不能合并到自己或已结束的事件',
    en: 'A case cannot be merged into itself or into an ended one',
    cureZh: '请选择另一个正在办理的事件。',
    cureEn: 'Choose another open case.',
  },
  'merge-target-unknown': {
    status: 422,
    zh: '没有找到要并入的事件',
    en: 'The case to merge into was not found',
    cureZh: '请核对编号，或从相似事件中选择。',
    cureEn: 'Check the number, or choose one of the similar cases.',
  },
  'lead-unknown': {
    status: 422,
    zh: '没有这个部门',
    en: 'There is no such department',
    cureZh: '请从列表中选择。',
    cureEn: 'Choose from the list.',
  },
  'person-unsuited': {
    status: 422,
    zh: '{name}不是责任部门的在岗人员',
    en: '{name} is not an active member of the responsible department',
    cureZh: '请选择责任部门的人员。',
    cureEn: 'Choose someone of the responsible department.',
  },
  'review-date-past': {
    status: 422,
    zh: '复查日期必须晚于现在，且不超过 180 天',
    en: 'The review date must lie ahead, at most 180 days',
    cureZh: '请重新选择日期。',
    cureEn: 'Choose another date.',
  },
  'task-ended': {
    status: 409,
    zh: '这项协办任务已经结束',
    en: 'This assisting task has ended',
    cureZh: '请刷新后查看。',
    cureEn: 'Reload to see.',
  },
  'export-too-large': {
    status: 422,
    zh: '筛选出的超过 {limit} 条，一次最多导出 {limit} 条',
    en: 'More than {limit} rows match; one export holds at most {limit}',
    cureZh: '请缩小筛选范围，例如按月导出。',
    cureEn: 'Narrow the filter, e.g. month by month.',
  },
  'case-by-procedure': {
    status: 409,
    zh: '事件 {number} 是办事申请，按办件的环节办理',
    en: 'Case {number} is an application for a service and goes by the stages of that',
    cureZh: '请在“民生服务 › 办件”中办理；这里可以留言、督办、指派人员和申请延期。',
    cureEn:
      'Act on it under Services › Applications; here you can comment, supervise, assign and extend.',
  },
});

/** Thrower of this module's problems. */
export const problem = problemsOf(problems);
