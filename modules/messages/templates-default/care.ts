/** What older people, their families and staff are told in elder care, as shipped. */
import type { ShippedTemplate } from './shape.ts';

/** To the person and the family. */
const toFamilies: readonly ShippedTemplate[] = [
  {
    code: 'care.missed',
    audience: 'residents',
    titleZh: '家人未按时报平安',
    titleEn: 'A relative missed the safe check-in',
    values: ['elder', 'time', 'worker'],
    zh: {
      subject: '{{elder}} 没有按时报平安',
      body: '{{elder}} 约定 {{time}} 报平安，到现在还没有收到。请先打个电话问问；网格员 {{worker}} 也已收到通知，会上门查看。如已联系上，请点这里代报平安：{{link}}',
      sms: '{{elder}}约定{{time}}报平安，还没有收到。请打电话问问，网格员{{worker}}也会上门。{{link}}',
    },
    en: {
      subject: '{{elder}} has not checked in',
      body: '{{elder}} agreed to check in at {{time}} and has not yet. Please call. Grid worker {{worker}} is told too and will go and look. If you have reached them, say so here: {{link}}',
      sms: '{{elder}} has not checked in at {{time}}. Please call; grid worker {{worker}} will look. {{link}}',
    },
  },
  {
    code: 'care.well',
    audience: 'residents',
    titleZh: '家人已报平安',
    titleEn: 'A relative is well',
    values: ['elder', 'outcome'],
    zh: {
      subject: '{{elder}}:{{outcome}}',
      body: '{{elder}} 刚才没有按时报平安，现在的情况是：{{outcome}}。查看：{{link}}',
      sms: '{{elder}}的情况：{{outcome}}。',
    },
    en: {
      subject: '{{elder}}: {{outcome}}',
      body: '{{elder}} had missed the check-in. How it stands now: {{outcome}}. See: {{link}}',
      sms: '{{elder}}: {{outcome}}.',
    },
  },
  {
    code: 'care.proofDue',
    audience: 'residents',
    titleZh: '高龄津贴认证提醒',
    titleEn: 'The proof of life is due',
    values: ['elder', 'day', 'worker'],
    zh: {
      subject: '{{elder}} 的高龄津贴认证 {{day}} 到期',
      body: '{{elder}} 的高龄津贴每年认证一次，请在 {{day}} 前办理：网格员 {{worker}} 可以上门，也可以到便民服务大厅或打电话。过期会先暂停，认证后补发。{{link}}',
      sms: '{{elder}}的高龄津贴认证{{day}}到期。网格员{{worker}}可上门办理，也可到大厅或打电话；过期先暂停，认证后补发。',
    },
    en: {
      subject: 'Proof of life of {{elder}} due on {{day}}',
      body: 'The allowance of {{elder}} asks for a proof of life once a year, by {{day}}: grid worker {{worker}} comes to you, or come to the service hall, or call. Without it the allowance is held back, and paid once you have given it. {{link}}',
      sms: 'Proof of life of {{elder}} is due on {{day}}. Grid worker {{worker}} can come; or visit the hall, or call.',
    },
  },
  {
    code: 'care.suspended',
    audience: 'residents',
    titleZh: '高龄津贴暂停发放',
    titleEn: 'The allowance is held back',
    values: ['elder', 'month'],
    zh: {
      subject: '{{elder}} 的高龄津贴从 {{month}} 起暂停',
      body: '{{elder}} 的年度认证已过期，高龄津贴从 {{month}} 起暂停发放。补办认证后会恢复，并补发暂停的月份。{{link}}',
      sms: '{{elder}}的高龄津贴因未认证从{{month}}起暂停，补办认证后恢复并补发。',
    },
    en: {
      subject: 'The allowance of {{elder}} is held back from {{month}}',
      body: 'The yearly proof of {{elder}} is overdue, and the allowance is held back from {{month}} on. Once the proof is given it goes on, and the months are paid back. {{link}}',
      sms: 'The allowance of {{elder}} is held back from {{month}}; it goes on, with back pay, once the proof is given.',
    },
  },
  {
    code: 'care.arranged',
    audience: 'residents',
    titleZh: '上门服务已安排',
    titleEn: 'A visit is arranged',
    values: ['elder', 'service', 'day', 'time', 'carer'],
    zh: {
      subject: '{{service}} 已安排：{{day}} {{time}}',
      body: '{{elder}} 申请的{{service}}已安排：{{day}} {{time}}，由 {{carer}} 上门。{{link}}',
      sms: '{{elder}}的{{service}}已安排：{{day}} {{time}}，{{carer}}上门。',
    },
    en: {
      subject: '{{service}} arranged: {{day}} {{time}}',
      body: '{{service}} for {{elder}} is arranged: {{carer}} comes on {{day}} at {{time}}. {{link}}',
      sms: '{{service}} for {{elder}}: {{carer}} comes on {{day}} at {{time}}.',
    },
  },
  {
    code: 'care.nobodyHome',
    audience: 'residents',
    titleZh: '上门时家里没人',
    titleEn: 'Nobody was home',
    values: ['elder', 'service', 'time', 'worker'],
    zh: {
      subject: '{{time}} 上门，{{elder}} 家里没人应门',
      body: '{{time}} 上门做{{service}}时，{{elder}} 家里没有人应门。请联系老人；网格员 {{worker}} 也已收到通知。{{link}}',
      sms: '{{time}}上门{{service}}，{{elder}}家无人应门。请联系老人，网格员{{worker}}也已收到通知。',
    },
    en: {
      subject: 'Nobody opened at {{elder}} at {{time}}',
      body: 'At {{time}} nobody opened for {{service}} at {{elder}}. Please call; grid worker {{worker}} is told too. {{link}}',
      sms: 'At {{time}} nobody opened for {{service}} at {{elder}}. Please call.',
    },
  },
];

