/** What residents are told about acting for one another, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const assistTemplates: readonly ShippedTemplate[] = [
  {
    code: 'assist.code',
    audience: 'residents',
    titleZh: '代办授权验证码',
    titleEn: 'Code for a mandate',
    values: ['code', 'minutes', 'who', 'what', 'days'],
    zh: {
      subject: '代办授权验证码',
      body: '{{who}}将替您办理：{{what}}，期限 {{days}} 天。同意请使用验证码 {{code}}（{{minutes}} 分钟内有效）；不同意请勿告诉任何人。',
      sms: '{{who}}将替您办理{{what}}，{{days}}天。同意请把验证码{{code}}告诉家人（{{minutes}}分钟有效），不同意请勿理会。',
    },
    en: {
      subject: 'Code for a mandate',
      body: '{{who}} would act for you: {{what}}, for {{days}} days. If you agree, use the code {{code}} (valid {{minutes}} minutes); if not, tell it to nobody.',
      sms: '{{who}} would act for you ({{what}}, {{days}} days). Agree with code {{code}}, valid {{minutes}} minutes; otherwise ignore this.',
    },
  },
  {
    code: 'assist.offered',
    audience: 'residents',
    titleZh: '家人请您代办',
    titleEn: 'A relative asks you to act',
    values: ['principal', 'what', 'until'],
    zh: {
      subject: '{{principal}}请您代办',
      body: '{{principal}}授权您替其办理：{{what}}，到 {{until}}。请打开确认是否接受：{{link}}',
      sms: '{{principal}}授权您替其办理{{what}}，到{{until}}。请打开确认：{{link}}',
    },
    en: {
      subject: '{{principal}} asks you to act',
      body: '{{principal}} lets you act: {{what}}, until {{until}}. Accept or decline: {{link}}',
      sms: '{{principal}} lets you act ({{what}}) until {{until}}. Accept or decline: {{link}}',
    },
  },
  {
    code: 'assist.live',
    audience: 'residents',
    titleZh: '家人代办已生效',
    titleEn: 'A mandate is in force',
    values: ['agent', 'what', 'until'],
    zh: {
      subject: '{{agent}}可以替您办理了',
      body: '从现在起到 {{until}}，{{agent}}可以替您办理：{{what}}。随时可以收回：{{link}}，也可以打便民热线或到窗口收回。',
      sms: '从现在起到{{until}}，{{agent}}可替您办理{{what}}。随时可收回：{{link}}，或打热线、到窗口。',
    },
    en: {
      subject: '{{agent}} may act for you now',
      body: 'From now until {{until}} {{agent}} may act for you: {{what}}. You can take it back at any time: {{link}}, by telephone or at the window.',
      sms: '{{agent}} may act for you ({{what}}) until {{until}}. Take it back at any time: {{link}}',
    },
  },
  {
    code: 'assist.ended',
    audience: 'residents',
    titleZh: '家人代办已结束',
    titleEn: 'A mandate has ended',
    values: ['principal', 'agent'],
    zh: {
      subject: '代办已结束',
      body: '{{agent}}替{{principal}}办理的授权已结束，从现在起不能再代办。详情：{{link}}',
      sms: '{{agent}}替{{principal}}办理的授权已结束。{{link}}',
    },
    en: {
      subject: 'A mandate has ended',
      body: 'The mandate of {{agent}} to act for {{principal}} has ended. {{link}}',
      sms: 'The mandate of {{agent}} to act for {{principal}} has ended. {{link}}',
    },
  },
  {
    code: 'assist.unreached',
    audience: 'residents',
    titleZh: '回拨没有打通',
    titleEn: 'We could not reach you',
    values: ['hotline'],
    zh: {
      subject: '我们给您回过电话',
      body: '您来过电话，我们回拨了三次都没有打通。需要帮助请再打 {{hotline}}。',
      sms: '您来过电话，我们回拨三次未打通。需要帮助请再打{{hotline}}。',
    },
    en: {
      subject: 'We called you back',
      body: 'You called; we tried three times to call back in vain. Please call {{hotline}} again.',
      sms: 'You called; we tried three times to call back. Please call {{hotline}} again.',
    },
  },
];
