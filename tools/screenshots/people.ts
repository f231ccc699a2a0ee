/** The people of the tour, each with a browser of their own and the API behind it. */
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { type Browser, type BrowserContext, type Page, type sizes, visitor } from './browser.ts';

/** Somebody at a screen. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Calls the API as this person. @throws with the problem's words when it is refused */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
  /** Uploads a photo. @returns its id */
  upload(photo: Buffer): Promise<string>;
  /** Opens a page of the town. */
  open(path: string): Promise<void>;
}

/** Opens a browser for a person; without a user name for a resident. */
export async function visit(
  browser: Browser,
  url: string,
  size: keyof typeof sizes,
  username?: string,
): Promise<Visitor> {
  const context = await visitor(browser, size);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const person = visitorAt(context, page, url);
  if (username) await person.call('POST', '/sign-in', { username, password: demoPassword });
  return person;
}

function visitorAt(context: BrowserContext, page: Page, url: string): Visitor {
  const api = `${url}/api/v1`;
  return {
    context,
    page,
    async call(method, path, body) {
      const answer = await context.request.fetch(`${api}${path}`, {
        method,
        headers: { origin: url },
        ...(body === undefined ? {} : { data: body as object }),
      });
      if (!answer.ok())
        throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
      return answer.json();
    },
    async upload(photo) {
      const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo };
      const answer = await context.request.post(`${api}/files`, {
        headers: { origin: url },
        multipart: { file },
      });
      if (!answer.ok()) throw new Error(`upload: ${answer.status()} ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    async open(path) {
      await page.goto(`${url}${path}`, { waitUntil: 'load', timeout: 60_000 });
    },
  };
}
