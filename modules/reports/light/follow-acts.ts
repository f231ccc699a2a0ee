/** What a reporter may say to the own report: rate it, answer, add something, ask for it to be opened again. */
import {
  area,
  form,
  hidden,
  html,
  type Html,
  keepPhotos,
  type LightAnswer,
  type LightRequest,
  photos,
  radios,
} from '#platform/light/index.ts';
import { uploadWith } from '#modules/files/contract.ts';
import { api, type FollowedReport } from '../contract/index.ts';

/** The forms that the report allows now. */
export function actsOf(page: LightRequest, report: FollowedReport, token: string): Html {
  const { mayRate, mayComment, mayReopen, question, rating } = report;
  return html`${rating && html`<p>${page.say(`您已评价：${rating.stars} 分`, `You gave ${rating.stars} of 5`)}</p>`}${mayRate && rateForm(page, token)}${(mayComment || question) && wordsForm(page, token, replyWords(page, question !== null))}${mayReopen && wordsForm(page, token, reopenWords(page))}`;
}

const starWords = [
  ['5', '很满意', 'Very satisfied'],
  ['4', '满意', 'Satisfied'],
  ['3', '一般', 'Fair'],
  ['2', '不满意', 'Dissatisfied'],
  ['1', '很不满意', 'Very dissatisfied'],
] as const;

function rateForm(page: LightRequest, token: string): Html {
  return html`<h2>${page.say('办得怎么样？', 'How was it done?')}</h2>${form(
    page,
    { button: page.say('提交评价', 'Send'), as: ['act', 'rate'] },
    hidden('t', token),
    radios(page, {
      name: 'stars',
      label: page.say('请选一个', 'Choose one'),
      options: starWords.map(([value, zh, en]) => ({ value, label: page.say(zh, en) })),
    }),
    area(page, {
      name: 'words',
      label: page.say('想说的话', 'In your words'),
      optional: true,
      rows: 2,
      maxLength: 500,
    }),
  )}`;
}

interface Words {
  readonly act: 'reply' | 'reopen';
  readonly heading: string;
  readonly label: string;
  readonly button: string;
}

const replyWords = (page: LightRequest, asked: boolean): Words => ({
  act: 'reply',
  heading: asked ? page.say('回答工作人员', 'Your answer') : page.say('补充情况', 'Add something'),
  label: page.say('您的话', 'Your words'),
  button: page.say('发送', 'Send'),
});

const reopenWords = (page: LightRequest): Words => ({
  act: 'reopen',
  heading: page.say('没有办好？', 'Not good yet?'),
  label: page.say('哪里还不行', 'What is still wrong'),
  button: page.say('要求重新办理', 'Ask to open it again'),
});

function wordsForm(page: LightRequest, token: string, words: Words): Html {
  return html`<h2>${words.heading}</h2>${form(
    page,
    { button: words.button, as: ['act', words.act], files: true, quiet: true },
    hidden('t', token),
    area(page, { name: `${words.act}Text`, label: words.label, rows: 3, maxLength: 500 }),
    photos(page, { name: `${words.act}Photos`, label: page.say('照片', 'Photos'), optional: true }),
  )}`;
}

/** Does what a form asks, and comes back to the report. */
export async function actOn(
  page: LightRequest,
  number: string,
  token: string,
): Promise<LightAnswer> {
  const act = page.form.text('act');
  if (act === 'rate') await rate(page, number, token);
  else await say(page, act === 'reopen' ? 'reopen' : 'reply', { number, token });
  return page.go(`/r/${encodeURIComponent(number)}`, { t: token, done: act });
}

async function rate(page: LightRequest, number: string, token: string): Promise<void> {
  const stars = page.form.number('stars');
  if (!stars) throw page.refuse({ stars: page.say('请选一个', 'Choose one') });
  const words = page.form.text('words');
  await page
    .call(api)
    .rate(
      { params: { number }, body: { token, stars, ...(words ? { words } : {}) } },
      { idempotencyKey: page.once() },
    );
}

async function say(
  page: LightRequest,
  act: Words['act'],
  { number, token }: { number: string; token: string },
): Promise<void> {
  const text = page.form.text(`${act}Text`);
  if (!text) throw page.refuse({ [`${act}Text`]: page.say('请写一句话', 'Write a sentence') });
  const ids = await keepPhotos(page, `${act}Photos`, async (file, key) => {
    return (await uploadWith(page.fetch, file, key)).id;
  });
  const photoIds = ids.length > 0 ? { photoIds: ids } : {};
  const options = { idempotencyKey: page.once() };
  const params = { number };
  const reports = page.call(api);
  if (act === 'reply') await reports.reply({ params, body: { token, text, ...photoIds } }, options);
  else await reports.reopen({ params, body: { token, reason: text, ...photoIds } }, options);
}
