/** Moving a booking without script: the day, then the time; the old time is kept until the new one is. */
import {
  form,
  hidden,
  html,
  type LightPage,
  links,
  notice,
  radios,
} from '#platform/light/index.ts';
import { api } from '../contract/index.ts';
import { clockOf, sayDay, sayTime } from './words.ts';

export const movePage: LightPage = {
  path: '/booking/mine/:bookingId/move',
  title: { zh: '改期', en: 'Move it' },
  signedIn: true,
  faultFields: { 'slot-taken': 'from', 'slot-unknown': 'from', 'own-overlap': 'from' },
  view: async (page) => {
    const bookingId = page.params['bookingId'] ?? '';
    const booking = page.call(api);
    const one = await booking.one({ params: { bookingId } });
    const lead = html`<p>${page.say('现在的时间：', 'The time now: ')}${sayTime(page, one.from)} ${page.say(one.poolZh, one.poolEn)}</p>`;
    const day = page.form.text('day') || page.query('day');
    const params = { poolId: one.poolId };
    if (!day) {
      const { days } = await booking.pool({ params, query: {} });
      const open = days.filter(({ free }) => free > 0);
      const to = (chosen: string) =>
        `/booking/mine/${bookingId}/move?${new URLSearchParams({ day: chosen }).toString()}`;
      const list = open.map(({ day: on }) => ({ to: to(on), title: sayDay(page, on) }));
      const none = notice('warning', page.say('近期约满，不能改期', 'Full; it cannot be moved'));
      return html`${lead}<h2>${page.say('改到哪一天？', 'To which day?')}</h2>${list.length > 0 ? links(page, list) : none}`;
    }
    const { items } = await booking.slots({ params, query: { day } });
    const options = items
      .filter(({ free }) => free > 0)
      .map(({ from }) => ({ value: from, label: clockOf(from) }));
    const again = html`<p><a href="${page.link(`/booking/mine/${bookingId}/move`)}">${page.say('换一天', 'Another day')}</a></p>`;
    if (options.length === 0)
      return html`${lead}${notice('warning', page.say('这一天已经约满', 'This day is full'))}${again}`;
    const label = page.say('选一个时间', 'Choose a time');
    return html`${lead}<h2>${sayDay(page, day)}</h2>${form(
      page,
      { button: page.say('改到这个时间', 'Move it to this time') },
      hidden('day', day),
      radios(page, { name: 'from', label, options }),
    )}${again}`;
  },
  act: async (page) => {
    const bookingId = page.params['bookingId'] ?? '';
    const from = page.form.text('from');
    if (!from) throw page.refuse({ from: page.say('请选一个时间', 'Choose a time') });
    await page.call(api).move({ params: { bookingId }, body: { from } });
    return page.go(`/booking/mine/${bookingId}`);
  },
};
