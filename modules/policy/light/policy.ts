/** One policy without script: three sentences, who can have it, the full text. */
import {
  buttonLink,
  carry,
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
import { api, type EligibilityStep, type PolicyView } from '../contract/index.ts';
import { validityWords } from './words.ts';

/** A policy. */
export const policyPage: LightPage = {
  path: '/policy/:code',
  title: { zh: '政策', en: 'Policy' },
  view: async (page) => {
    const code = page.params['code'] ?? '';
    const policy = await page.call(api).read({ params: { code } });
    return { title: policy.title, body: whole(page, policy) };
  },
  act: async (page) => {
    const subject = page.params['code'] ?? '';
    if (!page.signedIn) return page.go('/phone', { back: `/policy/${subject}` });
    await page.call(api).subscribe({ body: { kind: 'policy', subject } });
    return page.go(`/policy/${subject}`, { followed: '1' });
  },
};

function whole(page: LightRequest, policy: PolicyView): Html {
  const heads = [
    page.say('有什么', 'What'),
    page.say('谁能享受', 'Who'),
    page.say('怎么办', 'How'),
  ];
  return html`
<p>${policy.issuer} ${policy.documentNumber}</p>
${policy.validity !== 'inForce' && notice('warning', validityWords(page, policy.validity), policy.repealedBy && html`<br>${policy.repealedBy}`)}
${page.query('followed') && notice('good', page.say('已关注，有变化会告诉您。', 'You will be told of changes.'))}
${facts(policy.summary.map((sentence, at) => [heads[at] ?? '', sentence] as const))}
${policy.eligibility.offered && buttonLink(page, `/policy/${policy.code}/check`, page.say('我能不能享受', 'Can I have it?'))}
${form(page, { button: page.say('有变化告诉我', 'Tell me of changes'), quiet: true })}
${policy.officePhone && html`<p>${policy.office} <a href="tel:${policy.officePhone}">${policy.officePhone}</a></p>`}
${
  policy.relatedPolicies.length > 0 &&
  html`<h2>${page.say('相关政策', 'Related')}</h2>${links(
    page,
    policy.relatedPolicies.map(({ code, title }) => ({ to: `/policy/${code}`, title })),
  )}`
}
<details><summary>${page.say('看全文', 'Full text')}</summary>${policy.articles.map(
    ({ anchor, heading, text }) =>
      html`<h3 id="${anchor}">${heading}</h3>${text.split('\n').map((line) => html`<p>${line}</p>`)}`,
  )}</details>`;
}

/** “Who can have it”, one question a page; earlier answers travel in hidden fields. */
export const checkPage: LightPage = {
  path: '/policy/:code/check',
  title: { zh: '我能不能享受', en: 'Can I have it?' },
  view: (page) => step(page, {}),
  act: (page) => {
    const answers = page.form.names().flatMap((name): [string, string][] => {
      const key = /^a-([a-zA-Z0-9]{1,31})$/.exec(name)?.[1];
      const text = page.form.text(name);
      return key && text ? [[key, text]] : [];
    });
    return step(page, Object.fromEntries(answers));
  },
};

async function step(page: LightRequest, answers: Record<string, string>): Promise<Html> {
  const code = page.params['code'] ?? '';
  const { question, verdict } = await page.call(api).check({ params: { code }, body: { answers } });
  const back = html`<p><a href="${page.link(`/policy/${code}`)}">${page.say('回到这项政策', 'Back to the policy')}</a></p>`;
  if (verdict) return html`${ending(page, verdict)}${back}`;
  if (!question) return back;
  const field = { name: `a-${question.key}`, label: question.text, hint: question.hint };
  const yesNo = [
    { value: 'yes', label: page.say('是', 'Yes') },
    { value: 'no', label: page.say('不是', 'No') },
  ];
  const options =
    question.kind === 'yesNo'
      ? yesNo
      : question.options.map(({ value, text }) => ({ value, label: text }));
  const hint = [question.hint, question.unit].filter(Boolean).join(' ');
  return html`${form(
    page,
    { button: page.say('下一步', 'Next') },
    carry(page, ...Object.keys(answers).map((key) => `a-${key}`)),
    question.kind === 'number'
      ? input(page, { ...field, hint, digits: true, maxLength: 10 })
      : radios(page, { ...field, options }),
  )}${back}`;
}

function ending(page: LightRequest, verdict: NonNullable<EligibilityStep['verdict']>): Html {
  const words = {
    yes: page.say('可以', 'You can'),
    no: page.say('暂时不能', 'Not now'),
    ask: page.say('请到窗口核对', 'Please ask at the window'),
  }[verdict.outcome];
  const kind = verdict.outcome === 'yes' ? 'good' : 'note';
  return html`${notice(kind, html`<strong>${words}</strong><br>${verdict.sentence}`)}${
    verdict.bring.length > 0 &&
    html`<p>${page.say('请带：', 'Please bring:')}</p><ul>${verdict.bring.map((thing) => html`<li>${thing}</li>`)}</ul>`
  }<p class="hint">${page.say('按您的回答推算，最后以窗口核对为准。回答没有保存。', 'Reckoned from your answers, which are not stored; the window decides.')}</p>`;
}
