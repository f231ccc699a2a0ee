/** Booking without script: what, whom, which day, what time — a page each, as with script. */
import {
  form,
  hidden,
  html,
  type LightPage,
  type LightRequest,
  links,
  notice,
  radios,
} from '#platform/light/index.ts';
import { api, type PoolCard } from '../contract/index.ts';
import { clockOf, sayDay, sayTime } from './words.ts';

/** What can be booked. */
export const homePage: LightPage = {
  path: '/booking',
  title: { zh: '预约', en: 'Book a time' },
  menu: { order: 20, hint: { zh: '看医生、办事窗口、上门服务', en: 'Doctors, windows, visits' } },
  view: async (page) => {
    const { items } = await page.call(api).home({});
    return html`<p><a href="${page.link('/booking/mine')}">${page.say('我的预约', 'My bookings')}</a></p>${links(
      page,
      items.map((pool) => ({
        to: `/booking/${pool.id}`,
        title: page.say(pool.nameZh, pool.nameEn),
        hint: [
          page.say(pool.siteZh, pool.siteEn),
          pool.nextFree
            ? page.say(
                `最早可约 ${sayTime(page, pool.nextFree)}`,
                `next ${sayTime(page, pool.nextFree)}`,
              )
            : page.say('已约满', 'full'),
        ].join(' · '),
      })),
    )}`;
  },
};

const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query).toString()}`;

const chosen = (resource: string): { resourceId?: string } =>
  resource && resource !== 'any' ? { resourceId: resource } : {};

/** Whom, then which day. */
export const poolPage: LightPage = {
  path: '/booking/:poolId',
  title: { zh: '选择时间', en: 'Choose a time' },
  view: async (page) => {
    const poolId = page.params['poolId'] ?? '';
    const resource = page.query('resource');
    const { pool, days } = await page
      .call(api)
      .pool({ params: { poolId }, query: chosen(resource) });
    const title = page.say(pool.nameZh, pool.nameEn);
    const lead = html`<p>${page.say(pool.siteZh, pool.siteEn)} ${pool.locationZh}</p><p>${page.say(pool.hintZh, pool.hintEn)}</p>`;
    if (pool.today.length > 1 && !resource) {
      const whom = links(page, whomOf(pool, page));
      return { title, body: html`${lead}<h2>${page.say('找哪位？', 'Whom?')}</h2>${whom}` };
    }
    const open = days.filter(({ total }) => total > 0);
    const list = links(
      page,
      open.map((one) => ({
        to: withQuery(`/booking/${poolId}/time`, { resource: resource || 'any', day: one.day }),
        title: sayDay(page, one.day),
        hint:
          one.free > 0
            ? page.say(`余 ${one.free} 个`, `${one.free} free`)
            : page.say('约满，可以候补', 'full; there is a waiting list'),
      })),
    );
    const none = notice(
      'warning',
      page.say(`近期约满，请打电话 ${pool.sitePhone}`, `Full; please call ${pool.sitePhone}`),
    );
    const queue =
      pool.queued &&
      html`<p><a href="${page.link(`/booking/${poolId}/number`)}">${page.say('已经到大厅？直接取号', 'In the hall already? Take a number')}</a></p>`;
    return {
      title,
      body: html`${lead}${queue}<h2>${page.say('哪一天来？', 'Which day?')}</h2>${open.length > 0 ? list : none}`,
    };
  },
};

function whomOf(pool: PoolCard, page: LightRequest) {
  const to = (resource: string) => withQuery(`/booking/${pool.id}`, { resource });
  return [
    { to: to('any'), title: page.say('都可以', 'Any of them') },
    ...pool.today.map((one) => ({
      to: to(one.resourceId),
      title: page.say(`${one.nameZh} ${one.titleZh}`, `${one.nameEn} ${one.titleEn}`),
    })),
  ];
}

/** What time; sending the form keeps it and goes on to the check. */
export const timePage: LightPage = {
  path: '/booking/:poolId/time',
  title: { zh: '几点来？', en: 'What time?' },
  signedIn: true,
  faultFields: { 'slot-taken': 'from', 'slot-unknown': 'from', 'own-overlap': 'from' },
  view: async (page) => {
    const poolId = page.params['poolId'] ?? '';
    const day = page.form.text('day') || page.query('day');
    const resource = page.form.text('resource') || page.query('resource') || 'any';
    const { items } = await page
      .call(api)
      .slots({ params: { poolId }, query: { day, ...chosen(resource) } });
    const free = items.filter((slot) => slot.free > 0);
    const again = html`<p><a href="${page.link(`/booking/${poolId}`, { resource })}">${page.say('换一天', 'Another day')}</a></p>`;
    if (free.length === 0) {
      return html`${notice(
        'warning',
        page.say(
          '这一天已经约满。排上候补，有人取消时为您留着并发短信。',
          'This day is full. On the waiting list, what is given back is kept for you, and we tell you.',
        ),
      )}${form(
        page,
        { button: page.say('排上候补', 'Join the waiting list'), as: ['act', 'wait'] },
        hidden('day', day),
        hidden('resource', resource),
      )}${again}`;
    }
    return html`<h2>${sayDay(page, day)}</h2>${form(
      page,
      { button: page.say('就这个时间', 'This time') },
      hidden('day', day),
      hidden('resource', resource),
      radios(page, {
        name: 'from',
        label: page.say('选一个时间', 'Choose a time'),
        options: free.map(({ from }) => ({ value: from, label: clockOf(from) })),
      }),
    )}${again}`;
  },
  act: async (page) => {
    const poolId = page.params['poolId'] ?? '';
    if (page.form.text('act') === 'wait') {
      const body = { poolId, day: page.form.text('day'), ...chosen(page.form.text('resource')) };
      await page.call(api).join({ body });
      return page.go('/booking/mine');
    }
    const from = page.form.text('from');
    if (!from) throw page.refuse({ from: page.say('请选一个时间', 'Choose a time') });
    const held = await page
      .call(api)
      .hold({ body: { poolId, from, ...chosen(page.form.text('resource')) } });
    return page.go(`/booking/mine/${held.id}`);
  },
};
