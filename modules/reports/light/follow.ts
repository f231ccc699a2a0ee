/** One's own report without script: where it stands, what was done, and what one may say to it. */
import { sayInstant } from '#platform/i18n/index.ts';
import {
  buttonLink,
  facts,
  form,
  html,
  type Html,
  input,
  type LightPage,
  type LightRequest,
  notice,
  steps,
} from '#platform/light/index.ts';
import { fileUrl } from '#modules/files/contract.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { api, type FollowedReport } from '../contract/index.ts';
import { actOn, actsOf } from './follow-acts.ts';

const numberOf = (text: string): string => text.replace(/\s/g, '').toUpperCase();

const tokenOf = (page: LightRequest): string => page.form.text('t') || page.query('t');

function findForm(page: LightRequest): Html {
  return form(
    page,
    { button: page.say('查进度', 'Look it up'), to: '/r' },
    input(page, {
      name: 'number',
      label: page.say('上报编号', 'Number of the report'),
      hint: page.say('短信或回执上的编号', 'As in the message or on the receipt'),
      value: page.params['number'] ?? '',
      maxLength: 40,
    }),
    input(page, {
      name: 'token',
      label: page.say('手机号后四位', 'Last four digits of your phone'),
      digits: true,
      maxLength: 80,
    }),
  );
}

const findPage: LightPage = {
  path: '/r',
  title: { zh: '查进度', en: 'Follow a report' },
  menu: { order: 20, hint: { zh: '用编号和手机号后四位', en: 'By number and phone' } },
  view: findForm,
  act: (page) => {
    const number = numberOf(page.form.text('number'));
    const token = page.form.text('token');
    const wrong = {
      ...(number ? {} : { number: page.say('请填编号', 'Enter the number') }),
      ...(token.length < 4 ? { token: page.say('请填手机号后四位', 'Enter four digits') } : {}),
    };
    if (Object.keys(wrong).length > 0) throw page.refuse(wrong);
    return page.go(`/r/${encodeURIComponent(number)}`, { t: token });
  },
};

async function followed(page: LightRequest): Promise<FollowedReport | null> {
  const token = tokenOf(page);
  if (token.length < 4) return null;
  try {
    const params = { number: page.params['number'] ?? '' };
    return await page.call(api).follow({ params, body: { token } });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'report-unknown') return null;
    throw error;
  }
}

const followPage: LightPage = {
  path: '/r/:number',
  title: { zh: '我的上报', en: 'My report' },
  formLimitBytes: 48 * 1_048_576,
  view: async (page) => {
    const report = await followed(page);
    if (report)
      return {
        title: report.categoryName || page.say('我的上报', 'My report'),
        body: shown(page, report),
      };
    const wrong = tokenOf(page) !== '';
    return html`${wrong && notice('warning', html`<p>${page.say('没有找到。请核对编号和手机号后四位。', 'Not found. Check the number and the four digits.')}</p>`)}${findForm(page)}`;
  },
  act: (page) => actOn(page, page.params['number'] ?? '', tokenOf(page)),
  faultFields: { 'already-rated': '', 'reopen-too-late': '' },
};

function shown(page: LightRequest, report: FollowedReport): Html {
  const when = (at: string): string => sayInstant(new Date(at), page.now, page.locale);
  const done = page.query('done');
  return html`
${done && notice('good', html`<p>${page.say('收到了，谢谢您。', 'Received, thank you.')}</p>`)}
<p class="big">${page.say(report.stateZh, report.stateEn)}</p>
${report.question && notice('warning', html`<p>${page.say('工作人员问您：', 'A question for you: ')}<strong>${report.question.text}</strong></p>`)}
${facts([
  [page.say('编号', 'Number'), report.number],
  [page.say('您说的', 'Your words'), report.text],
  [page.say('地点', 'Place'), report.address],
  [page.say('上报时间', 'Reported'), when(report.reportedAt)],
  [
    page.say('由谁办', 'Handled by'),
    report.departmentName || page.say('值班员', 'Officer on duty'),
  ],
  [
    page.say('最晚办好', 'Due'),
    report.dueAt && !report.steps.some(({ action }) => action === 'close')
      ? when(report.dueAt)
      : '',
  ],
  [page.say('照片', 'Photos'), photoLinks(page, report)],
])}
<h2>${page.say('办理经过', 'What was done')}</h2>
${steps(
  report.steps.map((step) => ({
    title: page.say(step.zh, step.en),
    when: [when(step.occurredAt), step.departmentName].filter(Boolean).join(' · '),
    more: step.note,
  })),
)}
${actsOf(page, report, tokenOf(page))}`;
}

function photoLinks(page: LightRequest, { photoIds, photoPass }: FollowedReport): Html | '' {
  if (photoIds.length === 0) return '';
  return html`${photoIds.map((id, index) => html`<a href="${fileUrl(id, 'full', photoPass)}">${page.say(`照片 ${index + 1}`, `Photo ${index + 1}`)}</a> `)}`;
}

const sentPage: LightPage = {
  path: '/sent/:number',
  title: { zh: '已收到，谢谢您', en: 'Received, thank you' },
  view: async (page) => {
    const report = await followed(page);
    const number = report?.number ?? page.params['number'] ?? '';
    return html`
<p>${page.say('上报编号', 'Number of the report')}</p>
<p class="big">${number}</p>
<p>${page.say('请记下编号。留了手机号的，用编号和手机号后四位随时可查。', 'Write it down. With it and the last four digits of your phone you can look any time.')}</p>
${report && facts([[page.say('由谁办', 'Handled by'), report.departmentName || page.say('值班员看过后派出', 'The officer on duty decides')]])}
${report && html`<p><a class="button" href="${page.link(`/r/${encodeURIComponent(number)}`, { t: tokenOf(page) })}">${page.say('看办到哪一步', 'See where it stands')}</a></p>`}
${buttonLink(page, '/', page.say('回到首页', 'To the first page'))}`;
  },
};

const minePage: LightPage = {
  path: '/mine',
  title: { zh: '我的上报', en: 'My reports' },
  menu: { order: 30, hint: { zh: '登录后看自己报过的', en: 'After signing in' } },
  signedIn: true,
  view: async (page) => {
    const cursor = page.query('cursor');
    const { items, nextCursor } = await page.call(api).mine({ query: cursor ? { cursor } : {} });
    if (items.length === 0)
      return html`<p>${page.say('您还没有上报过。', 'You have not reported anything yet.')}</p>${buttonLink(page, '/report', page.say('上报问题', 'Report a problem'))}`;
    const rows = items.map(
      (one) =>
        html`<li><a href="${page.link(`/r/${encodeURIComponent(one.number)}`, { t: one.token })}"><strong>${one.summary || one.categoryName}</strong><span>${page.say(one.stateZh, one.stateEn)} · ${sayInstant(new Date(one.reportedAt), page.now, page.locale)}</span></a></li>`,
    );
    return html`<ul class="links">${rows}</ul>${nextCursor && html`<p><a class="button quiet" href="${page.link('/mine', { cursor: nextCursor })}">${page.say('看更多', 'More')}</a></p>`}`;
  },
};

/** Following one's reports. */
export const followPages: readonly LightPage[] = [findPage, followPage, sentPage, minePage];
