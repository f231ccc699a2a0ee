/** What staff is told of data that comes in by itself, as shipped. */
import type { ShippedTemplate, ShippedText } from './shape.ts';

/** One sentence for inbox and telephone alike. */
const said = (subject: string, body: string): ShippedText => ({
  subject,
  body: `${body} {{link}}`,
  sms: body,
});

export const staffIntakeTemplates: readonly ShippedTemplate[] = [
  {
    code: 'intake.failed',
    audience: 'staff',
    titleZh: '定时归集未成功',
    titleEn: 'A scheduled intake failed',
    values: ['title', 'reason'],
    zh: said(
      '“{{title}}”定时归集未成功',
      '数据来源“{{title}}”这次定时归集未成功，原有数据没有变动。{{reason}}',
    ),
    en: said(
      'Scheduled intake of “{{title}}” failed',
      'The scheduled intake of “{{title}}” failed; the data held is unchanged. {{reason}}',
    ),
  },
  {
    code: 'intake.waiting',
    audience: 'staff',
    titleZh: '定时归集等待核对',
    titleEn: 'A scheduled intake waits to be looked at',
    values: ['title', 'number', 'count'],
    zh: said(
      '“{{title}}”定时归集等待核对',
      '数据来源“{{title}}”的批次 {{number}} 未通过校验的行过多（{{count}}），尚未入库，请核对。',
    ),
    en: said(
      'Scheduled intake of “{{title}}” waits',
      'Batch {{number}} of “{{title}}” refuses too many rows ({{count}}) and is not applied yet. Please look.',
    ),
  },
];
