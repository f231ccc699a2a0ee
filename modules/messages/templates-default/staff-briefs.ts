/** What staff is told about briefs and reports, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffBriefTemplates: readonly ShippedTemplate[] = [
  {
    code: 'brief.issued',
    audience: 'staff',
    titleZh: '简报签发',
    titleEn: 'A brief was issued',
    values: ['title', 'period', 'lead', 'edition'],
    zh: {
      subject: '{{title}}',
      body: '{{title}}（{{period}}{{edition}}）已签发。{{lead}}\n查看：{{link}}',
      sms: '{{title}}已签发，请登录查看。',
    },
    en: {
      subject: '{{title}}',
      body: '{{title}} ({{period}}{{edition}}) was issued. {{lead}}\nRead it: {{link}}',
      sms: '{{title}} was issued. Please sign in to read it.',
    },
  },
  {
    code: 'brief.drafted',
    audience: 'staff',
    titleZh: '简报待审',
    titleEn: 'A draft of a brief is ready',
    values: ['title', 'period', 'until'],
    zh: {
      subject: '待审：{{title}}',
      body: '{{title}}（{{period}}）已编制为草稿，{{until}} 自动签发。请审阅、修改或暂缓。\n查看：{{link}}',
      sms: '{{title}}草稿待审，{{until}}自动签发。',
    },
    en: {
      subject: 'To review: {{title}}',
      body: '{{title}} ({{period}}) is ready as a draft and will be issued at {{until}}. Please read, change or hold it.\nRead it: {{link}}',
      sms: 'Draft of {{title}} to review; issued at {{until}}.',
    },
  },
];
