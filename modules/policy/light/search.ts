/** Searching policies without script. */
import {
  form,
  html,
  type Html,
  input,
  type LightPage,
  type LightRequest,
  links,
  notice,
} from '#platform/light/index.ts';
import {
  api,
  type PolicyTopic,
  policyTopics,
  type SearchAnswer,
  type SearchHit,
} from '../contract/index.ts';
import { topicWords, validityWords } from './words.ts';

/** The search box, and what was found or where to begin. */
export const searchPage: LightPage = {
  path: '/policy',
  title: { zh: '查政策', en: 'Find a policy' },
  menu: {
    order: 50,
    hint: { zh: '低保、医保、补贴，一搜就懂', en: 'Allowances, insurance, subsidies' },
  },
  view: async (page) => {
    const q = page.query('q').slice(0, 80);
    const topic = policyTopics.find((one) => one === page.query('topic'));
    const asked = q !== '' || topic !== undefined;
    return html`${searchForm(page, q)}${asked ? await found(page, q, topic) : await beginning(page)}`;
  },
};

function searchForm(page: LightRequest, q: string): Html {
  return form(
    page,
    { button: page.say('搜索', 'Search'), method: 'get' },
    input(page, {
      name: 'q',
      label: page.say('想问什么', 'Your question'),
      hint: page.say('大白话、拼音都行', 'Plain words or pinyin'),
      value: q,
      optional: true,
      maxLength: 80,
    }),
  );
}

async function beginning(page: LightRequest): Promise<Html> {
  const { topics, newest } = await page.call(api).home({});
  return html`<h2>${page.say('按主题看', 'By topic')}</h2>${links(
    page,
    topics.map(({ topic, count }) => ({
      to: `/policy?topic=${topic}`,
      title: `${topicWords(page, topic)} (${count})`,
    })),
  )}<h2>${page.say('最近发布', 'Newest')}</h2>${links(
    page,
    newest.map(({ code, title, summary }) => ({
      to: `/policy/${code}`,
      title,
      hint: summary[0] ?? '',
    })),
  )}`;
}

async function found(page: LightRequest, q: string, topic: PolicyTopic | undefined): Promise<Html> {
  const number = Math.min(50, Math.max(1, Number(page.query('page')) || 1));
  const answer = await page.call(api).search({
    query: { ...(q ? { q } : {}), ...(topic ? { topic } : {}), page: number },
  });
  const title = topic ? topicWords(page, topic) : '';
  return html`<h2>${title} ${page.say(`找到 ${answer.total} 条`, `${answer.total} found`)}</h2>
${understood(page, answer)}
<ol>${answer.items.map((hit) => row(page, hit))}</ol>
${answer.page < answer.pages && html`<p><a class="button quiet" href="${page.link('/policy', { q, topic: topic ?? '', page: String(answer.page + 1) })}">${page.say('看更多', 'More')}</a></p>`}`;
}

function understood(page: LightRequest, { readAs, alsoSearched, poor, total }: SearchAnswer): Html {
  return html`${readAs && html`<p>${page.say('已按这个查找：', 'Searched for: ')}<strong>${readAs}</strong></p>`}
${alsoSearched.length > 0 && html`<p class="hint">${page.say('同时查了：', 'Also searched: ')}${alsoSearched.join('、')}</p>`}
${(poor || total === 0) && notice('warning', page.say('没有完全对得上的政策。您的问题已经记下，也可以打电话问。', 'No policy fits well. Your question is noted; you may also call.'))}`;
}

function row(page: LightRequest, hit: SearchHit): Html {
  const text = hit.markedText.map(({ text: own, hit: isHit }) =>
    isHit ? html`<strong>${own}</strong>` : html`${own}`,
  );
  const state = hit.validity === 'inForce' ? '' : `${validityWords(page, hit.validity)} · `;
  return html`<li><p><a href="${page.link(`/policy/${hit.code}`)}"><strong>${hit.title}</strong></a><br>${hit.summary[0] ?? ''}</p><p class="hint">${state}${hit.issuer}${text.length > 0 && html`<br>${text}`}</p></li>`;
}
