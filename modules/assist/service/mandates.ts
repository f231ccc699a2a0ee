/** Mandates between residents: given, asked for, confirmed by code, answered, ended. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, foldWidth, maskPhone } from '#platform/text/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { type Person, personById, residentWithPhone } from '#modules/people/index.ts';
import type { AgentNamed, MandateWish } from '../contract/index.ts';
import { actKinds } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { codeMinutes, codeTries, endOf, orderedKinds } from '../rules/mandate.ts';
import { askedSince, insertMandates, lockMandate, updateMandate } from '../store/mandates.ts';
import type { MandateRow } from '../store/tables.ts';
import { sayKinds } from './kind-words.ts';
import { move, refuseMany } from './mandate-moves.ts';
import { timerKinds } from './timer-kinds.ts';

/** Codes for mandates that one person can cause in an hour: an old person is not to be pestered. */
const codesPerHour = 5;

/** The resident who asks, with the telephone that was proved. @throws phone-unproved */
export async function residentOf(tx: Tx): Promise<Person & { readonly phone: string }> {
  const { kind, personId } = tx.ctx.actor;
  const person = kind === 'resident' && personId ? await personById(tx, personId) : undefined;
  if (!person?.phone) throw problem('phone-unproved');
  return { ...person, phone: person.phone };
}

/** A mandate that begins, without what differs by the way it is given. */
export function newMandate(
  tx: Tx,
  wish: MandateWish,
  given: Pick<MandateRow, 'principalId' | 'agentName' | 'agentPhone' | 'way' | 'state'> &
    Partial<MandateRow>,
): MandateRow {
  const { tenantId, clock, actor } = tx.ctx;
  return {
    id: uuidv7(),
    tenantId,
    agentId: null,
    relation: wish.relation,
    covers: orderedKinds(wish.covers, actKinds),
    begunBy: actor.personId ?? given.principalId,
    sessionId: null,
    formFileId: null,
    codeSha256: null,
    codeTries: 0,
    codeUntil: null,
    untilAt: endOf(clock.now(), wish.days),
    createdAt: clock.now(),
    liveAt: null,
    endedAt: null,
    endedBy: null,
    endReason: null,
    ...given,
  };
}

/** @throws agent-phone-wrong, agent-is-principal */
export function agentPhoneOf(
  written: string,
  principalPhone: string | null,
  pointer = '/agentPhone',
): string {
  const phone = canonicalMobile(written);
  if (!phone) {
    throw problem('agent-phone-wrong', {}, [{ pointer, detail: written }]);
  }
  if (phone === principalPhone) throw problem('agent-is-principal');
  return phone;
}

/** A resident lets a relative act: agreed to by a code that goes to the own telephone. */
export function giveMandate(ctx: Ctx, input: MandateWish & AgentNamed) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const principal = await residentOf(tx);
    const agentPhone = agentPhoneOf(input.agentPhone, principal.phone);
    await refuseMany(tx, { principalId: principal.id });
    await refuseFlood(tx, principal.id);
    const agent = { name: input.agentName.trim(), phone: agentPhone };
    return begin(tx, input, { principal, agent, agentId: null, way: 'phone' });
  });
}

/**
 * A relative asks to act for somebody who has no smartphone: the principal's telephone gets a code by text message, and
 * tells it. Whether a number belongs to anybody is not told.
 */
export function askMandate(ctx: Ctx, input: MandateWish & { readonly principalPhone: string }) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const agent = await residentOf(tx);
    const phone = agentPhoneOf(input.principalPhone, agent.phone, '/principalPhone');
    await refuseMany(tx, { agentId: agent.id });
    await refuseFlood(tx, agent.id);
    await elevate(tx);
    const principal = await residentWithPhone(tx, phone);
    if (!principal?.phone) return { mandateId: uuidv7(), codeSeconds: codeMinutes * 60 };
    await refuseFlood(tx, principal.id);
    const named = { name: agent.name || maskPhone(agent.phone), phone: agent.phone };
    return begin(tx, input, {
      principal: { ...principal, phone: principal.phone },
      agent: named,
      agentId: agent.id,
      way: 'code',
    });
  });
}

async function refuseFlood(tx: Tx, personId: string): Promise<void> {
  const since = new Date(tx.ctx.clock.now().getTime() - 3_600_000);
  if ((await askedSince(tx, personId, since)) >= codesPerHour)
    throw generalProblem('too-many-requests', { seconds: 3600 });
}

