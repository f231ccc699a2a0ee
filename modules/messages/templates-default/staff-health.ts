/** What operators are told about the installation, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffHealthTemplates: readonly ShippedTemplate[] = [
  {
    code: 'health.trouble',
    audience: 'staff',
    titleZh: '系统运行异常',
    titleEn: 'The installation needs attention',
    values: ['title', 'value', 'note'],
    zh: {
      subject: '系统运行：{{title}}需要处理',
      body: '{{title}}:{{value}}。{{note}}',
      sms: '系统运行：{{title}}（{{value}}）需要处理，请登录查看。',
    },
    en: {
      subject: 'Health: {{title}} needs attention',
      body: '{{title}}: {{value}}. {{note}}',
      sms: 'Health: {{title}} ({{value}}) needs attention.',
    },
  },
];
