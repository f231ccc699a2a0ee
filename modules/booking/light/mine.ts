/** Own bookings without script: looked at, confirmed, given back. */
import {
  facts,
  form,
  hidden,
  type Html,
  html,
  input,
  type LightPage,
  type LightRequest,
  links,
  notice,
} from '#platform/light/index.ts';
import { api, type OwnBooking, type OwnWait } from '../contract/index.ts';
import { sayDay, sayState, sayTime } from './words.ts';

/** All of them. */
export const minePage: LightPage = {
  path: '/booking/mine',
  title: { zh: '我的预约', en: 'My bookings' },
  signedIn: true,
  view: async (page) => {
    const { bookings, waits, bar } = await page.call(api).mine({});
    const until = bar ? sayTime(page, bar.until) : '';
    return html`${
      bar &&
      notice(
        'warning',
        page.say(
          `${bar.windowDays} 天内有 ${bar.missed} 次约了没来，网上预约暂停到 ${until}；可到窗口或打电话预约。`,
          `You missed ${bar.missed} bookings within ${bar.windowDays} days: booking on line pauses until ${until}; the window and the telephone still book for you.`,
        ),
      )
    }${
      bookings.length === 0
        ? html`<p>${page.say('没有预约。', 'No bookings.')}</p>`
        : links(
            page,
            bookings.map((one) => ({
              to: `/booking/mine/${one.id}`,
              title: `${sayTime(page, one.from)} ${page.say(one.poolZh, one.poolEn)}`,
              hint: sayState(page, one.state),
            })),
          )
    }${waits.length > 0 && waitList(page, waits)}<p><a href="${page.link('/booking')}">${page.say('再约一个', 'Book another')}</a></p>`;
  },
  act: async (page) => {
    await page.call(api).withdraw({ params: { waitId: page.form.text('waitId') } });
    return page.go('/booking/mine');
  },
};

function waitList(page: LightRequest, waits: readonly OwnWait[]): Html {
  // What was offered stands among the bookings.
  const rows = waits.filter(({ state }) => state === 'waiting');
  return html`${rows.length > 0 && html`<h2>${page.say('候补', 'Waiting list')}</h2>`}${rows.map(
    (wait) =>
      html`<p>${sayDay(page, wait.day)} ${page.say(wait.poolZh, wait.poolEn)} ${page.say(
        `前面还有 ${wait.before} 人`,
        `${wait.before} before you`,
      )}</p>${form(
        page,
        { button: page.say('不候补了', 'Leave the list'), as: ['act', 'withdraw'], quiet: true },
        hidden('waitId', wait.id),
      )}`,
  )}`;
}

/** One of them; a hold is confirmed here. */
export const onePage: LightPage = {
  path: '/booking/mine/:bookingId',
  title: { zh: '我的一个预约', en: 'My booking' },
  signedIn: true,
  faultFields: { 'address-missing': 'address' },
  view: async (page) => {
    const one = await page.call(api).one({ params: paramsOf(page) });
    return html`${facts([
      [page.say('时间', 'Time'), sayTime(page, one.from)],
      [
        page.say('项目', 'What'),
        page.say(`${one.poolZh} ${one.resourceZh}`, `${one.poolEn} ${one.resourceEn}`),
      ],
      [
        page.say('地点', 'Where'),
        one.address || `${page.say(one.siteZh, one.siteEn)} ${one.spotZh} ${one.locationZh}`,
      ],
      [page.say('预约号', 'Number'), one.number],
      [page.say('状态', 'State'), sayState(page, one.state)],
      [page.say('说明', 'Note'), one.because],
      [page.say('电话', 'Telephone'), one.sitePhone],
    ])}${formsOf(page, one)}`;
  },
  act: async (page) => {
    const params = paramsOf(page);
    if (page.form.text('act') === 'cancel') {
      await page.call(api).cancel({ params });
      return page.go('/booking/mine');
    }
    if (page.form.text('act') === 'arrive') {
      const { id, token } = await page.call(api).arrive({ params });
      return page.go(`/booking/ticket/${id}`, { t: token });
    }
    const address = page.form.text('address');
    const note = page.form.text('note');
    const body = { ...(address ? { address } : {}), ...(note ? { note } : {}) };
    await page.call(api).confirm({ params, body });
    return page.go(`/booking/mine/${params.bookingId}`);
  },
};

const paramsOf = (page: LightRequest) => ({ bookingId: page.params['bookingId'] ?? '' });

function formsOf(page: LightRequest, one: OwnBooking) {
  const mayConfirm = one.acts.includes('confirm') || one.acts.includes('request');
  const mayArrive = one.acts.includes('arrive');
  const isSoon = Date.parse(one.arriveFrom) <= page.now.getTime();
  const from = sayTime(page, one.arriveFrom);
  return html`${mayConfirm && confirmForm(page, one)}${
    one.state === 'confirmed' &&
    notice('good', page.say('已约好，请按时来。', 'Booked. Please come in time.'))
  }${
    // The file is asked for outside these pages, where nobody acts for another.
    one.state === 'confirmed' &&
    !page.acting &&
    html`<p><a href="/api/v1/booking/bookings/${one.id}/calendar" download>${page.say('存到手机日历', 'Save to the calendar')}</a></p>`
  }${
    one.ticketId &&
    one.ticketToken &&
    html`<p><a href="${page.link(`/booking/ticket/${one.ticketId}`, { t: one.ticketToken })}">${page.say('看我的排队号', 'My number in the queue')}</a></p>`
  }${
    mayArrive &&
    (isSoon
      ? form(page, { button: page.say('我到了，报到取号', 'I am here'), as: ['act', 'arrive'] })
      : html`<p>${page.say(`${from} 起可以报到。`, `Report your arrival from ${from}.`)}</p>`)
  }${
    one.acts.includes('move') &&
    html`<p><a href="${page.link(`/booking/mine/${one.id}/move`)}">${page.say('改期', 'Move it')}</a></p>`
  }${
    one.acts.includes('cancel') &&
    form(page, { button: page.say('取消预约', 'Cancel'), as: ['act', 'cancel'], quiet: true })
  }`;
}

function confirmForm(page: LightRequest, one: OwnBooking) {
  const left = one.expiresAt ? Date.parse(one.expiresAt) - page.now.getTime() : 0;
  const minutes = Math.max(1, Math.ceil(left / 60_000));
  return html`<p>${page.say(`这个时间为您保留 ${minutes} 分钟。`, `Kept for you for ${minutes} minutes.`)}</p>${form(
    page,
    { button: page.say('确认预约', 'Confirm'), as: ['act', 'confirm'] },
    one.atHome &&
      input(page, {
        name: 'address',
        label: page.say('上门地址', 'Address of the visit'),
        maxLength: 120,
      }),
    input(page, {
      name: 'note',
      label: page.say('想提前告诉工作人员的', 'Something to tell in advance'),
      optional: true,
      maxLength: 200,
    }),
  )}`;
}
