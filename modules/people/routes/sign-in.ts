/** One line an operation: signing in and one's own account. */
import type { Ctx } from '#platform/context/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import type { Call, Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Me } from '../contract.ts';
import type { signInOperations } from '../contract/sign-in-operations.ts';
import { askConfirmation, confirm } from '../service/confirm.ts';
import { siteOf } from '../service/factors/site.ts';
import { identitySource } from '../service/identity.ts';
import { changePassword, describeMe } from '../service/me.ts';
import { confirmPhoneCode, requestPhoneCode } from '../service/residents.ts';
import {
  endOwnSession,
  noteSession,
  type OpenedSession,
  ownSessions,
  signOut,
} from '../service/sessions.ts';
import { type SignedIn, signIn, signInFactor, type Whence } from '../service/sign-in.ts';

/** Cookie by which a browser is known to which somebody signed in before. */
const deviceCookie = 'zhenshu_device';
const deviceSeconds = 180 * 86_400;

/** The session token of a call. */
export const tokenOf = (call: Call): string => call.cookie(sessionCookie) ?? '';
const done = { done: true };

/** From where a call comes. */
export function whenceOf(call: Call): Whence {
  return {
    remoteAddress: call.remoteAddress,
    device: call.userAgent,
    deviceToken: call.cookie(deviceCookie) ?? null,
    previousToken: tokenOf(call) || null,
    site: siteOf(call),
  };
}

/** Hands the session to the browser and says who is signed in. */
export async function welcome(ctx: Ctx, session: OpenedSession, call: Call): Promise<Me> {
  const { database, manifests, operations, tenants } = call.server;
  const now = ctx.clock.now();
  const surroundings = { database, manifests, operations, now };
  const identity = await identitySource.authenticate(surroundings, { sessionToken: session.token });
  if (!identity) throw generalProblem('sign-in-required');
  call.reply.setCookie(sessionCookie, session.token, session.seconds);
  const own: Ctx = { ...ctx, tenantId: identity.tenantId, actor: identity.actor };
  await noteSession(own, 'people.signIn');
  return describeMe(own, tenants);
}

/** Lets somebody in whose sign-in went through: both cookies, the audit line, who it is. */
export async function letIn(ctx: Ctx, { session, deviceToken }: SignedIn, call: Call): Promise<Me> {
  call.reply.setCookie(deviceCookie, deviceToken, deviceSeconds);
  return welcome(ctx, session, call);
}

export const signInHandlers: Handlers<typeof signInOperations> = {
  signIn: async (ctx, { body }, call) => {
    const town = body.town ? await call.server.tenants.byCode(body.town) : undefined;
    if (body.town && !town) throw generalProblem('town-unknown', { code: body.town });
    const attempt = { ...body, tenantId: town?.tenantId ?? null };
    const result = await signIn(ctx, attempt, whenceOf(call));
    return 'session' in result ? letIn(ctx, result, call) : result;
  },
  signInFactor: async (ctx, { body }, call) =>
    letIn(ctx, await signInFactor(ctx, body, whenceOf(call)), call),
  signOut: async (ctx, _, call) => {
    await signOut(ctx, tokenOf(call));
    call.reply.setCookie(sessionCookie, '', 0);
    // What the pages remember in storage they clear themselves; the field app keeps what it has still to send.
    call.reply.header('clear-site-data', '"cache"');
    return done;
  },
  me: (ctx, _, call) => describeMe(ctx, call.server.tenants),
  changePassword: async (ctx, { body }, call) => {
    await changePassword(ctx, body, tokenOf(call));
    return done;
  },
  askConfirmation: async (ctx, _, call) => ({ factor: await askConfirmation(ctx, siteOf(call)) }),
  confirm: async (ctx, { body }, call) => {
    await confirm(ctx, body, { token: tokenOf(call), site: siteOf(call) });
    return done;
  },
  sessions: async (ctx, _, call) => ({ items: await ownSessions(ctx, tokenOf(call)) }),
  endSession: async (ctx, { params }) => {
    await endOwnSession(ctx, params.sessionId);
    return done;
  },
  requestPhoneCode: (ctx, { body }, call) => requestPhoneCode(ctx, body.phone, call.remoteAddress),
  confirmPhoneCode: async (ctx, { body }, call) => {
    const { device, previousToken } = whenceOf(call);
    return welcome(ctx, await confirmPhoneCode(ctx, body, { device, previousToken }), call);
  },
};
