/** Somebody whose browser runs no script: opens pages below `/light`, fills in forms, keeps cookies. For tests. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';

/** Largest page without script, whole, as it is (DESIGN: ≤ 30 KB in all). */
export const lightPageLimitBytes = 30 * 1024;

/** A page as it was answered. */
export interface LightSeen {
  readonly status: number;
  /** Where redirects ended. */
  readonly url: string;
  readonly markup: string;
  /** What is read on it, without tags and style. */
  readonly text: string;
}

/** What is filled in: texts, ticked boxes as lists, files. */
export type LightFields = Readonly<Record<string, string | readonly string[] | File>>;

const sizeOf = (text: string): number => Buffer.byteLength(text);

/** One browser without script. */
export class LightVisitor {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(app: FastifyInstance, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.#headers = headers;
  }

  /** Opens a page, following redirects. */
  open(path: string): Promise<LightSeen> {
    return this.#go('GET', path);
  }

  /**
   * Fills in a form of a page and sends it as browsers do: with its hidden fields, and with the marks and texts that
   * stand in it unless `fields` says otherwise. `form` chooses by a word in it (its button); the first unless said.
   */
  async send(page: LightSeen, fields: LightFields, form = ''): Promise<LightSeen> {
    const found = formsOf(page.markup).find((one) => one.includes(form));
    assert.ok(found, `the page has no form with “${form}”: ${page.text.slice(0, 300)}`);
    const entries = new Map<string, readonly (string | File)[]>(standing(found));
    for (const [name, value] of Object.entries(fields))
      entries.set(name, Array.isArray(value) ? value : [value as string | File]);
    const to = attribute(found, 'action') ?? page.url;
    if (/<form[^>]*method="get"/.test(found))
      return this.#go('GET', `${to.split('?')[0]}?${texts(entries)}`);
    if (!/<form[^>]*multipart/.test(found)) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return this.#go('POST', to, { body: String(texts(entries)), headers });
    }
    const data = new FormData();
    for (const [name, values] of entries) for (const value of values) data.append(name, value);
    const whole = new Response(data);
    const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
    return this.#go('POST', to, { body: Buffer.from(await whole.arrayBuffer()), headers });
  }

  async #go(
    method: 'GET' | 'POST',
    url: string,
    sent: { body?: string | Buffer; headers?: Record<string, string> } = {},
  ): Promise<LightSeen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#app.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        host: 'localhost',
        ...this.#headers,
        ...(method === 'POST'
          ? { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
          : {}),
        ...(cookie ? { cookie } : {}),
        ...sent.headers,
      },
      ...(sent.body === undefined ? {} : { payload: sent.body }),
    });
    for (const { name, value, maxAge } of answer.cookies as {
      name: string;
      value: string;
      maxAge?: number;
    }[])
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    const to = answer.headers.location;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && to) return this.#go('GET', to);
    assert.match(String(answer.headers['content-type']), /^text\/html/, answer.body.slice(0, 200));
    assert.ok(sizeOf(answer.body) <= lightPageLimitBytes, `${url}: ${sizeOf(answer.body)} bytes`);
    return { status: answer.statusCode, url, markup: answer.body, text: readable(answer.body) };
  }
}

const formsOf = (markup: string): string[] => markup.match(/<form[\s\S]*?<\/form>/g) ?? [];

const attribute = (tag: string, name: string): string | undefined => {
  const found = tag.split(` ${name}="`)[1]?.split('"')[0];
  return found === undefined ? undefined : unescaped(found);
};

/** What a form sends when nobody touches it. */
function standing(form: string): [string, string[]][] {
  const entries = new Map<string, string[]>();
  const add = (name: string | undefined, value: string): void => {
    if (name) entries.set(name, [...(entries.get(name) ?? []), value]);
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if (type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !tag.includes(' checked')) continue;
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', body = ''] of form.matchAll(
    /<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g,
  ))
    add(attribute(tag, 'name'), unescaped(body));
  for (const [, tag = '', body = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = body.match(/<option[^>]*>/g) ?? [];
    const chosen = options.find((option) => option.includes(' selected')) ?? options[0] ?? '';
    add(attribute(tag, 'name'), attribute(chosen, 'value') ?? '');
  }
  const button = /<button[^>]*>/.exec(form)?.[0] ?? '';
  add(attribute(button, 'name'), attribute(button, 'value') ?? '');
  return [...entries];
}

function texts(entries: ReadonlyMap<string, readonly (string | File)[]>): URLSearchParams {
  return new URLSearchParams(
    [...entries].flatMap(([name, values]) =>
      values.flatMap((value) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&');
}

function readable(markup: string): string {
  return unescaped(
    markup
      .replace(/<style>[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();
}
