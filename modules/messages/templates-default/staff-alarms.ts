/** What staff is told about alarms of devices, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffAlarmTemplates: readonly ShippedTemplate[] = [
  {
    code: 'alarm.raised',
    audience: 'staff',
    titleZh: '设备告警',
    titleEn: 'Device alarm',
    values: ['number', 'title', 'level', 'thing', 'address', 'value', 'case'],
    zh: {
      subject: '{{level}}告警：{{thing}} {{title}}',
      body: '{{thing}}（{{address}}）发出{{level}}告警：{{title}}，数值：{{value}}，关联事件：{{case}}。请确认。',
      sms: '{{level}}告警：{{thing}} {{title}}，{{address}}。请确认。',
    },
    en: {
      subject: 'Alarm ({{level}}): {{thing}} {{title}}',
      body: '{{thing}} ({{address}}) raised an alarm ({{level}}): {{title}}, value: {{value}}, case: {{case}}. Please acknowledge.',
      sms: 'Alarm ({{level}}): {{thing}} {{title}}, {{address}}. Please acknowledge.',
    },
  },
  {
    code: 'alarm.cleared',
    audience: 'staff',
    titleZh: '设备告警解除',
    titleEn: 'Device alarm cleared',
    values: ['number', 'title', 'thing', 'address', 'lasted'],
    zh: {
      subject: '告警解除：{{thing}} {{title}}',
      body: '{{thing}}（{{address}}）的告警“{{title}}”已解除，持续 {{lasted}}。',
      sms: '告警解除：{{thing}} {{title}}。',
    },
    en: {
      subject: 'Cleared: {{thing}} {{title}}',
      body: 'The alarm {{title}} of {{thing}} ({{address}}) cleared after {{lasted}}.',
      sms: 'Cleared: {{thing}} {{title}}.',
    },
  },
];
