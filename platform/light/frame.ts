/** What stands around every page without script. */
import { languageTag } from '../i18n/index.ts';
import { Html, html } from './html.ts';
import { style, styleSource } from './style.ts';
import type { Fault, LightRequest } from './types.ts';

/** Nothing runs here and nothing is fetched but from ourselves; the one style is known by its hash. */
export const lightPolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  `style-src ${styleSource}`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What the frame shows. */
export interface Framed {
  readonly title: string;
  readonly body: Html;
  /** The same page of the residents' app, and this page in the other language. */
  readonly full: string;
  readonly otherLanguage: string;
}

/** A whole page as it is sent. */
export function framed(page: LightRequest, content: Framed): string {
  const { title, body, full, otherLanguage } = content;
  const place = page.town.name || page.say('镇枢', 'Zhenshu');
  const inner = html`<title>${page.faults.length > 0 ? page.say('有误：', 'Error: ') : ''}${title} · ${place}</title><style>${Html.of(style)}</style></head><body><header><a class="skip" href="#main">${page.say('跳到正文', 'Skip to content')}</a><a class="town" href="${page.link('/')}">${place} · ${page.say('极简版', 'simple pages')}</a><a href="${otherLanguage}" lang="${page.locale === 'zh' ? 'en' : 'zh-CN'}">${page.locale === 'zh' ? 'English' : '中文'}</a></header>${actingBar(page)}<main id="main"><h1>${title}</h1>${faultSummary(page)}${body}</main>${footer(page, full)}</body></html>`;
  const head = `<!doctype html><html lang="${languageTag(page.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">`;
  return head + inner.toString();
}

/** For whom the person acts stands above every page. */
function actingBar(page: LightRequest): Html | false {
  if (!page.acting) return false;
  const { name } = page.acting;
  const words = name
    ? page.say(`正在替 ${name} 办理`, `Acting for ${name}`)
    : page.say('您已不能替这位家人办理', 'You may no longer act for this relative');
  return html`<div class="notice ${name ? 'note' : 'warning'}" role="status"><p><strong>${words}</strong> <a href="${page.link('/proxy')}">${page.say('换回自己', 'Back to myself')}</a></p></div>`;
}

function faultSummary(page: LightRequest): Html | false {
  if (page.faults.length === 0) return false;
  return html`<div class="notice wrong" role="alert"><h2>${page.say('请改正后再提交', 'Please mend this and send again')}</h2><ul>${page.faults.map(lineOf)}</ul></div>`;
}

function lineOf({ field, text }: Fault): Html {
  if (!field) return html`<li>${text}</li>`;
  return html`<li><a href="#f-${field.replace(/[^\w-]/g, '-')}">${text}</a></li>`;
}

function footer(page: LightRequest, full: string): Html {
  const { phone } = page.town;
  const person =
    phone &&
    html`<p><a href="tel:${phone.replace(/[^\d+]/g, '')}">${page.say('打电话找人办', 'Call a person')} ${phone}</a></p>`;
  return html`<footer>${person}<p>${page.say('遇到危险请拨打', 'In danger call')} <a href="tel:110">110</a><a href="tel:119">119</a><a href="tel:120">120</a></p><p><a href="${page.link('/')}">${page.say('首页', 'First page')}</a>${page.signedIn ? html`<a href="${page.link('/sign-out')}">${page.say('退出登录', 'Sign out')}</a>` : html`<a href="${page.link('/sign-in')}">${page.say('登录', 'Sign in')}</a>`}<a href="${full}">${page.say('标准版', 'Full version')}</a></p></footer>`;
}
