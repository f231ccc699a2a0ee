/** The templates as shipped: what a town reads until it changes one. */
import type { ChannelKind } from './contract/channel-kinds.ts';
import type { MessageLanguage, MessageTemplate } from './rules/render.ts';
import { residentBookingTemplates } from './templates-default/residents-booking.ts';
import { paymentTemplates } from './templates-default/payment.ts';
import { assistTemplates } from './templates-default/residents-assist.ts';
import { residentNewsTemplates } from './templates-default/residents-news.ts';
import { careTemplates } from './templates-default/care.ts';
import { residentTemplates } from './templates-default/residents.ts';
import { serviceTemplates } from './templates-default/services.ts';
import { participationTemplates } from './templates-default/residents-participation.ts';
import type { ShippedTemplate, ShippedText } from './templates-default/shape.ts';
import { staffAlarmTemplates } from './templates-default/staff-alarms.ts';
import { staffBriefTemplates } from './templates-default/staff-briefs.ts';
import { staffHealthTemplates } from './templates-default/staff-health.ts';
import { staffIntakeTemplates } from './templates-default/staff-intake.ts';
import { staffRoadTemplates } from './templates-default/staff-road.ts';
import { staffSecurityTemplates } from './templates-default/staff-security.ts';
import { staffSharingTemplates } from './templates-default/staff-sharing.ts';
import { staffTimeTemplates } from './templates-default/staff-time.ts';

/** Every occasion on which somebody is told something. */
export const occasions: readonly ShippedTemplate[] = [
  ...staffRoadTemplates,
  ...staffTimeTemplates,
  ...staffAlarmTemplates,
  ...staffSecurityTemplates,
  ...staffBriefTemplates,
  ...staffHealthTemplates,
  ...staffIntakeTemplates,
  ...staffSharingTemplates,
  ...residentTemplates,
  ...serviceTemplates,
  ...residentBookingTemplates,
  ...paymentTemplates,
  ...assistTemplates,
  ...residentNewsTemplates,
  ...careTemplates,
  ...participationTemplates,
];

/** The occasion of a code. */
export function occasion(code: string): ShippedTemplate | undefined {
  return byCode.get(code);
}

const byCode = new Map(occasions.map((one) => [one.code, one]));

/** Placeholders that every template may use besides the occasion's own. */
export const commonValues: readonly string[] = ['link', 'name'];

/** The shipped text for one occasion, channel and language; undefined where there is none. */
export function shippedTemplate(
  code: string,
  channel: ChannelKind,
  language: MessageLanguage,
): MessageTemplate | undefined {
  return all.find(
    (one) => one.key === code && one.channel === channel && one.language === language,
  );
}

/** All shipped templates, spread over channels and languages. */
export function shippedTemplates(): readonly MessageTemplate[] {
  return all;
}

const all: readonly MessageTemplate[] = occasions.flatMap((one) => [
  ...spread(one, 'zh', one.zh),
  ...spread(one, 'en', one.en),
]);

function spread(
  one: ShippedTemplate,
  language: MessageLanguage,
  text: ShippedText,
): MessageTemplate[] {
  const { code: key, audience } = one;
  const { subject, body, sms } = text;
  const withSubject = language === 'zh' ? `【${subject}】${body}` : `${subject}\n${body}`;
  const own: MessageTemplate[] = [
    { key, channel: 'inbox', language, subject, body },
    { key, channel: 'email', language, subject, body },
    { key, channel: 'sms', language, subject: '', body: sms },
  ];
  if (audience === 'residents') return own;
  return [
    ...own,
    { key, channel: 'wecom', language, subject, body: withSubject },
    { key, channel: 'dingtalk', language, subject, body: withSubject },
  ];
}
