import {
  type Api,
  type Client,
  client,
  onBehalfHeader,
  type Operation,
} from '#platform/contract/index.ts';
import { learnServerTime } from '../i18n/clock.ts';
import { currentLocale } from '../i18n/locale-store.ts';
import { actingFor } from './behalf.ts';
import { askForConfirmation } from './confirmation.ts';
import { idleSeconds } from './idle.ts';
import { notePersonalData } from './personal-seen.ts';

/** The town of a public page opened as `/?town=qingxi`; empty for the installation's first. */
const askedTown = typeof location === 'undefined' ? null : townOf(location.search);

function townOf(search: string): string | null {
  const code = new URLSearchParams(search).get('town');
  return code && /^[\w-]{1,40}$/.test(code) ? code : null;
}

async function watchingFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  // A cached answer is never wanted, and a request must not wait for another of the same address to fill the cache.
  const response = await fetch(input, { cache: 'no-store', ...init });
  learnServerTime(response.headers.get('date'));
  notePersonalData(response.headers.get('x-zhenshu-personal'));
  if (response.status !== 403 || !(await wantsConfirmation(response))) return response;
  return (await askForConfirmation()) ? fetch(input, init) : response;
}

async function wantsConfirmation(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (body as { code?: unknown } | null)?.code === 'confirmation-needed';
}

/** Nothing is said for oneself: most pages of most people never act for anybody. */
function behalfHeader(): Record<string, string> {
  const principal = actingFor();
  return principal ? { [onBehalfHeader]: principal.personId } : {};
}

const headers = (): Record<string, string> => ({
  ...behalfHeader(),
  'x-zhenshu-idle': String(idleSeconds()),
  'accept-language': currentLocale() === 'zh' ? 'zh-CN' : 'en',
  ...(askedTown ? { 'x-zhenshu-town': askedTown } : {}),
});

const made = new WeakMap<object, unknown>();

/**
 * The typed client of a contract, in the person's language, one per contract:
 * `const cases = createClient(casesApi); await cases.list({ query: {} })`. Failures are thrown as
 * `ProblemError`.
 */
export function createClient<T extends Record<string, Operation>>(api: Api<T>): Client<T> {
  const known = made.get(api) as Client<T> | undefined;
  if (known) return known;
  const fresh = client(api, { fetch: watchingFetch, headers });
  made.set(api, fresh);
  return fresh;
}
