/** What staff is told about the security of accounts and of the town, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffSecurityTemplates: readonly ShippedTemplate[] = [
  {
    code: 'people.newDevice',
    audience: 'staff',
    titleZh: '新设备登录',
    titleEn: 'Sign-in from a new device',
    values: [],
    zh: {
      subject: '您的账号在一台新设备上登录',
      body: '您的账号刚刚在一台以前没有用过的设备上登录。如果不是您本人,请立即到“我的账号”结束该会话并修改密码。',
      sms: '您的账号刚在新设备上登录,如非本人请立即修改密码。',
    },
    en: {
      subject: 'Your account was used on a new device',
      body: 'Somebody signed in to your account on a device that was not used before. If it was not you, end that session under “My account” and change the password.',
      sms: 'Your account was used on a new device. If it was not you, change the password.',
    },
  },
];
