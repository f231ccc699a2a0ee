/** What anyone may see, without script: what was reported and what became of it. */
import { sayInstant } from '#platform/i18n/index.ts';
import {
  facts,
  form,
  html,
  type Html,
  input,
  type LightPage,
  type LightRequest,
  nextPage,
  radios,
  steps,
} from '#platform/light/index.ts';
import { fileUrl } from '#modules/files/contract.ts';
import { api, type PublicCase } from '../contract/index.ts';

const perPage = 10;

const listPage: LightPage = {
  path: '/public',
  title: { zh: '大家报的', en: 'What others reported' },
  menu: { order: 40, hint: { zh: '都办到哪一步了', en: 'And what became of it' } },
  view: async (page) => {
    const state = page.query('state');
    const [q, cursor] = [page.query('q'), page.query('cursor')];
    const query = {
      limit: perPage,
      ...(state === 'open' || state === 'closed' ? ({ state } as const) : {}),
      ...(q ? { q: q.slice(0, 40) } : {}),
      ...(cursor ? { cursor } : {}),
    };
    const { items, nextCursor } = await page.call(api).publicList({ query });
    return html`${searchForm(page)}${items.length === 0 ? html`<p>${page.say('没有找到。换个词试试。', 'Nothing found. Try another word.')}</p>` : html`<ul class="links">${items.map((one) => row(page, one))}</ul>`}${nextPage(page, '/public', { state, q, cursor: nextCursor ?? '' })}`;
  },
};

function searchForm(page: LightRequest): Html {
  return html`<details${(page.query('q') || page.query('state')) && html` open`}><summary>${page.say('查找', 'Search')}</summary>${form(
    page,
    { button: page.say('查找', 'Search'), method: 'get', quiet: true },
    input(page, {
      name: 'q',
      label: page.say('关键词', 'Words'),
      value: page.query('q'),
      optional: true,
    }),
    radios(page, {
      name: 'state',
      label: page.say('办理情况', 'State'),
      value: page.query('state'),
      options: [
        { value: '', label: page.say('全部', 'All') },
        { value: 'open', label: page.say('正在办', 'Open') },
        { value: 'closed', label: page.say('已办结', 'Closed') },
      ],
    }),
  )}</details>`;
}

function row(page: LightRequest, one: PublicCase): Html {
  const when = sayInstant(new Date(one.registeredAt), page.now, page.locale);
  const state = one.closedAt ? page.say('已办结', 'Closed') : page.say('正在办', 'Open');
  return html`<li><a href="${page.link(`/public/${encodeURIComponent(one.number)}`)}"><strong>${one.summary}</strong><span>${[state, one.villageName, when].filter(Boolean).join(' · ')}</span></a></li>`;
}

const onePage: LightPage = {
  path: '/public/:number',
  title: { zh: '一件事的经过', en: 'One matter' },
  view: async (page) => {
    const { case: one, steps: taken } = await page
      .call(api)
      .publicOne({ params: { number: page.params['number'] ?? '' } });
    const when = (at: string): string => sayInstant(new Date(at), page.now, page.locale);
    const photos = [
      [one.beforePhotoId, page.say('办理前', 'Before')],
      [one.afterPhotoId, page.say('办理后', 'After')],
    ] as const;
    const body = html`
${facts([
  [page.say('编号', 'Number'), one.number],
  [page.say('类别', 'Kind'), one.categoryName],
  [page.say('村（社区）', 'Village'), one.villageName],
  [page.say('由谁办', 'Handled by'), one.departmentName],
  [page.say('收到', 'Received'), when(one.registeredAt)],
  [page.say('办结', 'Closed'), one.closedAt && when(one.closedAt)],
  [page.say('评价', 'Rating'), one.rating && page.say(`${one.rating} 分`, `${one.rating} of 5`)],
  [
    page.say('照片', 'Photos'),
    photos.some(([id]) => id) &&
      html`${photos.map(([id, text]) => id && html`<a href="${fileUrl(id)}">${text}</a> `)}`,
  ],
])}
<h2>${page.say('办理经过', 'What was done')}</h2>
${steps(
  taken.map((step) => ({
    title: page.say(step.zh, step.en),
    when: [when(step.occurredAt), step.departmentName].filter(Boolean).join(' · '),
    more: step.note,
  })),
)}`;
    return { title: one.summary || one.categoryName, body };
  },
};

/** The public list and one matter of it. */
export const publicPages: readonly LightPage[] = [listPage, onePage];
