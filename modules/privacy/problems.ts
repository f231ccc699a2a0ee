import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of consents, requests and reveals. */
export const problems = defineProblems({
  'field-unknown': {
    status: 404,
    zh: '没有可查看的字段“{field}”，或您不能接触这条记录',
    en: 'There is no field “{field}” to show, or its record is out of your reach',
    cureZh: '请从您能打开的页面上查看。',
    cureEn: 'Look at it from a page that you may open.',
  },
  'reason-short': {
    status: 422,
    zh: '请说明原因，至少 {least} 个字',
    en: 'Say why, in at least {least} characters',
    cureZh: '本人能看到您写的原因，请写清楚为办什么事。',
    cureEn: 'The person concerned can read it: say for which matter.',
  },
  'person-restricted': {
    status: 409,
    zh: '本人已要求限制处理，其信息只保存、不使用',
    en: 'The person asked for restriction: the data is kept and not used',
    cureZh: '确因法定职责需要时，请个人信息保护负责人先解除限制。',
    cureEn: 'Where a duty laid down by law requires it, have the restriction lifted first.',
  },
  'look-not-signed': {
    status: 409,
    zh: '这条查看记录还没有进入存证账本',
    en: 'This look has not entered the ledger yet',
    cureZh: '请过一会儿再试；启用存证以前的记录没有回执。',
    cureEn: 'Try again in a moment; looks from before the ledger have no receipt.',
  },
  'purpose-unknown': {
    status: 404,
    zh: '没有用途“{purpose}”',
    en: 'There is no purpose “{purpose}”',
    cureZh: '请刷新页面后重试。',
    cureEn: 'Load the page again.',
  },
  'notice-outdated': {
    status: 409,
    zh: '告知内容刚刚有更新，请看过新的内容再决定',
    en: 'The notice has just changed; read the new words first',
    cureZh: '请刷新页面，看过新的告知内容后再选择。',
    cureEn: 'Load the page again, read the new notice and choose.',
  },
  'guardian-needed': {
    status: 422,
    zh: '未满 14 周岁，需由父母或其他监护人同意',
    en: 'Under 14 a parent or other guardian must consent',
    cureZh: '请由监护人填写姓名和关系后同意。',
    cureEn: 'Let the guardian give name and relation and consent.',
  },
  'request-open': {
    status: 409,
    zh: '您已有一项同类申请在办理',
    en: 'You already have such a request under way',
    cureZh: '请等待答复，或先撤回原申请。',
    cureEn: 'Wait for the answer, or withdraw the first one.',
  },
  'request-empty': {
    status: 422,
    zh: '请说明要更正什么，或想了解哪项决定',
    en: 'Say what is to be corrected, or which decision is to be explained',
    cureZh: '请写一两句话。',
    cureEn: 'Write a sentence or two.',
  },
  'request-decided': {
    status: 409,
    zh: '这项申请已经处理完毕',
    en: 'This request has been settled already',
    cureZh: '请刷新页面查看结果。',
    cureEn: 'Load the page again to see the outcome.',
  },
  'exception-needed': {
    status: 422,
    zh: '拒绝申请须选择适用于此类申请的法定情形',
    en: 'A refusal must name an exception of the law that fits this kind of request',
    cureZh: '请选择法定情形；没有适用的，应予办理。',
    cureEn: 'Choose the exception; where none fits, the request is to be granted.',
  },
  'answer-short': {
    status: 422,
    zh: '请写明答复，至少 {least} 个字',
    en: 'Write the answer, at least {least} characters',
    cureZh: '本人会看到这段话，请用平实的语言说明。',
    cureEn: 'The person reads these words: say it plainly.',
  },
});

export const problem = problemsOf(problems);
