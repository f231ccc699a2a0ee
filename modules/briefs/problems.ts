/** Problems of briefs. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'brief-unknown': {
    status: 404,
    zh: '没有这一期简报',
    en: 'There is no such brief',
    cureZh: '请回到简报列表重新选择。',
    cureEn: 'Choose one from the list again.',
  },
  'brief-frozen': {
    status: 409,
    zh: '这一期已经签发，内容不能再改',
    en: 'This brief was issued and can no longer be changed',
    cureZh: '如需更正，请编制更正版。',
    cureEn: 'To correct it, compose a later edition.',
  },
  'brief-not-issued': {
    status: 409,
    zh: '这一期还是草稿，不需要更正版',
    en: 'This brief is still a draft and needs no later edition',
    cureZh: '请直接修改草稿，或重新读取数据。',
    cureEn: 'Change the draft itself, or read its numbers anew.',
  },
  'brief-there': {
    status: 409,
    zh: '{period}的{title}已经有了',
    en: 'There is a {title} of {period} already',
    cureZh: '草稿请直接修改；已签发的请编制更正版。',
    cureEn: 'Change the draft, or compose a later edition of the issued one.',
  },
  'period-not-over': {
    status: 422,
    zh: '{period}还没有结束',
    en: '{period} is not over yet',
    cureZh: '请选择已经结束的日、周或月。',
    cureEn: 'Choose a day, week or month that is over.',
  },
  'brief-template-unknown': {
    status: 404,
    zh: '没有代码为“{code}”的简报模板',
    en: 'There is no template “{code}”',
    cureZh: '请选择已有的模板。',
    cureEn: 'Choose one that exists.',
  },
  'template-taken': {
    status: 409,
    zh: '代码“{code}”已有模板使用',
    en: 'There is a template with the code “{code}”',
    cureZh: '请换一个代码。',
    cureEn: 'Choose another code.',
  },
  'template-twice-named': {
    status: 422,
    zh: '有两个栏目的代号都是“{id}”',
    en: 'Two sections are called “{id}”',
    cureZh: '请给每个栏目不同的代号。',
    cureEn: 'Give each section a name of its own.',
  },
  'indicator-not-there': {
    status: 422,
    zh: '没有代码为“{code}”的指标，或它已停用',
    en: 'There is no indicator “{code}”, or it is switched off',
    cureZh: '请从指标列表中选择。',
    cureEn: 'Choose one from the list of indicators.',
  },
  'personal-data-in-text': {
    status: 422,
    zh: '文字中有个人信息（{what}），简报不得包含',
    en: 'The text holds personal data ({what}), which a brief must not',
    cureZh: '请删去电话、证件号、银行卡号、车牌和邮箱。',
    cureEn:
      'Take out numbers of telephones, identity cards, bank cards, plates and e-mail addresses.',
  },
});

/** Throws problems of this module. */
export const problem = problemsOf(problems);
