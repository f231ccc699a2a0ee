/** Mounts the pages without script: `GET` writes them, `POST` takes their forms and sends the browser on. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '../http/index.ts';
import { problemFrom } from '../http/errors.ts';
import { generalProblem, type ProblemDetails } from '../problems/index.ts';
import { RateLimit } from '../rate-limit/index.ts';
import { faultsOf, problemIn } from './faults.ts';
import { framed, lightPolicy } from './frame.ts';
import { isOurs } from './guard.ts';
import { Html, html } from './html.ts';
import { links, notice } from './pieces.ts';
import { readForm, takeForms } from './read-form.ts';
import {
  actingField,
  linkOf,
  onceField,
  requestOf,
  type Rewrite,
  type Surroundings,
  tokenField,
} from './request.ts';
import {
  type LightAnswer,
  LightMove,
  type LightPage,
  type LightRequest,
  lightPagesSlot,
} from './types.ts';

const formLimitBytes = 262_144;
/** Forms an address may send: a village may share one. */
const sendings = new RateLimit({ burst: 120, perMinute: 60 });

/** Mounts every module's pages below `/light`. */
export async function mountLight(app: FastifyInstance, server: HttpServer): Promise<void> {
  const pages = server.slots.all(lightPagesSlot).flat();
  await app.register(async (scope) => {
    const around = { app, server };
    await takeForms(scope);
    scope.setErrorHandler((error, request, reply) =>
      failWithoutPage(around, error as Error, { request, reply }),
    );
    scope.get('/light', (_request, reply) => reply.redirect('/light/', 308));
    scope.get('/light/', (request, reply) => answer(around, homeOf(pages), { request, reply }));
    for (const page of pages) mountPage(scope, around, page);
    scope.get('/light/*', (request, reply) => {
      void reply.code(404);
      return answer(around, unknownOf(pages), { request, reply });
    });
  });
}

function mountPage(scope: FastifyInstance, around: Surroundings, page: LightPage): void {
  scope.get(`/light${page.path}`, (request, reply) => answer(around, page, { request, reply }));
  if (!page.act) return;
  // The whole form with its fields comes in one body; the files in it are counted by themselves.
  const bodyLimit = (page.formLimitBytes ?? formLimitBytes) + 100_000;
  scope.post(`/light${page.path}`, { bodyLimit }, (request, reply) =>
    take(around, page, { request, reply }),
  );
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Writes a page. */
async function answer(
  around: Surroundings,
  page: LightPage,
  exchange: Exchange,
): Promise<FastifyReply> {
  const rewrite = await requestOf(around, exchange.request, exchange.reply);
  const asked = rewrite([]);
  if (page.signedIn && !asked.signedIn) return signInFirst(exchange);
  try {
    return send(exchange, asked, await page.view(asked), page);
  } catch (thrown) {
    return sendFailure(exchange, asked, thrown);
  }
}

/** Takes a form. What was wrong is shown above it, and everything typed stays. */
async function take(
  around: Surroundings,
  page: LightPage,
  exchange: Exchange,
): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const rewrite = await requestOf(around, request, reply);
  try {
    refuseFlood(around, request);
    const form = await readForm(request, page.formLimitBytes ?? formLimitBytes);
    const asked = rewrite([], form);
    if (!isOurs(request, around.server.settings, form.text(tokenField)))
      return await again(exchange, page, rewrite(staleForm(asked), form));
    if (form.text(actingField) !== (asked.acting?.personId ?? 'self'))
      return await again(exchange, page, rewrite(switched(asked), form));
    return await act(exchange, page, { rewrite, asked });
  } catch (thrown) {
    return sendFailure(exchange, rewrite([]), thrown);
  }
}

async function act(
  exchange: Exchange,
  page: LightPage,
  { rewrite, asked }: { readonly rewrite: Rewrite; readonly asked: LightRequest },
): Promise<FastifyReply> {
  try {
    const done = await page.act?.(asked);
    return send(exchange, asked, done ?? html``, page);
  } catch (thrown) {
    const faults = faultsOf(thrown, asked, page);
    if (!faults) throw thrown;
    const code = problemIn(thrown, asked.locale)?.code;
    // The next try is another matter: it gets a key of its own.
    if (code === 'idempotency-key-reused') asked.form.set(onceField, []);
    return again(exchange, page, rewrite(faults, asked.form));
  }
}

async function again(
  exchange: Exchange,
  page: LightPage,
  asked: LightRequest,
): Promise<FastifyReply> {
  void exchange.reply.code(422);
  return send(exchange, asked, await page.view(asked), page);
}

