/** What residents are told because they asked to be: policies that changed, notices of their village. */
import type { ShippedTemplate } from './shape.ts';

export const residentNewsTemplates: readonly ShippedTemplate[] = [
  {
    code: 'policy.published',
    audience: 'residents',
    titleZh: '关注的政策有变化',
    titleEn: 'A policy you follow has changed',
    values: ['title', 'note'],
    zh: {
      subject: '政策有变化：{{title}}',
      body: '您关注的政策“{{title}}”已更新：{{note}}。查看：{{link}}',
      sms: '您关注的政策“{{title}}”已更新。{{link}}',
    },
    en: {
      subject: 'Policy changed: {{title}}',
      body: 'A policy you follow, “{{title}}”, was updated: {{note}}. Read it: {{link}}',
      sms: 'A policy you follow was updated: {{title}}. {{link}}',
    },
  },
  {
    code: 'policy.repealed',
    audience: 'residents',
    titleZh: '关注的政策已废止',
    titleEn: 'A policy you follow is repealed',
    values: ['title', 'note'],
    zh: {
      subject: '政策已废止：{{title}}',
      body: '您关注的政策“{{title}}”已废止。依据：{{note}}。查看：{{link}}',
      sms: '您关注的政策“{{title}}”已废止。{{link}}',
    },
    en: {
      subject: 'Policy repealed: {{title}}',
      body: 'A policy you follow, “{{title}}”, is repealed by: {{note}}. Read it: {{link}}',
      sms: 'A policy you follow is repealed: {{title}}. {{link}}',
    },
  },
  {
    code: 'directory.notice',
    audience: 'residents',
    titleZh: '村里有新通知',
    titleEn: 'A notice of your village',
    values: ['village', 'title'],
    zh: {
      subject: '{{village}}通知：{{title}}',
      body: '{{village}}发布通知“{{title}}”。查看：{{link}}',
      sms: '{{village}}通知：{{title}}。{{link}}',
    },
    en: {
      subject: '{{village}}: {{title}}',
      body: '{{village}} has put up a notice: “{{title}}”. Read it: {{link}}',
      sms: '{{village}}: {{title}}. {{link}}',
    },
  },
];
