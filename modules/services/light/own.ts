/** One's own applications without script: how they stand, what happened, rating and withdrawing. */
import { sayInstant } from '#platform/i18n/index.ts';
import {
  facts,
  form,
  hidden,
  html,
  type Html,
  type LightPage,
  type LightRequest,
  links,
  nextPage,
  notice,
  radios,
  steps,
} from '#platform/light/index.ts';
import { type Answer, api, type OwnApplication, type Stage } from '../contract/index.ts';
import { answerOf, paperLinks, questionField } from './question.ts';

const megabyte = 1_048_576;

const stageZh: Readonly<Record<Stage, readonly [string, string]>> = {
  submitted: ['待受理', 'to be accepted'],
  accepted: ['办理中', 'in hand'],
  supplementing: ['请补正', 'please supplement'],
  approved: ['已准予', 'approved'],
  delivered: ['已办结', 'done'],
  refused: ['不予批准', 'refused'],
  declined: ['不予受理', 'declined'],
  withdrawn: ['已撤回', 'withdrawn'],
};
const sayStage = (page: LightRequest, stage: Stage): string => page.say(...stageZh[stage]);
const when = (page: LightRequest, text: string): string =>
  sayInstant(new Date(text), page.now, page.locale);

const minePage: LightPage = {
  path: '/services/applications',
  title: { zh: '我的办件', en: 'My applications' },
  signedIn: true,
  view: async (page) => {
    const cursor = page.query('cursor');
    const { items, drafts, nextCursor } = await page
      .call(api)
      .mine({ query: { limit: 20, ...(cursor ? { cursor } : {}) } });
    const none =
      items.length + drafts.length === 0 &&
      notice('note', html`<p>${page.say('还没有申请。', 'No applications yet.')}</p>`);
    const begun = links(
      page,
      drafts.map((draft) => ({
        to: `/services/items/${draft.itemCode}/apply`,
        title: page.say(draft.itemTitleZh, draft.itemTitleEn),
        hint: page.say('没填完，接着填', 'not finished'),
      })),
    );
    const handed = links(
      page,
      items.map((row) => ({
        to: `/services/applications/${row.id}`,
        title: page.say(row.itemTitleZh, row.itemTitleEn),
        hint: `${row.number} · ${sayStage(page, row.stage)}`,
      })),
    );
    return html`${none}${begun}${handed}${nextPage(page, '/services/applications', { cursor: nextCursor ?? '' })}`;
  },
};

const onePage: LightPage = {
  path: '/services/applications/:applicationId',
  title: { zh: '办件', en: 'Application' },
  signedIn: true,
  formLimitBytes: 48 * megabyte,
  view: async (page) => {
    const application = await page
      .call(api)
      .own({ params: { applicationId: page.params['applicationId'] ?? '' } });
    return {
      title: page.say(application.itemTitleZh, application.itemTitleEn),
      body: oneBody(page, application),
    };
  },
  act: async (page) => {
    const applicationId = page.params['applicationId'] ?? '';
    const services = page.call(api);
    const own = await services.own({ params: { applicationId } });
    const { version } = own;
    if (page.form.text('act') === 'supplement') {
      const answers: Record<string, Answer> = {};
      for (const question of own.form) answers[question.key] = await answerOf(page, question);
      const body = { version, answers };
      await services.ownAct(
        { params: { applicationId, act: 'supplement' }, body },
        { idempotencyKey: page.once() },
      );
      return page.go(`/services/applications/${applicationId}`);
    }
    const act = page.form.text('act') === 'rate' ? 'rate' : 'withdraw';
    const stars = page.form.number('stars');
    if (act === 'rate' && !stars) throw page.refuse({ stars: page.say('请选一个', 'Choose one') });
    const body = { version, ...(act === 'rate' && stars ? { stars } : {}) };
    await services.ownAct(
      { params: { applicationId, act }, body },
      { idempotencyKey: page.once() },
    );
    return page.go(`/services/applications/${applicationId}`);
  },
};

function oneBody(page: LightRequest, application: OwnApplication): Html {
  const { acts, supplementWords, decisionWords, remedy, dueAt, paused, rating } = application;
  const isNew = page.query('new') === '1';
  return html`${isNew && notice('good', html`<p>${page.say('已经收到您的申请。', 'We have your application.')}</p>`)}
    ${supplementWords && notice('warning', html`<p>${page.say('请补正：', 'Please supplement: ')}${supplementWords}</p>`)}
    ${acts.includes('supplement') && supplementForm(page, application)}
    ${decisionWords && notice('note', html`<p>${decisionWords}</p>${remedy && html`<p>${remedy}</p>`}`)}
    ${facts([
      [page.say('编号', 'Number'), application.number],
      [page.say('环节', 'Stage'), sayStage(page, application.stage)],
      [
        page.say('承诺办结', 'Promised by'),
        dueAt && !paused && !application.endedAt && when(page, dueAt),
      ],
      [
        page.say('承办部门', 'Department'),
        `${page.say(application.departmentZh, application.departmentEn)} ${application.departmentPhone}`,
      ],
      [page.say('您的评价', 'Your rating'), rating === null ? '' : String(rating)],
    ])}
    ${acts.includes('rate') && rateForm(page)}
    ${papersPart(page, application)}
    <h2>${page.say('办理过程', 'What happened')}</h2>
    ${steps(application.steps.map((step) => ({ title: page.say(step.zh, step.en), when: when(page, step.at), more: step.words })))}
    ${acts.includes('withdraw') && form(page, { button: page.say('撤回申请', 'Withdraw'), as: ['act', 'withdraw'], quiet: true }, hidden('sure', 'yes'))}`;
}

/** The papers that were handed in, under what they were asked for. */
function papersPart(page: LightRequest, { questions }: OwnApplication): Html | false {
  const papers = questions.filter(({ files }) => files.length > 0);
  if (papers.length === 0) return false;
  const rows = papers.map(
    ({ titleZh, titleEn, files }) => [page.say(titleZh, titleEn), paperLinks(page, files)] as const,
  );
  return html`<h2>${page.say('交来的材料', 'Papers')}</h2>${facts(rows)}`;
}

/** The questions that the desk wants answered anew, all on one page: they are few. */
function supplementForm(page: LightRequest, { form: questions }: OwnApplication): Html {
  const files = questions.some(({ field }) => field.type === 'array');
  const fields = questions.map((question) => questionField(page, question));
  return html`<h2>${page.say('补正', 'Supplement')}</h2>${form(
    page,
    { button: page.say('提交补正', 'Send the supplement'), as: ['act', 'supplement'], files },
    fields,
  )}`;
}

const starWords = [
  ['5', '很满意', 'Very satisfied'],
  ['4', '满意', 'Satisfied'],
  ['3', '一般', 'Fair'],
  ['2', '不满意', 'Dissatisfied'],
  ['1', '很不满意', 'Very dissatisfied'],
] as const;

const rateForm = (page: LightRequest): Html =>
  html`<h2>${page.say('办得怎么样', 'How was it?')}</h2>${form(
    page,
    { button: page.say('提交评价', 'Send'), as: ['act', 'rate'] },
    radios(page, {
      name: 'stars',
      label: page.say('请选一个', 'Choose one'),
      options: starWords.map(([value, zh, en]) => ({ value, label: page.say(zh, en) })),
    }),
  )}`;

export const ownPages: readonly LightPage[] = [minePage, onePage];
