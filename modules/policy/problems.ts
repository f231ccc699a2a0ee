/** Problems of the module of policies. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'policy-unknown': {
    status: 404,
    zh: '没有找到这项政策',
    en: 'There is no such policy',
    cureZh: '它可能已撤下。请返回搜索，换几个字再找。',
    cureEn: 'It may have been taken down. Go back and search in other words.',
  },
  'policy-code-taken': {
    status: 409,
    zh: '代码“{code}”已被另一项政策使用',
    en: 'Another policy has the code “{code}”',
    cureZh: '请换一个代码，例如在后面加上年份。',
    cureEn: 'Choose another code, with the year at its end for example.',
  },
  'policy-faulty': {
    status: 422,
    zh: '政策内容有 {count} 处不对',
    en: 'The policy has {count} fault(s)',
    cureZh: '请按每一处的说明改正后再保存。',
    cureEn: 'Mend each place as it says and save again.',
  },
  'policy-incomplete': {
    status: 422,
    zh: '还缺 {count} 项，不能提交',
    en: '{count} thing(s) are missing; it cannot go on',
    cureZh: '请补齐后再提交审核。',
    cureEn: 'Fill them in and submit again.',
  },
  'policy-act-closed': {
    status: 409,
    zh: '这项政策现在不能这样办理',
    en: 'This cannot be done to the policy as it stands',
    cureZh: '请刷新查看它目前的状态。',
    cureEn: 'Reload to see how it stands.',
  },
  'policy-own-text': {
    status: 403,
    zh: '不能发布自己编写的文稿',
    en: 'Nobody publishes a text of his own',
    cureZh: '请由另一位有发布权限的同事审核。',
    cureEn: 'Let a colleague who may publish review it.',
  },
  'document-unreadable': {
    status: 422,
    zh: '读不出这个文件的内容',
    en: 'The file cannot be read',
    cureZh: '请确认是 DOCX、HTML 或纯文本；也可以把全文粘贴进来。',
    cureEn: 'It must be DOCX, HTML or plain text; or paste the text.',
  },
  'eligibility-missing': {
    status: 404,
    zh: '这项政策没有“我能不能享受”的问答',
    en: 'This policy has no questions on who can have it',
    cureZh: '请看“谁能享受”一句，或打电话询问。',
    cureEn: 'Read the sentence on who can have it, or call.',
  },
  'answer-unfit': {
    status: 422,
    zh: '“{answer}”不能作为这一问的回答',
    en: '“{answer}” does not answer the question',
    cureZh: '请从选项中选择，或填写数字。',
    cureEn: 'Choose one of the answers, or give a number.',
  },
  'subscriptions-full': {
    status: 409,
    zh: '最多关注 {most} 项',
    en: 'At most {most} can be followed',
    cureZh: '请先取消几项不再需要的。',
    cureEn: 'Stop following some first.',
  },
  'synonym-taken': {
    status: 409,
    zh: '“{word}”已在另一组同义词里',
    en: '“{word}” stands in another group already',
    cureZh: '请把新词加到那一组里。',
    cureEn: 'Add the new words to that group.',
  },
  'answering-incomplete': {
    status: 422,
    zh: '开启问答须填写接口地址和模型名称',
    en: 'Answers need an address and the name of a model',
    cureZh: '请填写后再开启，地址以 http:// 或 https:// 开头。',
    cureEn: 'Fill both in; the address begins with http:// or https://.',
  },
  'answers-off': {
    status: 409,
    zh: '本镇没有开启政策问答',
    en: 'Answers are switched off in this town',
    cureZh: '请用上面的搜索查找政策。',
    cureEn: 'Use the search above.',
  },
  'answers-unavailable': {
    status: 503,
    zh: '政策问答暂时用不了',
    en: 'Answers are not available now',
    cureZh: '请直接看搜到的政策原文。',
    cureEn: 'Read the policies that were found.',
  },
});

export const problem = problemsOf(problems);
