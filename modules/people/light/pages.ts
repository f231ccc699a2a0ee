/** Signing in and out by a code on the telephone, without script. */
import {
  form,
  hidden,
  html,
  input,
  type LightPage,
  type LightRequest,
} from '#platform/light/index.ts';
import { api } from '../contract.ts';

/** Only our own pages: a link from elsewhere must not send anyone away after signing in. */
function backOf(page: LightRequest): string {
  const asked = page.form.text('back') || page.query('back');
  return /^\/(?![/\\])/.test(asked) ? asked : '/';
}

const phonePage: LightPage = {
  path: '/sign-in',
  title: { zh: '用手机号登录', en: 'Sign in with your phone' },
  view: (page) => html`
<p>${page.say('我们会发一条短信，里面有 6 位验证码。', 'We will send a text message with a code of 6 digits.')}</p>
${form(
  page,
  { button: page.say('发验证码', 'Send the code') },
  input(page, {
    name: 'phone',
    label: page.say('手机号', 'Phone number'),
    type: 'tel',
    autocomplete: 'tel',
    maxLength: 30,
  }),
  hidden('back', backOf(page)),
)}`,
  act: async (page) => {
    const phone = page.form.text('phone');
    if (!phone) throw page.refuse({ phone: page.say('请填手机号', 'Enter your phone number') });
    const { codeId } = await page.call(api).requestPhoneCode({ body: { phone } });
    return page.go('/sign-in/code', { id: codeId, back: backOf(page) });
  },
  faultFields: { 'phone-invalid': 'phone', 'too-many-requests': 'phone' },
};

const codePage: LightPage = {
  path: '/sign-in/code',
  title: { zh: '填写验证码', en: 'Enter the code' },
  view: (page) => html`
<p>${page.say('短信已发出，一般一分钟内收到。', 'The message is on its way; it usually takes under a minute.')}</p>
${form(
  page,
  { button: page.say('登录', 'Sign in') },
  input(page, {
    name: 'code',
    label: page.say('6 位验证码', 'Code of 6 digits'),
    autocomplete: 'one-time-code',
    digits: true,
    maxLength: 12,
  }),
  hidden('id', page.form.text('id') || page.query('id')),
  hidden('back', backOf(page)),
)}
<p><a href="${page.link('/sign-in', { back: backOf(page) })}">${page.say('没收到，重新发', 'No message? Send again')}</a></p>`,
  act: async (page) => {
    const code = page.form.text('code').replace(/\s/g, '');
    if (!/^\d{6,12}$/.test(code))
      throw page.refuse({
        code: page.say('请填短信里的 6 位数字', 'Enter the 6 digits of the message'),
      });
    await page.call(api).confirmPhoneCode({ body: { codeId: page.form.text('id'), code } });
    return page.go(backOf(page));
  },
  faultFields: { 'phone-code-wrong': 'code', 'request-invalid': 'code' },
};

const leavePage: LightPage = {
  path: '/sign-out',
  title: { zh: '退出登录', en: 'Sign out' },
  view: (page) =>
    page.signedIn
      ? html`
<p>${page.say('退出后，这台手机上看不到您的信息。', 'After this, nothing of yours is shown on this phone.')}</p>
${form(page, { button: page.say('退出', 'Sign out') })}`
      : html`<p>${page.say('您没有登录。', 'You are not signed in.')}</p>`,
  act: async (page) => {
    await page.call(api).signOut({});
    return page.go('/');
  },
};

/** The pages without script of the module of people. */
export const lightPages: readonly LightPage[] = [phonePage, codePage, leavePage];
