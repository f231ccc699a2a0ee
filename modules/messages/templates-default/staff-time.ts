/** What staff is told about deadlines, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffTimeTemplates: readonly ShippedTemplate[] = [
  {
    code: 'case.extensionAsked',
    audience: 'staff',
    titleZh: '申请延期',
    titleEn: 'Extension asked for',
    values: ['number', 'title', 'department', 'until', 'reason'],
    zh: {
      subject: '{{department}}申请延期：{{title}}',
      body: '{{department}}申请把 {{number}} {{title}} 延期到 {{until}}，理由：{{reason}}。请审批。',
      sms: '{{department}}申请{{number}}延期到{{until}}：{{reason}}。请审批。',
    },
    en: {
      subject: '{{department}} asks for more time: {{title}}',
      body: '{{department}} asks to extend {{number}} {{title}} to {{until}}: {{reason}}. Please decide.',
      sms: '{{department}} asks to extend {{number}} to {{until}}: {{reason}}.',
    },
  },
  {
    code: 'case.extensionDecided',
    audience: 'staff',
    titleZh: '延期申请有结果',
    titleEn: 'Extension decided',
    values: ['number', 'title', 'decision', 'deadline', 'reason'],
    zh: {
      subject: '延期{{decision}}：{{title}}',
      body: '{{number}} {{title}} 的延期申请{{decision}}。{{reason}} 时限：{{deadline}}。',
      sms: '{{number}}的延期申请{{decision}}，时限{{deadline}}。',
    },
    en: {
      subject: 'Extension {{decision}}: {{title}}',
      body: 'The extension of {{number}} {{title}} was {{decision}}. {{reason}} Deadline: {{deadline}}.',
      sms: 'Extension of {{number}} {{decision}}; due {{deadline}}.',
    },
  },
  {
    code: 'case.suspended',
    audience: 'staff',
    titleZh: '事件挂起',
    titleEn: 'Case suspended',
    values: ['number', 'title', 'department', 'until', 'reason'],
    zh: {
      subject: '挂起：{{title}}',
      body: '{{number}} {{title}}（{{department}}）挂起到 {{until}}，理由：{{reason}}。',
      sms: '{{number}}挂起到{{until}}：{{reason}}。',
    },
    en: {
      subject: 'Suspended: {{title}}',
      body: '{{number}} {{title}} ({{department}}) is suspended until {{until}}: {{reason}}.',
      sms: '{{number}} is suspended until {{until}}: {{reason}}.',
    },
  },
  {
    code: 'case.resumed',
    audience: 'staff',
    titleZh: '事件恢复办理',
    titleEn: 'Case resumed',
    values: ['number', 'title', 'deadline'],
    zh: {
      subject: '恢复办理：{{title}}',
      body: '{{number}} {{title}} 恢复办理，{{deadline}} 前办结。',
      sms: '{{number}}恢复办理，{{deadline}}前办结。',
    },
    en: {
      subject: 'Resumed: {{title}}',
      body: '{{number}} {{title}} goes on; due {{deadline}}.',
      sms: '{{number}} goes on; due {{deadline}}.',
    },
  },
  {
    code: 'case.supervised',
    audience: 'staff',
    titleZh: '督办',
    titleEn: 'Case supervised',
    values: ['number', 'title', 'by', 'note', 'deadline'],
    zh: {
      subject: '督办：{{title}}',
      body: '{{by}}督办 {{number}} {{title}}：{{note}}。{{deadline}} 前办结。',
      sms: '{{by}}督办{{number}}{{title}}：{{note}}。{{deadline}}前办结。',
    },
    en: {
      subject: 'Supervised: {{title}}',
      body: '{{by}} supervises {{number}} {{title}}: {{note}}. Due {{deadline}}.',
      sms: '{{by}} supervises {{number}} {{title}}: {{note}}. Due {{deadline}}.',
    },
  },
  {
    code: 'case.reminded',
    audience: 'staff',
    titleZh: '时限提醒',
    titleEn: 'Deadline reminder',
    values: ['number', 'title', 'percent', 'deadline'],
    zh: {
      subject: '时限已过 {{percent}}%:{{title}}',
      body: '{{number}} {{title}} 的时限已过 {{percent}}%，请在 {{deadline}} 前办结。',
      sms: '{{number}}{{title}}时限已过{{percent}}%，请在{{deadline}}前办结。',
    },
    en: {
      subject: '{{percent}}% of the time is gone: {{title}}',
      body: '{{percent}}% of the time for {{number}} {{title}} is gone; due {{deadline}}.',
      sms: '{{number}} {{title}}: {{percent}}% of the time is gone; due {{deadline}}.',
    },
  },
  {
    code: 'case.overdue',
    audience: 'staff',
    titleZh: '事件超期',
    titleEn: 'Case overdue',
    values: ['number', 'title', 'deadline', 'department'],
    zh: {
      subject: '已超期：{{title}}',
      body: '{{number}} {{title}}（{{department}}）应在 {{deadline}} 前办结，现已超期。请立即办理。',
      sms: '{{number}}{{title}}已超期（时限{{deadline}}），请立即办理。',
    },
    en: {
      subject: 'Overdue: {{title}}',
      body: '{{number}} {{title}} ({{department}}) was due {{deadline}} and is overdue. Please act now.',
      sms: '{{number}} {{title}} is overdue (due {{deadline}}). Please act now.',
    },
  },
  {
    code: 'case.escalated',
    audience: 'staff',
    titleZh: '超期上报领导',
    titleEn: 'Overdue case escalated',
    values: ['number', 'title', 'department', 'deadline'],
    zh: {
      subject: '超期未办：{{title}}',
      body: '{{department}}未按时办结 {{number}} {{title}}，时限 {{deadline}}。请督促。',
      sms: '{{department}}超期未办{{number}}{{title}}，时限{{deadline}}，请督促。',
    },
    en: {
      subject: 'Overdue and not done: {{title}}',
      body: '{{department}} has not done {{number}} {{title}}, due {{deadline}}. Please look into it.',
      sms: '{{department}} has not done {{number}} {{title}}, due {{deadline}}.',
    },
  },
];
