/** What is told about applications for services, as shipped. */
import type { ShippedTemplate, ShippedText } from './shape.ts';

const said = (subject: string, body: string): ShippedText => ({
  subject,
  body: `${body} {{link}}`,
  sms: body,
});

export const serviceTemplates: readonly ShippedTemplate[] = [
  {
    code: 'service.received',
    audience: 'residents',
    titleZh: '申请已收到',
    titleEn: 'Application received',
    values: ['number', 'item', 'department', 'deadline'],
    zh: said(
      '“{{item}}”已收到',
      '您申请的“{{item}}”已收到，编号 {{number}}，由{{department}}办理，承诺 {{deadline}} 前办结。',
    ),
    en: said(
      '“{{item}}” received',
      'Your application for “{{item}}” ({{number}}) is with {{department}}, promised by {{deadline}}.',
    ),
  },
  {
    code: 'service.supplementAsked',
    audience: 'residents',
    titleZh: '请补正材料',
    titleEn: 'A supplement is asked for',
    values: ['number', 'item', 'reason', 'until'],
    zh: said('请补正“{{item}}”的材料', '“{{item}}”（{{number}}）请在 {{until}} 前补正：{{reason}}'),
    en: said(
      'Please supplement “{{item}}”',
      '“{{item}}” ({{number}}): please supplement by {{until}}: {{reason}}',
    ),
  },
  {
    code: 'service.decided',
    audience: 'residents',
    titleZh: '申请已有决定',
    titleEn: 'Application decided',
    values: ['number', 'item', 'decision', 'reason'],
    zh: said(
      '“{{item}}”:{{decision}}',
      '您申请的“{{item}}”（{{number}}）已有决定：{{decision}}。{{reason}}',
    ),
    en: said(
      '“{{item}}”: {{decision}}',
      'Your application for “{{item}}” ({{number}}) is decided: {{decision}}. {{reason}}',
    ),
  },
  {
    code: 'service.delivered',
    audience: 'residents',
    titleZh: '结果已交付',
    titleEn: 'Result delivered',
    values: ['number', 'item', 'way', 'note'],
    zh: said(
      '“{{item}}”已办结',
      '您申请的“{{item}}”（{{number}}）已办结（{{way}}）。{{note}} 请您评价。',
    ),
    en: said(
      '“{{item}}” is done',
      'Your application for “{{item}}” ({{number}}) is done ({{way}}). {{note}} Please rate it.',
    ),
  },
  {
    code: 'service.supplement',
    audience: 'staff',
    titleZh: '申请人已补正',
    titleEn: 'Supplement given',
    values: ['number', 'item'],
    zh: said('“{{item}}”已补正', '办件 {{number}}“{{item}}”已补正，时限重新计算。'),
    en: said(
      '“{{item}}” supplemented',
      'Application {{number}} “{{item}}” was supplemented; its time runs again.',
    ),
  },
  {
    code: 'service.withdraw',
    audience: 'staff',
    titleZh: '申请已撤回',
    titleEn: 'Application withdrawn',
    values: ['number', 'item'],
    zh: said('“{{item}}”已撤回', '办件 {{number}}“{{item}}”由申请人撤回。'),
    en: said(
      '“{{item}}” withdrawn',
      'Application {{number}} “{{item}}” was withdrawn by the applicant.',
    ),
  },
  {
    code: 'service.lapsed',
    audience: 'staff',
    titleZh: '逾期未补正',
    titleEn: 'Supplement not given',
    values: ['number', 'item'],
    zh: said(
      '“{{item}}”逾期未补正',
      '办件 {{number}}“{{item}}”到期没有补正，时限重新计算，请作出决定。',
    ),
    en: said(
      '“{{item}}” not supplemented',
      'Application {{number}} “{{item}}” was not supplemented in time; its time runs again. Please decide.',
    ),
  },
];
