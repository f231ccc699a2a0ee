/** One line an operation: the single sign-on. */
import type { Ctx } from '#platform/context/index.ts';
import type { Call, Handlers } from '#platform/module/index.ts';
import type { singleSignOnOperations } from '../contract/single-sign-on-operations.ts';
import { siteOf } from '../service/factors/site.ts';
import { readSignOn, returnAddressOf, saveSignOn } from '../service/single-sign-on/settings.ts';
import { beginSignOn, finishSignOn, listSignOns } from '../service/single-sign-on/sign-on.ts';
import { letIn, whenceOf } from './sign-in.ts';

/** Binds the way to the issuer and back to one browser. */
const ticketCookie = 'zhenshu_single_sign_on';
const ticketSeconds = 300;

async function returnAddress({ tenantId }: Ctx, call: Call): Promise<string> {
  const tenant = await call.server.tenants.byId(tenantId);
  return returnAddressOf(siteOf(call), tenant?.code ?? '');
}

export const singleSignOnHandlers: Handlers<typeof singleSignOnOperations> = {
  signOns: async (ctx, _, call) => ({ items: await listSignOns(ctx, call.server.tenants) }),
  beginSignOn: async (ctx, { body }, call) => {
    const tenant = await call.server.tenants.byCode(body.town);
    const { address, ticket } = await beginSignOn(ctx, tenant, whenceOf(call));
    call.reply.setCookie(ticketCookie, ticket, ticketSeconds);
    return { address };
  },
  finishSignOn: async (ctx, { body }, call) => {
    const tenant = await call.server.tenants.byCode(body.town);
    const came = { answer: body.answer, ticket: call.cookie(ticketCookie) ?? null, tenant };
    const result = await finishSignOn(ctx, came, whenceOf(call));
    call.reply.setCookie(ticketCookie, '', 0);
    return 'session' in result ? letIn(ctx, result, call) : result;
  },
  signOnSettings: async (ctx, _, call) => readSignOn(ctx, await returnAddress(ctx, call)),
  saveSignOn: async (ctx, { body }, call) => saveSignOn(ctx, body, await returnAddress(ctx, call)),
};
