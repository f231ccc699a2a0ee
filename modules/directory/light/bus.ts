/** Buses without script. */
import {
  html,
  type LightPage,
  type LightRequest,
  links,
  notice,
  table,
} from '#platform/light/index.ts';
import { api } from '../contract/index.ts';

const market = (page: LightRequest): string => page.say('赶圩日', 'market day');

const linesPage: LightPage = {
  path: '/directory/bus',
  title: { zh: '公交', en: 'Buses' },
  view: async (page) => {
    const { lines, stops, isMarketDay } = await page.call(api).lines({ query: {} });
    return html`${isMarketDay && notice('note', page.say('今天赶圩，加开班次。', 'Market day: extra buses.'))}
<h2>${page.say('线路', 'Lines')}</h2>${links(
      page,
      lines.map(({ id, shortName, longName, next }) => ({
        to: `/directory/bus/lines/${encodeURIComponent(id)}`,
        title: `${shortName} ${longName}`.trim(),
        hint: next
          ? page.say(`下一班 ${next}`, `next ${next}`)
          : page.say('今天没有车了', 'no more today'),
      })),
    )}<h2>${page.say('站点', 'Stops')}</h2>${links(
      page,
      stops.map(({ id, name }) => ({
        to: `/directory/bus/stops/${encodeURIComponent(id)}`,
        title: name,
      })),
    )}`;
  },
};

const linePage: LightPage = {
  path: '/directory/bus/lines/:lineId',
  title: { zh: '公交线路', en: 'Bus line' },
  view: async (page) => {
    const line = await page.call(api).line({
      params: { lineId: page.params['lineId'] ?? '' },
      query: {},
    });
    const body = html`<p>${line.day} ${line.isMarketDay && market(page)}</p>${line.directions.map(
      ({ headsign, stops, trips }) =>
        html`<h2>${page.say(`开往${headsign}`, `to ${headsign}`)}</h2><p>${stops.map(({ name }) => name).join(' → ')}</p><p>${trips.map(({ times, isMarketDayOnly }) => `${times[0] ?? ''}${isMarketDayOnly ? page.say('圩', '*') : ''}`).join('  ')}</p>`,
    )}`;
    return { title: `${line.shortName} ${line.longName}`.trim(), body };
  },
};

const stopPage: LightPage = {
  path: '/directory/bus/stops/:stopId',
  title: { zh: '公交站', en: 'Bus stop' },
  view: async (page) => {
    const stop = await page.call(api).stop({ params: { stopId: page.params['stopId'] ?? '' } });
    const rows = stop.departures.map((one) => [
      one.inMinutes < 1440 ? one.time : `${one.day.slice(5)} ${one.time}`,
      `${one.lineName} ${page.say(`开往${one.headsign}`, `to ${one.headsign}`)}`,
      one.isMarketDayOnly ? market(page) : '',
    ]);
    const head = [page.say('时间', 'Time'), page.say('车', 'Bus'), ''];
    const body =
      rows.length > 0
        ? table(page.say('接下来的车', 'Next buses'), head, rows)
        : html`<p>${page.say('近七天没有车。', 'No bus within a week.')}</p>`;
    return { title: stop.name, body };
  },
};

/** Lines, one line, one stop. */
export const busPages: readonly LightPage[] = [linesPage, linePage, stopPage];
