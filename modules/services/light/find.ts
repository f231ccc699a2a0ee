/** Finding an item without script: by words, by what happened, and whether one can have it. */
import {
  buttonLink,
  facts,
  form,
  html,
  type Html,
  input,
  type LightPage,
  type LightRequest,
  links,
  notice,
  radios,
} from '#platform/light/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import {
  api,
  type ItemRow,
  type ItemView,
  type Material,
  readGiven,
  type Verdict,
  writeGiven,
} from '../contract/index.ts';

const itemPath = (code: string): string => `/services/items/${encodeURIComponent(code)}`;

const title = (page: LightRequest, of: { titleZh: string; titleEn: string }): string =>
  page.say(of.titleZh, of.titleEn || of.titleZh);

const days = (page: LightRequest, count: number): string =>
  count === 0
    ? page.say('当场办结', 'at once')
    : page.say(`${count} 个工作日`, `${count} working days`);

function rows(page: LightRequest, items: readonly ItemRow[]): Html {
  return links(
    page,
    items.map((item) => ({
      to: itemPath(item.code),
      title: title(page, item),
      hint: `${item.online ? page.say('网上办', 'online') : page.say('到窗口', 'at the window')} · ${days(page, item.promisedDays)}`,
    })),
  );
}

const homePage: LightPage = {
  path: '/services',
  title: { zh: '办事', en: 'Services' },
  menu: {
    order: 20,
    hint: { zh: '看条件、要带什么、网上申请', en: 'Conditions, what to bring, apply' },
  },
  view: async (page) => {
    const words = page.query('q').slice(0, 60);
    const services = page.call(api);
    const search = form(
      page,
      { button: page.say('查找', 'Find'), to: '/services', method: 'get' },
      input(page, {
        name: 'q',
        label: page.say('您想办什么事', 'What would you like to get done?'),
        hint: page.say('例如：上小学、低保；拼音也可以', 'For example: school'),
        value: words,
        optional: true,
        maxLength: 60,
      }),
    );
    if (words) {
      const { items } = await services.items({ query: { words } });
      const none = notice(
        'note',
        html`<p>${page.say('没有找到，换个说法再试试。', 'Nothing found; try other words.')}</p>`,
      );
      return html`${search}${items.length > 0 ? rows(page, items) : none}`;
    }
    const { items: events } = await services.lifeEvents({});
    const own = links(page, [
      { to: '/services/applications', title: page.say('我的办件', 'My applications') },
    ]);
    const bundles = links(
      page,
      events.map((event) => ({
        to: `/services/events/${event.code}`,
        title: title(page, event),
        hint: event.summaryZh,
      })),
    );
    return html`${search}${own}<h2>${page.say('遇到了什么事', 'What happened?')}</h2>${bundles}`;
  },
};

const eventPage: LightPage = {
  path: '/services/events/:code',
  title: { zh: '一件事', en: 'Life event' },
  view: async (page) => {
    const { items } = await page.call(api).lifeEvents({});
    const event = items.find(({ code }) => code === page.params['code']);
    if (!event) return page.go('/services');
    return {
      title: title(page, event),
      body: html`<p>${event.summaryZh}</p>${rows(page, event.items)}`,
    };
  },
};

const materialForms = {
  original: '原件',
  copy: '复印件',
  originalAndCopy: '原件和复印件',
  electronic: '电子件',
} as const;

function sayMaterial({ name, need, form: kind, note, shared }: Material): string {
  const more = [
    shared ? '' : materialForms[kind],
    need === 'conditional' ? '需要时才带' : '',
    note,
  ].filter(Boolean);
  return more.length > 0 ? `${name}（${more.join('；')}）` : name;
}

const list = (lines: readonly string[]): Html =>
  html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const itemPage: LightPage = {
  path: '/services/items/:code',
  title: { zh: '事项', en: 'Service' },
  view: async (page) => {
    const item = await page.call(api).item({ params: { code: page.params['code'] ?? '' } });
    return { title: title(page, item.content), body: itemBody(page, item) };
  },
};

