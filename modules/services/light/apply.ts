/** Applying without script: the same draft, one question a page, checked before it is handed in. */
import type { AttachedFile } from '#modules/files/contract.ts';
import {
  facts,
  form,
  hidden,
  html,
  type Html,
  type HtmlValue,
  type LightPage,
  type LightRequest,
  links,
  notice,
  radios,
} from '#platform/light/index.ts';
import {
  type Answer,
  api,
  type Delivery,
  type DraftView,
  isEmpty,
  type Question,
  questionsOf,
} from '../contract/index.ts';
import { answerOf, paperLinks, questionField } from './question.ts';

const reviewStep = '_review';
const megabyte = 1_048_576;
const pathOf = (page: LightRequest): string =>
  `/services/items/${encodeURIComponent(page.params['code'] ?? '')}/apply`;

const begun = (page: LightRequest): Promise<DraftView> =>
  page.call(api).beginDraft({ params: { code: page.params['code'] ?? '' }, body: {} });

/** The question of the address, or the first that is still open. */
function stepOf(page: LightRequest, draft: DraftView): Question | null {
  const questions = questionsOf(draft.form, draft.answers);
  const asked = page.form.text('q') || page.query('q');
  if (asked === reviewStep) return null;
  return (
    questions.find(({ key }) => key === asked) ??
    questions.find(({ key }) => draft.missing.includes(key)) ??
    null
  );
}

const applyPage: LightPage = {
  path: '/services/items/:code/apply',
  title: { zh: '网上申请', en: 'Apply online' },
  signedIn: true,
  formLimitBytes: 48 * megabyte,
  view: async (page) => {
    const draft = await begun(page);
    const question = stepOf(page, draft);
    const heading = page.say(draft.itemTitleZh, draft.itemTitleEn);
    const told = [
      draft.droppedZh &&
        notice('warning', html`<p>${page.say(draft.droppedZh, draft.droppedEn)}</p>`),
      draft.newer && newerNotice(page, draft.newer),
    ];
    return {
      title: heading,
      body: html`${told}${question ? questionBody(page, draft, question) : reviewBody(page, draft)}`,
    };
  },
  act: async (page) => {
    const draft = await begun(page);
    if (page.form.text('act') === 'submit') return submit(page, draft);
    const question = stepOf(page, draft);
    if (!question) return page.go(pathOf(page), { q: reviewStep });
    const { key, field, required } = question;
    const answer = await answerOf(page, question);
    if (required && isEmpty(answer))
      throw page.refuse({
        [`answers/${key}`]: page.say(`请回答“${field.title}”`, 'Please answer this'),
      });
    const saved = await page.call(api).saveDraft({
      params: { draftId: draft.id },
      body: { answers: { [key]: answer }, version: draft.version },
    });
    const questions = questionsOf(saved.form, saved.answers);
    const next = questions[questions.findIndex((one) => one.key === key) + 1]?.key ?? reviewStep;
    return page.go(pathOf(page), { q: page.form.text('from') === 'review' ? reviewStep : next });
  },
};

const newerNotice = (page: LightRequest, { changes }: NonNullable<DraftView['newer']>): Html =>
  notice(
    'note',
    html`<p>${page.say('表单刚刚改版。您可以按开始时的版本填完；新版的不同：', 'The form has just changed. You may finish with the version you began with. What is different:')}</p><ul>${changes.map(({ zh, en }) => html`<li>${page.say(zh, en)}</li>`)}</ul>`,
  );

function questionBody(page: LightRequest, draft: DraftView, question: Question): Html {
  const { key, field } = question;
  const answer = draft.answers[key];
  const had =
    field.type === 'array' &&
    Array.isArray(answer) &&
    answer.length > 0 &&
    notice(
      'good',
      html`<p>${page.say(`已有 ${answer.length} 个，重新选会替换`, `${answer.length} there; choosing anew replaces them`)}</p>${paperLinks(page, papersAmong(draft, answer))}`,
    );
  const from = page.query('from') || page.form.text('from');
  return html`${had}${form(page, { button: page.say('继续', 'Continue'), to: pathOf(page), files: field.type === 'array' }, hidden('q', key), hidden('from', from), questionField(page, question, answer))}
    <p>${page.say('每答一题就保存一次，可以随时离开。', 'Each answer is kept; leave whenever you like.')}</p>`;
}

/** What is known of the files of an answer, in its order. */
function papersAmong({ files }: DraftView, answer: readonly string[]): AttachedFile[] {
  return answer.flatMap((id) => files.find((one) => one.id === id) ?? []);
}

function reviewBody(page: LightRequest, draft: DraftView): Html {
  const questions = questionsOf(draft.form, draft.answers);
  const say = (answer: Answer | undefined): HtmlValue => {
    if (Array.isArray(answer)) return paperLinks(page, papersAmong(draft, answer));
    if (typeof answer === 'boolean') return answer ? page.say('是', 'Yes') : page.say('否', 'No');
    return isEmpty(answer) ? page.say('没有填', 'not answered') : String(answer);
  };
  const rows = questions.map(({ key, field }) => {
    const change = page.link(pathOf(page), { q: key, from: 'review' });
    return [
      page.say(field.title, field['x-titleEn'] ?? field.title),
      html`${say(draft.answers[key])} <a href="${change}">${page.say('修改', 'Change')}</a>`,
    ] as const;
  });
  const ways = {
    pickUp: page.say('到窗口领取', 'Pick up at the window'),
    post: page.say('邮寄到家', 'By post'),
    electronic: page.say('电子文书', 'Electronic'),
  } as const;
  const send = form(
    page,
    { button: page.say('提交申请', 'Hand it in'), to: pathOf(page), as: ['act', 'submit'] },
    radios(page, {
      name: 'delivery',
      label: page.say('办好后怎么给您', 'How shall you get the result?'),
      value: draft.deliveries[0] ?? 'pickUp',
      options: draft.deliveries.map((value) => ({ value, label: ways[value] })),
    }),
  );
  const [missing] = draft.missing;
  const open =
    missing &&
    links(page, [
      {
        to: `${pathOf(page)}`,
        title: page.say(
          `还有 ${draft.missing.length} 题没有回答，接着填`,
          `${draft.missing.length} question(s) left`,
        ),
      },
    ]);
  return html`<h2>${page.say('核对一下', 'Check your answers')}</h2>${facts(rows)}${missing ? open : send}`;
}

async function submit(page: LightRequest, draft: DraftView) {
  const wanted = page.form.text('delivery');
  const delivery: Delivery =
    draft.deliveries.find((way) => way === wanted) ?? draft.deliveries[0] ?? 'pickUp';
  const { id } = await page
    .call(api)
    .submit(
      { params: { draftId: draft.id }, body: { delivery, version: draft.version } },
      { idempotencyKey: `submit-${draft.id}` },
    );
  return page.go(`/services/applications/${id}`, { new: '1' });
}

export const applyPages: readonly LightPage[] = [applyPage];