function refuseFlood({ server }: Surroundings, request: FastifyRequest): void {
  const seconds = sendings.take(`${server.database.url}|${request.ip}`, server.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}

const staleForm = (page: LightRequest) => [
  {
    field: '',
    text: page.say(
      '页面放得太久了，或浏览器不接受 Cookie。您填的内容还在，请再按一次提交。',
      'This page was open for too long, or the browser refuses cookies. What you typed is kept: press the button once more.',
    ),
  },
];

const switched = (page: LightRequest) => [
  {
    field: '',
    text: page.say(
      '这个浏览器刚刚换了办理人。您填的内容还在，请看清上面写的是替谁办，再按一次提交。',
      'For whom this browser acts has changed. What you typed is kept: see above for whom it is now, and press once more.',
    ),
  },
];

function signInFirst({ request, reply }: Exchange): FastifyReply {
  const back = request.url.startsWith('/light/') ? request.url.slice('/light'.length) : '/';
  return reply.redirect(linkOf('/sign-in', { back }), 303);
}

function send(
  exchange: Exchange,
  page: LightRequest,
  answered: LightAnswer,
  { title }: Pick<LightPage, 'title'>,
): FastifyReply {
  const { reply, request } = exchange;
  if (answered instanceof LightMove) return reply.redirect(answered.to, 303);
  const view =
    answered instanceof Html ? { title: page.say(title.zh, title.en), body: answered } : answered;
  const [path = '/light/'] = request.url.split('?');
  const other = new URLSearchParams(request.query as Record<string, string>);
  other.set('lang', page.locale === 'zh' ? 'en' : 'zh');
  return (
    reply
      .header('content-security-policy', lightPolicy)
      // On a shared phone the next person must not page back to what was somebody's own.
      .header('cache-control', page.signedIn ? 'private, no-store' : 'private, no-cache')
      .type('text/html; charset=utf-8')
      .send(
        framed(page, {
          ...view,
          full: path.slice('/light'.length) || '/',
          otherLanguage: `${path}?${other}`,
        }),
      )
  );
}

/** A page that could not be written: what happened, and the way on. */
function sendFailure(exchange: Exchange, page: LightRequest, thrown: unknown): FastifyReply {
  const problem = problemIn(thrown, page.locale);
  if (problem?.code === 'sign-in-required' && exchange.request.method === 'GET')
    return signInFirst(exchange);
  const isStray = problem?.code === 'request-invalid' && exchange.request.method === 'GET';
  const status = isStray ? 404 : problem && problem.status >= 400 ? problem.status : 500;
  if (status >= 500) exchange.request.log.error({ err: thrown }, 'page without script');
  const [title, cure] = isStray ? strayWords(page) : failureWords(page, problem);
  const body = html`${notice('warning', html`<p>${cure}</p>`)}${links(page, [{ to: '/', title: page.say('回到首页', 'To the first page') }])}`;
  void exchange.reply.code(status);
  return send(exchange, page, { title, body }, { title: { zh: '', en: '' } });
}

function failureWords(page: LightRequest, problem: ProblemDetails | null): [string, string] {
  const title = problem?.title ?? page.say('服务器出错了', 'The server failed');
  const cure = page.say('请稍后再试，或打电话找人办。', 'Try again later, or call a person.');
  return [title, problem?.cure ?? cure];
}

/** An address that can be no page: cut off while it was copied, or typed. */
const strayWords = (page: LightRequest): [string, string] => [
  page.say('没有找到这一页', 'This page does not exist'),
  page.say(
    '地址可能不完整。请回到首页再找。',
    'The address may be cut off. Start at the first page.',
  ),
];

/** What was thrown before there was a page: a form too large, a request from another site. */
async function failWithoutPage(
  around: Surroundings,
  error: Error,
  exchange: Exchange,
): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const problem = problemFrom(error, request);
  const rewrite = await requestOf(around, request, reply).catch(() => null);
  if (rewrite) return sendFailure(exchange, rewrite([]), problem);
  return reply.code(problem.entry.status).type('text/plain; charset=utf-8').send(problem.entry.zh);
}

function menu(pages: readonly LightPage[], page: LightRequest): Html {
  const shown = pages
    .flatMap((one) => (one.menu ? [{ ...one, menu: one.menu }] : []))
    .sort((a, b) => a.menu.order - b.menu.order);
  return links(
    page,
    shown.map(({ path, title, menu: { hint } }) => ({
      to: path,
      title: page.say(title.zh, title.en),
      ...(hint ? { hint: page.say(hint.zh, hint.en) } : {}),
    })),
  );
}

const homeOf = (pages: readonly LightPage[]): LightPage => ({
  path: '/',
  title: { zh: '您要办什么事？', en: 'What can we do for you?' },
  view: (page) => menu(pages, page),
});

const unknownOf = (pages: readonly LightPage[]): LightPage => ({
  path: '/*',
  title: { zh: '这一页没有极简版', en: 'This page has no simple version' },
  view: (page) =>
    html`<p>${page.say('可以从这里办：', 'These can be done here:')}</p>${menu(pages, page)}`,
});
