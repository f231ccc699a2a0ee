import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of the master records. */
export const problems = defineProblems({
  'record-unknown': {
    status: 404,
    zh: '没有这份主档',
    en: 'There is no such record',
    cureZh: '它可能已按本人要求删除，请返回列表重新查找。',
    cureEn:
      'It may have been erased at the request of the person; go back to the list and search again.',
  },
  'record-not-live': {
    status: 409,
    zh: '这份主档已并入 {number} 号档或已停用',
    en: 'This record was merged into number {number} or is no longer in use',
    cureZh: '请打开现行主档后再操作。',
    cureEn: 'Open the record that is in force and act there.',
  },
  'kinds-differ': {
    status: 422,
    zh: '两份主档不是同一类，不能合并',
    en: 'The two records are of different kinds and cannot become one',
    cureZh: '人只能与人合并，房屋只能与房屋合并。',
    cureEn: 'Merge a person with a person, a house with a house.',
  },
  'same-record': {
    status: 422,
    zh: '这就是同一份主档',
    en: 'This is the same record',
    cureZh: '请选择另一份主档。',
    cureEn: 'Choose another record.',
  },
  'split-empty': {
    status: 422,
    zh: '选中的 {count} 条不能拆出：须属于本档，且至少留下一条',
    en: 'The {count} chosen rows cannot be taken out: they must be of this record, and one must stay',
    cureZh: '请刷新后重新勾选，不要全部勾选。',
    cureEn: 'Load again and choose some of the rows, not all.',
  },
  'act-unknown': {
    status: 404,
    zh: '没有这次合并或拆分',
    en: 'There is no such merge or split',
    cureZh: '请刷新页面查看最新历史。',
    cureEn: 'Load the page again to see the history.',
  },
  'act-undone': {
    status: 409,
    zh: '这次操作已经撤销过了',
    en: 'This has been undone already',
    cureZh: '请刷新页面查看最新历史。',
    cureEn: 'Load the page again to see the history.',
  },
  'act-overtaken': {
    status: 409,
    zh: '其中 {count} 条后来又有变动，不能直接撤销',
    en: '{count} of its rows were moved again since or are gone; it cannot be undone as it was',
    cureZh: '请先撤销后来的操作，或用“拆分”处理。',
    cureEn: 'Undo what came later first, or split the record.',
  },
  'pair-unknown': {
    status: 404,
    zh: '没有这对疑似重复',
    en: 'There is no such pair',
    cureZh: '来源可能已更新，请刷新列表。',
    cureEn: 'Its rows may have changed; load the list again.',
  },
  'pair-judged': {
    status: 409,
    zh: '这对已由{name}审核',
    en: 'This pair was judged by {name}',
    cureZh: '请刷新列表，看下一对。',
    cureEn: 'Load the list again and take the next one.',
  },
  'list-closed': {
    status: 403,
    zh: '这份名单含敏感信息，您没有查看权限',
    en: 'This list is sensitive and you may not see it',
    cureZh: '如工作需要，请联系本镇管理员授权。',
    cureEn: 'If your work needs it, ask the town administrator.',
  },
  'already-listed': {
    status: 409,
    zh: '此人已在名单上',
    en: 'This person is on the list already',
    cureZh: '请刷新名单查看。',
    cureEn: 'Load the list again.',
  },
  'entry-unknown': {
    status: 404,
    zh: '名单上没有这一项，或已移出',
    en: 'There is no such entry, or it was taken off already',
    cureZh: '请刷新名单查看。',
    cureEn: 'Load the list again.',
  },
  'mapping-faulty': {
    status: 422,
    zh: '字段对应有 {count} 处错误',
    en: '{count} fault(s) in the mapping',
    cureZh: '每个字段只能对应一次，且须是该资源已有的字段；人员至少对应姓名。',
    cureEn:
      'Name each field once, by a field that the resource has; people need at least the name.',
  },
  'source-of-records-unknown': {
    status: 404,
    zh: '没有这个主档来源',
    en: 'There is no such source of records',
    cureZh: '请刷新页面，重新选择来源。',
    cureEn: 'Load the page again and choose the source there.',
  },
  'reach-too-small': {
    status: 403,
    zh: '合并、拆分和审核疑似重复须能查看全镇主档',
    en: 'Merging, splitting and judging need a reach over the whole town',
    cureZh: '您只负责部分村（社区）。请交由负责全镇主档的同事处理。',
    cureEn: 'You answer for some villages only: leave it to a colleague who answers for the town.',
  },
  'aliases-faulty': {
    status: 422,
    zh: '{count} 条地址别名有误',
    en: '{count} aliases of addresses are at fault',
    cureZh: '请按提示改好后重新保存；有错时一条也不会存入。',
    cureEn: 'Mend the lines that are named and save again; while any is at fault, none is kept.',
  },
  'alias-unknown': {
    status: 404,
    zh: '没有这条地址别名',
    en: 'There is no such alias',
    cureZh: '可能已被移除，请刷新列表。',
    cureEn: 'It may have been removed; load the list again.',
  },
  'records-need-copy': {
    status: 422,
    zh: '“{resource}”的数据留在原系统，不能进入主档',
    en: 'The rows of “{resource}” stay in their own system and cannot feed the records',
    cureZh: '主档要保存各部门登记的副本。请先把该资源改为归集存放并导入数据。',
    cureEn: 'Records keep copies of rows: have the resource brought in first.',
  },
});

/** Thrower of these problems. */
export const problem = problemsOf(problems);