function itemBody(page: LightRequest, item: ItemView): Html {
  const { content, code } = item;
  const path = itemPath(code);
  const paper = `/api/v1/services/items/${encodeURIComponent(code)}/paper`;
  const apply = content.form
    ? buttonLink(page, `${path}/apply`, page.say('开始申请', 'Apply'))
    : notice(
        'note',
        html`<p>${page.say('这件事要本人到窗口办。', 'This is done in person at the window.')}</p>`,
      );
  const check =
    content.eligibility &&
    links(page, [{ to: `${path}/check`, title: page.say('我能不能办', 'Can I have it?') }]);
  const anyone =
    !content.eligibility &&
    content.anyoneZh &&
    notice(
      'good',
      html`<p>${page.say(content.anyoneZh, content.anyoneEn || content.anyoneZh)}</p>`,
    );
  const fee =
    content.feeFen === 0
      ? page.say('不收费', 'free')
      : `${formatYuan(content.feeFen)} ${content.feeNote}`;
  return html`<p>${content.summaryZh}</p>${anyone}${apply}${check}
    ${facts([
      [page.say('承诺时限', 'Promised within'), days(page, content.promisedDays)],
      [page.say('法定时限', 'By law within'), days(page, content.legalDays)],
      [page.say('费用', 'Fee'), fee],
      [page.say('办好后得到', 'You get'), content.resultZh],
      [
        page.say('到哪里办', 'Where'),
        `${page.say(item.departmentZh, item.departmentEn)} ${content.window}`,
      ],
      [page.say('时间', 'Hours'), content.hours],
      [
        page.say('电话', 'Phone'),
        html`<a href="tel:${item.departmentPhone}">${item.departmentPhone}</a>`,
      ],
    ])}
    <h2>${page.say('谁能办', 'Who can have it')}</h2><p>${content.whoZh}</p>${list(content.conditions)}
    <h2>${page.say('要带什么', 'What to bring')}</h2>${list(content.materials.map(sayMaterial))}
    <h2>${page.say('怎么办', 'How it goes')}</h2>${list(content.steps)}
    <p><a href="${paper}">${page.say('纸质表格（PDF）', 'Paper form (PDF)')}</a></p>
    <h2>${page.say('依据和救济', 'Legal basis and remedies')}</h2>${list(content.basis)}<p>${content.remedyZh}</p>`;
}

const checkPage: LightPage = {
  path: '/services/items/:code/check',
  title: { zh: '我能不能办', en: 'Can I have it?' },
  view: async (page) => {
    const code = page.params['code'] ?? '';
    const item = await page.call(api).item({ params: { code } });
    const { eligibility } = item.content;
    if (!eligibility) return page.go(itemPath(code));
    // Earlier answers travel in the address, the newest as a field of its own.
    const given = readGiven(page.query('a'));
    const [key, value] = [page.query('key'), page.query('value')];
    const answers = key && value ? { ...given, [key]: value } : given;
    const { next, verdict } = await page
      .call(api)
      .check({ params: { code }, query: { answers: writeGiven(answers) } });
    if (verdict) return verdictBody(page, item, verdict);
    const question = eligibility.questions.find((one) => one.key === next);
    if (!question) return page.go(itemPath(code));
    const carried = html`<input type="hidden" name="a" value="${writeGiven(answers)}"><input type="hidden" name="key" value="${question.key}">`;
    return html`<p>${title(page, item.content)}</p>${form(
      page,
      { button: page.say('继续', 'Continue'), to: `${itemPath(code)}/check`, method: 'get' },
      carried,
      radios(page, {
        name: 'value',
        label: page.say(question.zh, question.en ?? question.zh),
        options: question.options.map((one) => ({
          value: one.value,
          label: page.say(one.zh, one.en ?? one.zh),
        })),
      }),
    )}`;
  },
};

function verdictBody(page: LightRequest, item: ItemView, verdict: Verdict): Html {
  const heads = {
    can: page.say('您可以办', 'Yes, you can'),
    cannot: page.say('暂时不能办', 'Not now'),
    window: page.say('请到窗口办', 'Please come to the window'),
  } as const;
  const { outcome, instead, bring } = verdict;
  const more =
    instead && links(page, [{ to: itemPath(instead.code), title: title(page, instead) }]);
  const apply =
    outcome === 'can' &&
    item.content.form &&
    buttonLink(page, `${itemPath(item.code)}/apply`, page.say('开始申请', 'Apply'));
  return html`${notice(outcome === 'can' ? 'good' : 'warning', html`<strong>${heads[outcome]}</strong><p>${page.say(verdict.zh, verdict.en || verdict.zh)}</p>`)}
    ${bring.length > 0 && html`<h2>${page.say('请带上', 'Bring this')}</h2>${list(bring)}`}${apply}${more}
    ${links(page, [{ to: itemPath(item.code), title: page.say('看这件事的全部要求', 'All about this service') }])}`;
}

export const findPages: readonly LightPage[] = [homePage, eventPage, itemPage, checkPage];
