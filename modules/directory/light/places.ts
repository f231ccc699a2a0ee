/** Places without script. */
import {
  facts,
  html,
  type Html,
  type LightPage,
  type LightRequest,
  links,
  table,
} from '#platform/light/index.ts';
import { api, type OpenNow, type PlaceView } from '../contract/index.ts';

const weekdays = [
  ['星期日', 'Sunday'],
  ['星期一', 'Monday'],
  ['星期二', 'Tuesday'],
  ['星期三', 'Wednesday'],
  ['星期四', 'Thursday'],
  ['星期五', 'Friday'],
  ['星期六', 'Saturday'],
] as const;

function openWords(page: LightRequest, { state, at }: OpenNow): string {
  if (state === 'unknown') return '';
  if (state === 'open') return page.say(`开门，到 ${at}`, `open until ${at}`);
  return at
    ? page.say(`${at} 开门`, `opens at ${at}`)
    : page.say('今天不再开门', 'closed for today');
}

const nameOf = (
  page: LightRequest,
  { nameZh, nameEn }: { nameZh: string; nameEn: string },
): string => page.say(nameZh, nameEn || nameZh);

const homePage: LightPage = {
  path: '/directory',
  title: { zh: '便民', en: 'Daily life' },
  menu: { order: 55, hint: { zh: '找地方、等公交、看通知', en: 'Places, buses, notices' } },
  view: async (page) => {
    const home = await page.call(api).home({});
    const first = [
      { to: '/directory/notices', title: page.say('村里通知', 'Notices') },
      ...(home.hasBus ? [{ to: '/directory/bus', title: page.say('公交', 'Buses') }] : []),
    ];
    const kinds = home.kinds.map((kind) => ({
      to: `/directory/places?kind=${kind.code}`,
      title: `${nameOf(page, kind)} (${kind.count})`,
    }));
    const market = home.isMarketDay
      ? page.say('今天赶圩。', 'Market day today.')
      : home.nextMarketDay &&
        page.say(`下一个圩日：${home.nextMarketDay}`, `Next market day: ${home.nextMarketDay}`);
    return html`${market && html`<p>${market}</p>`}${links(page, first)}<h2>${page.say('找地方', 'Places')}</h2>${finder(page, '')}${links(page, kinds)}`;
  },
};

function finder(page: LightRequest, q: string): Html {
  return html`<form method="get" action="${page.link('/directory/places')}"><div class="field"><label for="f-q">${page.say('名称', 'Name')}</label><input id="f-q" name="q" type="text" value="${q}" maxlength="40"></div><button type="submit" class="quiet">${page.say('查找', 'Find')}</button></form>`;
}

const listPage: LightPage = {
  path: '/directory/places',
  title: { zh: '地点', en: 'Places' },
  view: async (page) => {
    const [kind, q] = [page.query('kind').slice(0, 60), page.query('q').slice(0, 40)];
    const { items } = await page.call(api).places({
      query: { ...(kind ? { kind } : {}), ...(q ? { q } : {}) },
    });
    const [first] = items;
    const title = kind && first ? page.say(first.kindZh, first.kindEn) : page.say('地点', 'Places');
    const body =
      items.length === 0
        ? html`<p>${page.say('没有找到。', 'Nothing found.')}</p>`
        : links(
            page,
            items.map((place) => ({
              to: `/directory/places/${place.code}`,
              title: nameOf(page, place),
              hint: lineOf(page, place),
            })),
          );
    return { title, body };
  },
};

const lineOf = (page: LightRequest, { address, addressEn, openNow }: PlaceView): string =>
  [openWords(page, openNow), page.say(address, addressEn || address)].filter(Boolean).join(' · ');

const placePage: LightPage = {
  path: '/directory/places/:code',
  title: { zh: '地点', en: 'Place' },
  view: async (page) => {
    const place = await page.call(api).place({ params: { code: page.params['code'] ?? '' } });
    const week = place.week.map(({ day, spans, note, isMarketDay }) => {
      const [zh, en] = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? weekdays[0];
      const open = spans.map(({ from, until }) => `${from}–${until}`).join(', ');
      const market = isMarketDay ? page.say(' 赶圩', ' market') : '';
      return [`${page.say(zh, en)}${market}`, `${open || page.say('不开门', 'closed')} ${note}`];
    });
    const duty = place.onDuty.map(
      (one) =>
        html`<li><strong>${nameOf(page, one)}</strong> ${page.say(one.serviceZh, one.serviceEn)} ${one.from}–${one.until}${one.lightPath && one.free !== 0 && html` <a href="${one.lightPath}">${page.say('预约', 'Book')}</a>`}</li>`,
    );
    const body = html`${facts([
      [page.say('现在', 'Now'), openWords(page, place.openNow)],
      [page.say('地址', 'Address'), page.say(place.address, place.addressEn || place.address)],
      [
        page.say('电话', 'Phone'),
        place.phone && html`<a href="tel:${place.phone}">${place.phone}</a>`,
      ],
      [page.say('说明', 'Note'), page.say(place.note, place.noteEn || place.note)],
    ])}${duty.length > 0 && html`<h2>${page.say('今天谁在', 'On duty today')}</h2><ul>${duty}</ul>`}${
      week.length > 0 &&
      table(
        page.say('开门时间', 'Opening hours'),
        [page.say('日子', 'Day'), page.say('时间', 'Hours')],
        week,
      )
    }`;
    return { title: nameOf(page, place), body };
  },
};

/** Home, lists, one place. */
export const placePages: readonly LightPage[] = [homePage, listPage, placePage];
