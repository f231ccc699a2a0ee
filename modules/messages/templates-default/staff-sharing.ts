/** What staff is told about sharing data between departments, as shipped. */
import type { ShippedTemplate, ShippedText } from './shape.ts';

/** One sentence for inbox and telephone alike. */
const said = (subject: string, body: string): ShippedText => ({
  subject,
  body: `${body} {{link}}`,
  sms: body,
});

export const staffSharingTemplates: readonly ShippedTemplate[] = [
  {
    code: 'sharing.asked',
    audience: 'staff',
    titleZh: '收到数据共享申请',
    titleEn: 'Data was asked for',
    values: ['number', 'department', 'title', 'deadline'],
    zh: said(
      '{{department}}申请共享“{{title}}”',
      '{{department}}申请共享“{{title}}”（{{number}}），请在 {{deadline}} 前答复。',
    ),
    en: said(
      '{{department}} asks for “{{title}}”',
      '{{department}} asks for “{{title}}” ({{number}}). Please answer by {{deadline}}.',
    ),
  },
  {
    code: 'sharing.due',
    audience: 'staff',
    titleZh: '共享申请即将到期',
    titleEn: 'A request for data is nearly due',
    values: ['number', 'title', 'deadline'],
    zh: said(
      '共享申请 {{number}} 即将到期',
      '“{{title}}”的共享申请（{{number}}）须在 {{deadline}} 前答复。',
    ),
    en: said(
      'Request {{number}} is nearly due',
      'The request for “{{title}}” ({{number}}) is to be answered by {{deadline}}.',
    ),
  },
  {
    code: 'sharing.overdue',
    audience: 'staff',
    titleZh: '共享申请逾期未答复',
    titleEn: 'A request for data is overdue',
    values: ['number', 'title', 'department'],
    zh: said(
      '共享申请 {{number}} 已逾期',
      '{{department}}对“{{title}}”的共享申请（{{number}}）逾期未答复。',
    ),
    en: said(
      'Request {{number}} is overdue',
      '{{department}} has not answered the request for “{{title}}” ({{number}}) in time.',
    ),
  },
  {
    code: 'sharing.decided',
    audience: 'staff',
    titleZh: '共享申请有答复',
    titleEn: 'A request for data was answered',
    values: ['number', 'title', 'decision', 'until'],
    zh: said(
      '“{{title}}”的共享申请：{{decision}}',
      '共享申请 {{number}}(“{{title}}”):{{decision}}。{{until}}',
    ),
    en: said(
      'Request for “{{title}}”: {{decision}}',
      'Request {{number}} (“{{title}}”): {{decision}}. {{until}}',
    ),
  },
  {
    code: 'sharing.ended',
    audience: 'staff',
    titleZh: '共享授权终止',
    titleEn: 'A grant ended',
    values: ['number', 'title', 'reason'],
    zh: said(
      '“{{title}}”的共享授权已终止',
      '共享授权 {{number}}（“{{title}}”）已终止：{{reason}}。',
    ),
    en: said('The grant of “{{title}}” ended', 'Grant {{number}} (“{{title}}”) ended: {{reason}}.'),
  },
  {
    code: 'sharing.correction',
    audience: 'staff',
    titleZh: '收到数据校核申请',
    titleEn: 'A value is said to be wrong',
    values: ['department', 'title', 'deadline'],
    zh: said(
      '{{department}}提出校核“{{title}}”',
      '{{department}}认为“{{title}}”中有一处数据有误，请在 {{deadline}} 前核对答复。',
    ),
    en: said(
      '{{department}} found a value of “{{title}}” wrong',
      '{{department}} found a value of “{{title}}” wrong. Please check and answer by {{deadline}}.',
    ),
  },
  {
    code: 'sharing.corrected',
    audience: 'staff',
    titleZh: '数据校核有答复',
    titleEn: 'A correction was answered',
    values: ['title', 'decision'],
    zh: said('“{{title}}”的校核：{{decision}}', '您部门对“{{title}}”提出的校核：{{decision}}。'),
    en: said(
      'Correction of “{{title}}”: {{decision}}',
      'Your correction of “{{title}}”: {{decision}}.',
    ),
  },
  {
    code: 'sharing.changed',
    audience: 'staff',
    titleZh: '订阅的数据有变化',
    titleEn: 'Data that was subscribed to changed',
    values: ['title', 'what'],
    zh: said('{{title}}:{{what}}', '您部门订阅的“{{title}}”：{{what}}。'),
    en: said('{{title}}: {{what}}', '“{{title}}”, to which your department subscribed: {{what}}.'),
  },
];
