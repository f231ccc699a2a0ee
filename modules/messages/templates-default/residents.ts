/** What residents are told, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const residentTemplates: readonly ShippedTemplate[] = [
  {
    code: 'people.phoneCode',
    audience: 'residents',
    titleZh: '手机验证码',
    titleEn: 'Phone code',
    values: ['code', 'minutes'],
    zh: {
      subject: '手机验证码',
      body: '您的验证码是 {{code}}，{{minutes}} 分钟内有效。请勿告诉他人。',
      sms: '您的验证码是{{code}}，{{minutes}}分钟内有效，请勿告诉他人。',
    },
    en: {
      subject: 'Phone code',
      body: 'Your code is {{code}}, valid for {{minutes}} minutes. Do not tell it to anyone.',
      sms: 'Your code is {{code}}, valid for {{minutes}} minutes. Do not share it.',
    },
  },
  {
    code: 'privacy.requestDecided',
    audience: 'residents',
    titleZh: '个人信息申请已答复',
    titleEn: 'Request about personal data answered',
    values: ['kind'],
    zh: {
      subject: '您的申请已答复',
      body: '您申请的“{{kind}}”已有答复，请打开查看：{{link}}',
      sms: '您申请的“{{kind}}”已有答复：{{link}}',
    },
    en: {
      subject: 'Your request is answered',
      body: 'Your request ({{kind}}) is answered. Read it here: {{link}}',
      sms: 'Your request ({{kind}}) is answered: {{link}}',
    },
  },
  {
    code: 'report.received',
    audience: 'residents',
    titleZh: '上报已收到',
    titleEn: 'Report received',
    values: ['number', 'category', 'department', 'deadline'],
    zh: {
      subject: '上报 {{number}} 已收到',
      body: '您上报的“{{category}}”已收到，由{{department}}办理，承诺 {{deadline}} 前办结。进度：{{link}}',
      sms: '您上报的{{category}}已收到，编号{{number}}，由{{department}}办理，{{deadline}}前办结。{{link}}',
    },
    en: {
      subject: 'Report {{number}} received',
      body: 'Your report on “{{category}}” has arrived. {{department}} handles it by {{deadline}}. Follow it: {{link}}',
      sms: 'Report {{number}} ({{category}}) received; {{department}} handles it by {{deadline}}. {{link}}',
    },
  },
  {
    code: 'report.progress',
    audience: 'residents',
    titleZh: '上报有进展',
    titleEn: 'Progress of a report',
    values: ['number', 'progress', 'department'],
    zh: {
      subject: '上报 {{number}} 有新进展',
      body: '{{progress}}（{{department}}）。查看：{{link}}',
      sms: '您的上报{{number}}：{{progress}}。{{link}}',
    },
    en: {
      subject: 'Progress of report {{number}}',
      body: '{{progress}} ({{department}}). See: {{link}}',
      sms: 'Your report {{number}}: {{progress}}. {{link}}',
    },
  },
  {
    code: 'report.closed',
    audience: 'residents',
    titleZh: '上报已办结，请评价',
    titleEn: 'Report closed, please rate',
    values: ['number', 'category', 'department'],
    zh: {
      subject: '上报 {{number}} 已办结，请您评价',
      body: '您上报的“{{category}}”已由{{department}}办结。满意吗？没解决也可以申请重开：{{link}}',
      sms: '您上报的{{category}}（{{number}}）已办结。请评价，没解决可申请重开：{{link}}',
    },
    en: {
      subject: 'Report {{number}} is closed, please rate it',
      body: '“{{category}}” was settled by {{department}}. Are you content? If not, ask to open it again: {{link}}',
      sms: 'Report {{number}} ({{category}}) is closed. Rate it or ask to re-open: {{link}}',
    },
  },
  {
    code: 'report.done',
    audience: 'residents',
    titleZh: '上报已办结（不请评价）',
    titleEn: 'Report closed, without asking for a rating',
    values: ['number', 'category', 'department'],
    zh: {
      subject: '上报 {{number}} 已办结',
      body: '您上报的“{{category}}”已由{{department}}办结。没解决可以申请重开：{{link}}',
      sms: '您上报的{{category}}（{{number}}）已办结，没解决可申请重开：{{link}}',
    },
    en: {
      subject: 'Report {{number}} is closed',
      body: '“{{category}}” was settled by {{department}}. If not, ask to open it again: {{link}}',
      sms: 'Report {{number}} ({{category}}) is closed. If not settled, ask to re-open: {{link}}',
    },
  },
  {
    code: 'report.question',
    audience: 'residents',
    titleZh: '工作人员有问题想问您',
    titleEn: 'A question to the reporter',
    values: ['number', 'question'],
    zh: {
      subject: '关于上报 {{number}}，想请您补充',
      body: '工作人员想了解：{{question}} 请在这里回答：{{link}}',
      sms: '关于您的上报{{number}}，工作人员想了解：{{question}} 请回答：{{link}}',
    },
    en: {
      subject: 'A question about report {{number}}',
      body: 'We would like to know: {{question}} Please answer here: {{link}}',
      sms: 'About report {{number}}: {{question}} Answer: {{link}}',
    },
  },
  {
    code: 'report.merged',
    audience: 'residents',
    titleZh: '上报已合并办理',
    titleEn: 'Report merged',
    values: ['number', 'mainNumber'],
    zh: {
      subject: '上报 {{number}} 与他人的上报合并办理',
      body: '其他居民也反映了同一问题，您的上报并入 {{mainNumber}} 一起办理，结果同样会告诉您。进度：{{link}}',
      sms: '您的上报{{number}}已并入{{mainNumber}}一起办理，结果会告诉您。{{link}}',
    },
    en: {
      subject: 'Report {{number}} is handled together with another',
      body: 'Others reported the same matter. Yours is now handled with {{mainNumber}} and you will hear of the result. Follow it: {{link}}',
      sms: 'Report {{number}} is now handled with {{mainNumber}}; you will hear of the result. {{link}}',
    },
  },
];
