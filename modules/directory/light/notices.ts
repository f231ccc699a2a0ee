/** Notices without script. */
import { html, type LightPage, type LightRequest, links } from '#platform/light/index.ts';
import { sayInstant } from '#platform/i18n/index.ts';
import { api, type NoticeView } from '../contract/index.ts';

function placeOf(page: LightRequest, { villagesZh, villagesEn }: NoticeView): string {
  return page.say(villagesZh.join('、') || '全镇', villagesEn.join(', ') || 'whole town');
}

const listPage: LightPage = {
  path: '/directory/notices',
  title: { zh: '村里通知', en: 'Notices' },
  view: async (page) => {
    const { items } = await page.call(api).notices({ query: {} });
    if (items.length === 0) return html`<p>${page.say('现在没有通知。', 'No notices now.')}</p>`;
    return links(
      page,
      items.map((one) => ({
        to: `/directory/notices/${one.id}`,
        title: one.title,
        hint: placeOf(page, one),
      })),
    );
  },
};

const onePage: LightPage = {
  path: '/directory/notices/:noticeId',
  title: { zh: '通知', en: 'Notice' },
  view: async (page) => {
    const params = { noticeId: page.params['noticeId'] ?? '' };
    const one = await page.call(api).notice({ params });
    const when = one.publishedAt
      ? sayInstant(new Date(one.publishedAt), page.now, page.locale)
      : '';
    const body = html`<p class="hint">${[placeOf(page, one), when].filter(Boolean).join(' · ')}</p>${one.body.split('\n').map((line) => html`<p>${line}</p>`)}${one.validUntil && html`<p class="hint">${page.say(`有效期到 ${one.validUntil}`, `Valid until ${one.validUntil}`)}</p>`}`;
    return { title: one.title, body };
  },
};

/** The list and one. */
export const noticePages: readonly LightPage[] = [listPage, onePage];
