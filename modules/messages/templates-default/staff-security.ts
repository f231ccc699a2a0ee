/** What staff is told about the security of accounts and of the town, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffSecurityTemplates: readonly ShippedTemplate[] = [
  {
    code: 'privacy.requestReceived',
    audience: 'staff',
    titleZh: '收到个人信息权利申请',
    titleEn: 'Request about personal data',
    values: ['kind', 'deadline'],
    zh: {
      subject: '有居民申请{{kind}}',
      body: '有居民申请{{kind}}，须在 {{deadline}} 前答复。{{link}}',
      sms: '有居民申请{{kind}}，须在{{deadline}}前答复。',
    },
    en: {
      subject: 'Request about personal data: {{kind}}',
      body: 'A resident made a request about personal data ({{kind}}). It is to be answered by {{deadline}}. {{link}}',
      sms: 'A request about personal data ({{kind}}) is to be answered by {{deadline}}.',
    },
  },
  {
    code: 'people.newDevice',
    audience: 'staff',
    titleZh: '新设备登录',
    titleEn: 'Sign-in from a new device',
    values: [],
    zh: {
      subject: '您的账号在一台新设备上登录',
      body: '您的账号刚刚在一台以前没有用过的设备上登录。如果不是您本人，请立即到“我的账号”结束该会话并修改密码。',
      sms: '您的账号刚在新设备上登录，如非本人请立即修改密码。',
    },
    en: {
      subject: 'Your account was used on a new device',
      body: 'Somebody signed in to your account on a device that was not used before. If it was not you, end that session under “My account” and change the password.',
      sms: 'Your account was used on a new device. If it was not you, change the password.',
    },
  },
  {
    code: 'people.visited',
    audience: 'staff',
    titleZh: '县级应急查看',
    titleEn: 'Break-glass by the county',
    values: ['by', 'reason', 'until'],
    zh: {
      subject: '县级运营员{{by}}正在应急查看本镇数据',
      body: '县级运营员{{by}}已开始应急查看本镇数据（只读），至 {{until}}。理由：{{reason}}。如不同意，可随时在“应急查看”页面终止；查看过什么逐条可查。',
      sms: '县级运营员{{by}}正在应急查看本镇数据至{{until}}：{{reason}}。可登录终止。',
    },
    en: {
      subject: 'County operator {{by}} looks into the town',
      body: 'County operator {{by}} has begun to look into the town’s data (reading only) until {{until}}. Reason: {{reason}}. End it at any time on the page “Break-glass”, where every request is listed.',
      sms: 'County operator {{by}} looks into the town until {{until}}: {{reason}}.',
    },
  },
];