/** To staff. */
const toStaff: readonly ShippedTemplate[] = [
  {
    code: 'care.staffMissed',
    audience: 'staff',
    titleZh: '老人未按时报平安',
    titleEn: 'An older person missed the safe check-in',
    values: ['elder', 'place', 'time', 'case'],
    zh: {
      subject: '{{place}} {{elder}} 没有按时报平安',
      body: '{{place}} {{elder}} 约定 {{time}} 报平安，没有收到。请先电话联系，联系不上请上门查看，并登记结果。事件：{{case}}。',
      sms: '{{place}}{{elder}}约定{{time}}报平安未收到，请联系或上门查看。',
    },
    en: {
      subject: '{{elder}}, {{place}}, has not checked in',
      body: '{{elder}}, {{place}}, agreed to check in at {{time}} and has not. Call first; if nobody answers go and look, and note what you found. Case: {{case}}.',
      sms: '{{elder}}, {{place}}, has not checked in at {{time}}. Please call or go and look.',
    },
  },
  {
    code: 'care.staffMissedStill',
    audience: 'staff',
    titleZh: '老人仍未报平安',
    titleEn: 'An older person still has not checked in',
    values: ['elder', 'place', 'time', 'minutes', 'case'],
    zh: {
      subject: '已过 {{minutes}} 分钟：{{place}} {{elder}} 仍未报平安',
      body: '{{place}} {{elder}} 约定 {{time}} 报平安，已过 {{minutes}} 分钟，还没有人登记查看结果。请马上安排人上门。事件：{{case}}。',
      sms: '{{place}}{{elder}}未报平安已过{{minutes}}分钟，尚无查看结果，请马上安排上门。',
    },
    en: {
      subject: '{{minutes}} minutes: {{elder}}, {{place}}, still has not checked in',
      body: '{{elder}}, {{place}}, agreed to check in at {{time}}; {{minutes}} minutes have passed and nobody has noted what was found. Send somebody now. Case: {{case}}.',
      sms: '{{elder}}, {{place}}: no check-in for {{minutes}} minutes, nobody has looked. Send somebody now.',
    },
  },
  {
    code: 'care.staffProofDue',
    audience: 'staff',
    titleZh: '高龄津贴认证待上门',
    titleEn: 'Proofs of life to be taken',
    values: ['elder', 'place', 'day'],
    zh: {
      subject: '请为 {{place}} {{elder}} 办理高龄津贴认证',
      body: '{{place}} {{elder}} 的高龄津贴认证 {{day}} 到期，请上门办理。',
      sms: '{{place}}{{elder}}高龄津贴认证{{day}}到期，请上门办理。',
    },
    en: {
      subject: 'Take the proof of life of {{elder}}, {{place}}',
      body: 'The proof of life of {{elder}}, {{place}}, is due on {{day}}. Please visit.',
      sms: 'Proof of life of {{elder}}, {{place}}, due on {{day}}.',
    },
  },
  {
    code: 'care.staffNobodyHome',
    audience: 'staff',
    titleZh: '上门时老人家里没人',
    titleEn: 'Nobody was home at an older person’s',
    values: ['elder', 'place', 'service', 'time'],
    zh: {
      subject: '{{place}} {{elder}} 家无人应门',
      body: '{{time}} 上门做{{service}}时，{{place}} {{elder}} 家无人应门。请联系家属或上门查看。',
      sms: '{{time}}上门{{service}}，{{place}}{{elder}}家无人应门，请查看。',
    },
    en: {
      subject: 'Nobody opened at {{elder}}, {{place}}',
      body: 'At {{time}} nobody opened for {{service}} at {{elder}}, {{place}}. Please call the family or go and look.',
      sms: 'Nobody opened at {{elder}}, {{place}}, at {{time}}. Please look.',
    },
  },
  {
    code: 'care.staffHelp',
    audience: 'staff',
    titleZh: '老人按了求助键',
    titleEn: 'An older person called for help',
    values: ['elder', 'place', 'case'],
    zh: {
      subject: '紧急：{{place}} {{elder}} 按了求助键',
      body: '{{place}} {{elder}} 按了求助键。请马上电话联系并上门。事件：{{case}}。',
      sms: '紧急：{{place}}{{elder}}按了求助键，请马上联系并上门。',
    },
    en: {
      subject: 'Urgent: {{elder}}, {{place}}, called for help',
      body: '{{elder}}, {{place}}, pressed the button for help. Call and go now. Case: {{case}}.',
      sms: 'Urgent: {{elder}}, {{place}}, called for help. Call and go now.',
    },
  },
];

export const careTemplates: readonly ShippedTemplate[] = [...toFamilies, ...toStaff];