interface Beginning {
  readonly principal: Person & { readonly phone: string };
  readonly agent: { readonly name: string; readonly phone: string };
  readonly agentId: string | null;
  readonly way: 'phone' | 'code';
}

async function begin(tx: Tx, wish: MandateWish, { principal, agent, agentId, way }: Beginning) {
  const now = tx.ctx.clock.now();
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const row = newMandate(tx, wish, {
    principalId: principal.id,
    agentId,
    agentName: agent.name,
    agentPhone: agent.phone,
    way,
    state: 'asked',
    codeUntil: new Date(now.getTime() + codeMinutes * 60_000),
  });
  await insertMandates(tx, [{ ...row, codeSha256: digestOf(row.id, code) }]);
  await setTimers(tx, [
    { kind: timerKinds.mandateEnds, subject: row.id, dueAt: row.codeUntil ?? row.untilAt },
  ]);
  await queueMessages(tx, [
    {
      template: 'assist.code',
      values: {
        code,
        minutes: String(codeMinutes),
        who: `${agent.name}（${maskPhone(agent.phone)}）`,
        what: sayKinds(row.covers),
        days: String(wish.days),
      },
      to: { phone: principal.phone, name: principal.name },
      urgency: 'urgent',
      subject: { kind: 'mandate', id: row.id },
    },
  ]);
  await audit(tx, [{ action: 'assist.giveMandate', subject: row.id, detail: { way } }]);
  return { mandateId: row.id, codeSeconds: codeMinutes * 60 };
}

const digestOf = (id: string, code: string): Buffer =>
  createHash('sha256').update(`${id}:${code}`).digest();

/**
 * Tells the code. A wrong one counts, and says so only after it was counted.
 * @throws mandate-code-wrong, mandate-already-live, too-many-principals
 */
export async function confirmMandate(ctx: Ctx, mandateId: string, entered: string) {
  const code = foldWidth(entered).replace(/\D/g, '');
  const state = await ctx.database.inTenant(ctx, async (tx) => {
    const person = await residentOf(tx);
    await elevate(tx);
    const row = await lockMandate(tx, mandateId);
    if (!row || row.begunBy !== person.id || !isUsable(row, ctx)) return null;
    const digest = row.codeSha256;
    if (!digest || !timingSafeEqual(digest, digestOf(row.id, code))) {
      await updateMandate(tx, row.id, { codeTries: row.codeTries + 1 });
      return null;
    }
    const party = row.way === 'code' ? 'agent' : 'principal';
    return move(tx, row, { action: 'confirm', party, change: { codeSha256: null } });
  });
  if (!state) throw problem('mandate-code-wrong');
  return { state };
}

function isUsable(row: MandateRow, { clock }: Ctx): boolean {
  const isFresh = row.codeUntil !== null && row.codeUntil.getTime() > clock.now().getTime();
  return row.state === 'asked' && isFresh && row.codeTries < codeTries;
}

/** A relative accepts or declines. @throws not-found, mandate-not-possible, mandate-already-live, too-many-principals */
export function answerMandate(ctx: Ctx, mandateId: string, accept: boolean): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const agent = await residentOf(tx);
    await elevate(tx);
    const row = await lockMandate(tx, mandateId);
    // Only whoever holds the named telephone may answer; to others the mandate does not exist.
    if (row?.agentPhone !== agent.phone) throw generalProblem('not-found', { what: '授权' });
    const action = accept ? 'accept' : 'decline';
    await move(tx, row, { action, party: 'agent', change: { agentId: agent.id } });
  });
}

/** Takes a mandate back as principal, or gives it up as agent. @throws not-found, mandate-not-possible */
export function endMandate(ctx: Ctx, mandateId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { personId } = tx.ctx.actor;
    await elevate(tx);
    const row = await lockMandate(tx, mandateId);
    const isPrincipal = row?.principalId === personId;
    if (!row || !(isPrincipal || row.agentId === personId))
      throw generalProblem('not-found', { what: '授权' });
    if (isPrincipal) await move(tx, row, { action: 'revoke', party: 'principal' });
    else await move(tx, row, { action: 'giveUp', party: 'agent' });
  });
}
