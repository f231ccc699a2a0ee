/** Makes what a page is written with from what a browser sent. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../context/index.ts';
import { client } from '../contract/index.ts';
import { cookieOf, sendCookie } from '../http/cookies.ts';
import type { HttpServer } from '../http/index.ts';
import { text } from '../i18n/index.ts';
import { isUuid } from '../ids/index.ts';
import type { Locale } from '../problems/index.ts';
import { localeOf } from '../http/locale.ts';
import { behalfCookie, proxySlot } from '../proxy/index.ts';
import { hidden } from './fields.ts';
import { LightForm } from './form.ts';
import { browserIdOf, secretOf, tokenOf } from './guard.ts';
import { html } from './html.ts';
import { fetchWithin } from './transport.ts';
import {
  type Fault,
  LightMove,
  LightRefusal,
  type LightRequest,
  type LightTown,
  lightTownSlot,
} from './types.ts';

const languageCookie = 'zhenshu_light_language';
const townCookie = 'zhenshu_light_town';
const secondsKept = 365 * 86_400;

/** Name of the field with the token of the form, and of that with its key. */
export const tokenField = '_token';
export const onceField = '_once';
/** Name of the field that says for whom the form was opened: another window may have switched meanwhile. */
export const actingField = '_acting';

/** Where a page is written. */
export interface Surroundings {
  readonly app: FastifyInstance;
  readonly server: HttpServer;
}

/** The same page again with what was wrong in it. */
export type Rewrite = (faults: readonly Fault[], form?: LightForm) => LightRequest;

/** What a page is written with. */
export async function requestOf(
  { app, server }: Surroundings,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Rewrite> {
  const ctx = await server.ctxOf(request, 'public');
  const queries = request.query as Readonly<Record<string, unknown>>;
  const locale = languageOf(request, reply, server);
  const town = townOf(request, reply, server);
  const secret = secretOf(request, reply, server.settings);
  const acting = await actingOf(server, request, ctx);
  const actingFor = acting?.personId ?? null;
  const within = fetchWithin(app, { request, reply, locale, town, actingFor });
  const call: LightRequest['call'] = (api) => client(api, { fetch: within });
  const say: LightRequest['say'] = (zh, en) => text(locale, zh, en);
  const named = await townNamed(server, { call, say });
  return (faults, form = new LightForm()) => {
    const key = form.text(onceField) || randomUUID();
    return {
      params: request.params as Record<string, string>,
      query: (name) => textOf(queries[name]),
      locale,
      say,
      now: server.clock.now(),
      signedIn: ctx.actor.personId !== null,
      name: ctx.actor.name,
      acting,
      town: named,
      form,
      faults,
      guard: html`${hidden(tokenField, tokenOf(secret))}${hidden(onceField, key)}${hidden(actingField, actingFor ?? 'self')}`,
      browserId: browserIdOf(secret),
      call,
      fetch: within,
      once: (part = '') => (part ? `${key}-${part}` : key),
      go: (path, query) => new LightMove(linkOf(path, query)),
      refuse: (wrong) =>
        new LightRefusal(Object.entries(wrong).map(([field, words]) => ({ field, text: words }))),
      link: linkOf,
    };
  };
}

/** For whom the browser acts, as its cookie says and its mandate allows now. */
async function actingOf(
  server: HttpServer,
  request: FastifyRequest,
  { tenantId, actor }: Ctx,
): Promise<LightRequest['acting']> {
  const principalId = cookieOf(request, behalfCookie, server.settings) ?? '';
  if (!isUuid(principalId) || !actor.personId || principalId === actor.personId) return null;
  const around = { database: server.database, now: server.clock.now() };
  const [source] = server.slots.all(proxySlot);
  const mandate = await source?.mandateOf(around, { tenantId, actor, principalId });
  return { personId: principalId, name: mandate?.name ?? '' };
}

/** The address of a page without script. */
export function linkOf(path: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const text = search.toString();
  return `/light${path.startsWith('/') ? path : `/${path}`}${text ? `?${text}` : ''}`;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The language asked for by the link in the header, kept; else as the browser prefers. */
function languageOf(request: FastifyRequest, reply: FastifyReply, server: HttpServer): Locale {
  const asked = textOf((request.query as Record<string, unknown>)['lang']);
  if (asked === 'zh' || asked === 'en') {
    const kept = { name: languageCookie, value: asked, maxAgeSeconds: secondsKept };
    sendCookie(reply, server.settings, kept);
    return asked;
  }
  const known = cookieOf(request, languageCookie, server.settings);
  return known === 'zh' || known === 'en' ? known : localeOf(request);
}

/** The town that the address named, now or earlier (`?town=qingxi`). */
function townOf(request: FastifyRequest, reply: FastifyReply, server: HttpServer): string | null {
  const asked = textOf((request.query as Record<string, unknown>)['town']);
  const known = cookieOf(request, townCookie, server.settings) ?? '';
  const code = [asked, known].find((one) => /^[\w-]{1,40}$/.test(one)) ?? null;
  if (code && code !== known)
    sendCookie(reply, server.settings, {
      name: townCookie,
      value: code,
      maxAgeSeconds: secondsKept,
    });
  return code;
}

const nowhere: LightTown = { name: '', phone: '' };

/** The town for the frame; a page is shown without it rather than not at all. */
async function townNamed(
  server: HttpServer,
  page: Pick<LightRequest, 'call' | 'say'>,
): Promise<LightTown> {
  const [source] = server.slots.all(lightTownSlot);
  return (await source?.(page).catch(() => nowhere)) ?? nowhere;
}
