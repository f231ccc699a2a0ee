/** What residents are told of bookings and queues, as shipped. */
import type { ShippedTemplate } from './shape.ts';

interface Words {
  readonly title: readonly [zh: string, en: string];
  readonly subject: readonly [zh: string, en: string];
  readonly zh: string;
  readonly en: string;
  readonly values: readonly string[];
}

/** The same sentence in the inbox and, without its own greeting, as SMS. */
function template(code: string, { title, subject, zh, en, values }: Words): ShippedTemplate {
  return {
    code: `booking.${code}`,
    audience: 'residents',
    titleZh: title[0],
    titleEn: title[1],
    values: [...values],
    zh: { subject: subject[0], body: `${zh} 查看：{{link}}`, sms: `${zh}{{link}}` },
    en: { subject: subject[1], body: `${en} See: {{link}}`, sms: `${en} {{link}}` },
  };
}

const where = ['number', 'time', 'what', 'place'] as const;

export const residentBookingTemplates: readonly ShippedTemplate[] = [
  template('confirmed', {
    title: ['预约成功', 'Booking confirmed'],
    subject: ['预约成功：{{time}}', 'Booked: {{time}}'],
    zh: '已为您约好 {{time}} {{what}}，地点：{{place}}，预约号 {{number}}。来不了请提前取消或改期。',
    en: 'Booked: {{time}}, {{what}}, {{place}}, number {{number}}. If you cannot come, cancel or move it in time.',
    values: where,
  }),
  template('requested', {
    title: ['预约已提交，等待确认', 'Booking asked for'],
    subject: ['预约 {{number}} 已提交', 'Booking {{number}} asked for'],
    zh: '您申请的 {{time}} {{what}} 已提交，工作人员确认后会告诉您。',
    en: 'You asked for {{time}}, {{what}}. You will be told as soon as it is confirmed.',
    values: where,
  }),
  template('refused', {
    title: ['预约未通过', 'Booking refused'],
    subject: ['预约 {{number}} 未通过', 'Booking {{number}} refused'],
    zh: '您申请的 {{time}} {{what}} 未能安排：{{reason}}。可另选时间。',
    en: '{{time}}, {{what}} could not be arranged: {{reason}}. Please choose another time.',
    values: [...where, 'reason'],
  }),
  template('unanswered', {
    title: ['预约申请未及答复', 'Booking not answered in time'],
    subject: ['预约 {{number}} 没有及时答复', 'Booking {{number}} was not answered'],
    zh: '很抱歉，您申请的 {{time}} {{what}} 没有及时答复，已自动结束。请另约或打电话。',
    en: 'We are sorry: {{time}}, {{what}} was not answered in time and has ended. Please book again or call.',
    values: where,
  }),
  template('moved', {
    title: ['预约已改期', 'Booking moved'],
    subject: ['预约已改到 {{time}}', 'Booking moved to {{time}}'],
    zh: '您 {{was}} 的预约已改为 {{time}} {{what}}，地点：{{place}}，预约号不变 {{number}}。',
    en: 'Your booking of {{was}} is now {{time}}, {{what}}, {{place}}; its number is still {{number}}.',
    values: [...where, 'was'],
  }),
  template('reminder', {
    title: ['预约提醒', 'Reminder of a booking'],
    subject: ['提醒：{{time}} {{what}}', 'Reminder: {{time}}, {{what}}'],
    zh: '提醒您 {{time}} 到 {{place}} 办理 {{what}}，预约号 {{number}}。来不了请取消，把号让给别人。',
    en: 'Please come at {{time}} to {{place}} for {{what}}, number {{number}}. If you cannot, cancel it for somebody else.',
    values: where,
  }),
  template('offer', {
    title: ['候补有号了', 'A time has become free'],
    subject: ['候补有号：{{time}}', 'Free for you: {{time}}'],
    zh: '您候补的 {{what}} 有人退号，{{time}} 已为您留到 {{until}}，请打开确认。',
    en: '{{what}} has become free: {{time}} is kept for you until {{until}}. Open to confirm.',
    values: ['what', 'time', 'until'],
  }),
  template('offerOver', {
    title: ['为您留的号已过期', 'The time kept for you is over'],
    subject: ['为您留的 {{time}} 已过期', '{{time}} is no longer kept'],
    zh: '为您留的 {{time}} {{what}} 没有确认，已让给下一位。还需要可重新预约或候补。',
    en: '{{time}}, {{what}} was not confirmed and went to the next. Book or wait again if you still need it.',
    values: where,
  }),
  template('affected', {
    title: ['临时停办，另为您留了时间', 'Closed; another time is kept for you'],
    subject: ['{{was}} 临时停办，为您另留 {{time}}', '{{was}} is closed; {{time}} is kept for you'],
    zh: '很抱歉，您 {{was}} 的预约因{{reason}}不能接待。已为您另留 {{time}} {{what}}（{{place}}），请在 {{until}} 前确认或另选。',
    en: 'We are sorry: {{was}} cannot be kept ({{reason}}). {{time}}, {{what}} ({{place}}) is kept for you; confirm or choose again by {{until}}.',
    values: [...where, 'was', 'reason', 'until'],
  }),
  template('cancelledByTown', {
    title: ['预约被取消', 'Booking cancelled by the town'],
    subject: ['{{time}} 的预约已取消', 'Booking of {{time}} cancelled'],
    zh: '很抱歉，您 {{time}} {{what}} 的预约因{{reason}}取消，请另选时间。',
    en: 'We are sorry: {{time}}, {{what}} is cancelled ({{reason}}). Please choose another time.',
    values: [...where, 'reason'],
  }),
  template('missed', {
    title: ['预约未到', 'Missed booking'],
    subject: ['您错过了 {{time}} 的预约', 'You missed {{time}}'],
    zh: '您没有来 {{time}} 的 {{what}}。{{days}} 天内 {{limit}} 次未到，网上预约会暂停；来不了请提前取消。',
    en: 'You did not come to {{what}} at {{time}}. After {{limit}} misses in {{days}} days online booking pauses; please cancel in time.',
    values: [...where, 'count', 'limit', 'days'],
  }),
  template('barred', {
    title: ['网上预约暂停', 'Online booking paused'],
    subject: ['网上预约暂停到 {{until}}', 'Online booking pauses until {{until}}'],
    zh: '您 {{days}} 天内有 {{count}} 次约了没来，网上预约暂停到 {{until}}，到期自动恢复；这期间可到窗口或打电话预约。有特殊原因请告诉窗口。',
    en: 'You missed {{count}} bookings in {{days}} days: online booking pauses until {{until}} and returns by itself. The window and the telephone still book for you; tell them if you had a reason.',
    values: [...where, 'count', 'limit', 'days', 'until'],
  }),
  template('called', {
    title: ['叫到您的号了', 'Your number is called'],
    subject: ['请 {{number}} 号到 {{what}}', 'Number {{number}}: {{what}}'],
    zh: '请 {{number}} 号到 {{what}} {{place}}。',
    en: 'Number {{number}}, please go to {{what}} {{place}}.',
    values: ['number', 'what', 'place'],
  }),
];
