/** The queue without script: taking a number, seeing how it stands, giving it back. */
import {
  facts,
  form,
  hidden,
  html,
  type LightPage,
  type LightRequest,
  notice,
} from '#platform/light/index.ts';
import { api, type OwnTicket } from '../contract/index.ts';

/** A number for who stands in the hall. */
export const numberPage: LightPage = {
  path: '/booking/:poolId/number',
  title: { zh: '取号', en: 'Take a number' },
  signedIn: true,
  view: async (page) => {
    const params = { poolId: page.params['poolId'] ?? '' };
    const { pool } = await page.call(api).pool({ params, query: {} });
    return html`<p>${page.say(pool.nameZh, pool.nameEn)} · ${page.say(pool.siteZh, pool.siteEn)} ${pool.locationZh}</p><p>${page.say(
      '到了大厅再取号，叫到号要马上到窗口。',
      'Take it when you are in the hall: when called, go to the window at once.',
    )}</p>${form(page, { button: page.say('取号', 'Take a number') })}`;
  },
  act: async (page) => {
    const body = { poolId: page.params['poolId'] ?? '' };
    const { id, token } = await page.call(api).takeByPhone({ body });
    return page.go(`/booking/ticket/${id}`, { t: token });
  },
};

const tokenOf = (page: LightRequest): string => page.form.text('t') || page.query('t');

/** A number in the queue, for who holds its token. */
export const ticketPage: LightPage = {
  path: '/booking/ticket/:ticketId',
  title: { zh: '我的排队号', en: 'My number' },
  view: async (page) => {
    const ticketId = page.params['ticketId'] ?? '';
    const token = tokenOf(page);
    const one = await page.call(api).followTicket({ params: { ticketId }, body: { token } });
    const isOpen = one.state === 'waiting' || one.state === 'called';
    return html`<p class="big">${one.number}</p>${stateOf(page, one)}${
      isOpen &&
      html`<p><a class="button" href="${page.link(`/booking/ticket/${ticketId}`, { t: token })}">${page.say('看最新', 'Look again')}</a></p>${form(
        page,
        { button: page.say('不等了，退号', 'Give the number back'), quiet: true },
        hidden('t', token),
      )}`
    }`;
  },
  act: async (page) => {
    const ticketId = page.params['ticketId'] ?? '';
    const token = tokenOf(page);
    await page.call(api).leaveQueue({ params: { ticketId }, body: { token } });
    return page.go(`/booking/ticket/${ticketId}`, { t: token });
  },
};

const stateWords: Readonly<Record<OwnTicket['state'], readonly [zh: string, en: string]>> = {
  waiting: ['等候中', 'waiting'],
  called: ['请前往窗口', 'please go to the window'],
  served: ['已办完', 'done'],
  left: ['已结束', 'ended'],
};

function stateOf(page: LightRequest, one: OwnTicket) {
  const where = `${page.say(one.windowZh ?? '', one.windowEn ?? '')} ${one.spotZh ?? ''}`.trim();
  const called = page.say(`请到 ${where}`, `Please go to ${where}`);
  const { estimate } = one;
  const isWaiting = one.state === 'waiting';
  const ahead = isWaiting && estimate ? page.say(`${estimate.ahead} 人`, `${estimate.ahead}`) : '';
  const known = isWaiting && estimate?.known && estimate.high !== null;
  const about = known
    ? page.say(
        `大约 ${estimate.low}–${estimate.high} 分钟`,
        `about ${estimate.low}–${estimate.high} minutes`,
      )
    : '';
  return html`${one.state === 'called' && notice('good', called)}${
    one.misses > 0 &&
    notice(
      'warning',
      page.say(
        `叫过您 ${one.misses} 次没有应答；第 ${one.missedLimit} 次未应答，号码作废`,
        `Called ${one.misses} times without an answer; the number ends with call ${one.missedLimit}`,
      ),
    )
  }${facts([
    [page.say('项目', 'What'), page.say(one.poolZh, one.poolEn)],
    [page.say('地点', 'Where'), page.say(one.siteZh, one.siteEn)],
    [page.say('状态', 'State'), page.say(...stateWords[one.state])],
    [page.say('前面还有', 'Before you'), ahead],
    [page.say('等候', 'Wait'), about],
  ])}`;
}
