/** One line an operation. */
import type { Call, Handlers } from '#platform/module/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { behalfCookie } from '#platform/proxy/index.ts';
import type { api } from '../contract/index.ts';
import {
  addCallback,
  callbackNumber,
  dropCallback,
  listCallbacks,
  noteAttempt,
} from '../service/callbacks.ts';
import { noteCall, saveCall, takeCall } from '../service/calls.ts';
import {
  callsSheet,
  listCalls,
  showCall,
  showFigures,
  showPresent,
} from '../service/call-views.ts';
import { endAtDesk, giveAtDesk } from '../service/desk-mandates.ts';
import {
  answerMandate,
  askMandate,
  confirmMandate,
  endMandate,
  giveMandate,
} from '../service/mandates.ts';
import { ownActs, ownMandates } from '../service/own-views.ts';
import { sessionReceipt } from '../service/receipt.ts';
import { findResidents, registerResident } from '../service/residents.ts';
import { endSession, keepSession, openSession, resumeSession } from '../service/sessions.ts';
import { listSessions, sessionsSheet, showSession } from '../service/session-views.ts';
import {
  changeSettings,
  listPhrases,
  savePhrases,
  showSettings,
  sit,
} from '../service/settings.ts';
import { proxySource } from '../service/source.ts';

const done = { done: true };
const cookieSeconds = 12 * 3600;

/** Remembers for pages without script for whom one acts. @throws mandate-missing */
async function switchTo(ctx: Ctx, personId: string | null, call: Call): Promise<void> {
  const { tenantId, actor, database, clock } = ctx;
  const around = { database, now: clock.now() };
  const who = { tenantId, actor, principalId: personId ?? '' };
  if (personId && !(await proxySource.mandateOf(around, who)))
    throw generalProblem('mandate-missing');
  await database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: 'assist.switchTo', subject: personId ?? actor.personId ?? '' }]),
  );
  call.reply.setCookie(behalfCookie, personId ?? '', personId ? cookieSeconds : 0);
}

export const handlers: Handlers<typeof api.operations> = {
  ownMandates: (ctx) => ownMandates(ctx),
  give: (ctx, { body }) => giveMandate(ctx, body),
  ask: (ctx, { body }) => askMandate(ctx, body),
  confirmMandate: (ctx, { params, body }) => confirmMandate(ctx, params.mandateId, body.code),
  answerMandate: async (ctx, { params, body }) => {
    await answerMandate(ctx, params.mandateId, body.accept);
    return done;
  },
  endMandate: async (ctx, { params }) => {
    await endMandate(ctx, params.mandateId);
    return done;
  },
  ownActs: (ctx, { query }) => ownActs(ctx, query),
  switchTo: async (ctx, { body }, call) => {
    await switchTo(ctx, body.personId, call);
    return done;
  },
  findResidents: async (ctx, { body }) => ({ items: await findResidents(ctx, body.words) }),
  registerResident: (ctx, { body }, { idempotencyKey }) =>
    registerResident(ctx, body, idempotencyKey),
  openSession: (ctx, { body }, { idempotencyKey }) => openSession(ctx, body, idempotencyKey),
  session: (ctx, { params }, { server }) => showSession(ctx, params.sessionId, server.slots),
  keepSession: (ctx, { params, body }) => keepSession(ctx, params.sessionId, body.draft),
  endSession: async (ctx, { params, body }) => {
    await endSession(ctx, params.sessionId, body.reason);
    return done;
  },
  resumeSession: async (ctx, { params }) => {
    await resumeSession(ctx, params.sessionId);
    return done;
  },
  sessions: (ctx, { query }) => listSessions(ctx, query),
  exportSessions: (ctx, { query }) => sessionsSheet(ctx, query),
  receipt: (ctx, { params }, { server, origin }) =>
    sessionReceipt(ctx, params.sessionId, {
      origin: server.settings.publicUrl ?? origin,
      slots: server.slots,
    }),
  giveAtDesk: (ctx, { params, body }, { idempotencyKey }) =>
    giveAtDesk(ctx, params.sessionId, { input: body, idempotencyKey }),
  endAtDesk: async (ctx, { params }) => {
    await endAtDesk(ctx, params.sessionId, params.mandateId);
    return done;
  },
  presentCalls: (ctx) => showPresent(ctx),
  calls: (ctx, { query }) => listCalls(ctx, query),
  exportCalls: (ctx, { query }) => callsSheet(ctx, query),
  callFigures: (ctx, { query }) => showFigures(ctx, query),
  noteCall: (ctx, { body }, { idempotencyKey }) => noteCall(ctx, body, idempotencyKey),
  call: (ctx, { params }) => showCall(ctx, params.callId),
  takeCall: async (ctx, { params }) => {
    await takeCall(ctx, params.callId);
    return done;
  },
  saveCall: async (ctx, { params, body }) => {
    await saveCall(ctx, params.callId, body);
    return done;
  },
  callbacks: async (ctx, { query }) => ({ items: await listCallbacks(ctx, query.done === true) }),
  addCallback: (ctx, { body }) => addCallback(ctx, body),
  attempt: (ctx, { params, body }) => noteAttempt(ctx, params.callbackId, body),
  dropCallback: async (ctx, { params, body }) => {
    await dropCallback(ctx, params.callbackId, body);
    return done;
  },
  callbackNumber: (ctx, { params }) => callbackNumber(ctx, params.callbackId),
  sit: async (ctx, { body }) => {
    await sit(ctx, body.extension);
    return done;
  },
  phrases: (ctx) => listPhrases(ctx),
  savePhrases: async (ctx, { body }) => {
    await savePhrases(ctx, body.items);
    return done;
  },
  settings: (ctx) => showSettings(ctx),
  saveSettings: (ctx, { body }) => changeSettings(ctx, body),
};
