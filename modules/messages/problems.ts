import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of templates, preferences and the delivery log. */
export const problems = defineProblems({
  'template-unknown': {
    status: 404,
    zh: '没有“{code}”在“{channel}”通道的消息模板',
    en: 'There is no template “{code}” for the channel “{channel}”',
    cureZh: '请从模板列表中选择。',
    cureEn: 'Choose from the list of templates.',
  },
  'template-placeholder-wrong': {
    status: 422,
    zh: '“{near}”不是正确的占位符',
    en: '“{near}” is not a proper placeholder',
    cureZh: '占位符写成 {{name}}，两侧各两个花括号，名称用英文字母。',
    cureEn: 'Write a placeholder as {{name}}, with two braces on each side and a name of letters.',
  },
  'template-variable-unknown': {
    status: 422,
    zh: '这个模板没有变量“{names}”',
    en: 'This template has no variable “{names}”',
    cureZh: '可用的变量：{known}。',
    cureEn: 'Variables to use: {known}.',
  },
  'template-too-long': {
    status: 422,
    zh: '短信有 {characters} 字，超过 {limit} 字',
    en: 'The text message has {characters} characters, more than {limit}',
    cureZh: '请缩短文字。',
    cureEn: 'Shorten the text.',
  },
  'message-address-missing': {
    status: 422,
    zh: '没有填写“{channel}”的收件地址',
    en: 'No address was given for “{channel}”',
    cureZh: '短信填写手机号，邮件填写邮箱地址。',
    cureEn: 'Give a mobile number for a text message, an address for e-mail.',
  },
  'message-channel-off': {
    status: 409,
    zh: '“{channel}”通道没有启用',
    en: 'The channel “{channel}” is not switched on',
    cureZh: '请由运维人员设置该通道的环境变量后重启，通道页列出了每一项。',
    cureEn:
      "Let the operator set the channel's variables and restart; the channel page lists them.",
  },
  'message-not-failed': {
    status: 409,
    zh: '这条消息没有失败，不需要重发',
    en: 'This message has not failed and needs no repeat',
    cureZh: '请刷新查看最新状态。',
    cureEn: 'Reload to see its state.',
  },
});

/** Thrower of this module's problems. */
export const problem = problemsOf(problems);
