/** The one place that sets a mandate's state, with all that follows: timers, messages, audit, event. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { type NewMessage, queueMessages } from '#modules/messages/index.ts';
import { personById } from '#modules/people/index.ts';
import { events } from '../contract/index.ts';
import type { MandateState } from '../contract/words.ts';
import { problem } from '../problems.ts';
import {
  type MandateAction,
  type MandateParty,
  mostAgents,
  mostPrincipals,
  moved,
  offerDays,
} from '../rules/mandate.ts';
import { countLive, liveMandate, updateMandate } from '../store/mandates.ts';
import type { MandateRow } from '../store/tables.ts';
import { sayKinds } from './kind-words.ts';
import { timerKinds } from './timer-kinds.ts';

const page = '/proxy';

/** A move of a locked mandate. */
export interface Moving {
  readonly action: MandateAction;
  readonly party: MandateParty;
  readonly change?: Partial<MandateRow>;
}

/** @throws mandate-not-possible, mandate-already-live, too-many-agents, too-many-principals */
export async function move(
  tx: Tx,
  row: MandateRow,
  { action, party, change = {} }: Moving,
): Promise<MandateState> {
  const next = moved(row.state, action, party);
  if (!next) throw problem('mandate-not-possible');
  const now = tx.ctx.clock.now();
  const after: MandateRow = { ...row, ...change, state: next.state };
  if (next.state === 'live') await refuseSecond(tx, after);
  await updateMandate(tx, row.id, {
    ...change,
    state: next.state,
    ...(next.state === 'live' ? { liveAt: now } : {}),
    ...(next.state === 'ended'
      ? { endedAt: now, endedBy: tx.ctx.actor.personId, endReason: next.reason, codeSha256: null }
      : {}),
  });
  await watch(tx, after);
  await tell(tx, after, { action, party });
  await audit(tx, [{ action: 'assist.moveMandate', subject: row.id, detail: { action } }]);
  const people = [row.principalId, ...(after.agentId ? [after.agentId] : [])];
  await emit(tx, [
    { type: events.mandateChanged, subject: row.id, payload: { action }, audience: { people } },
  ]);
  return next.state;
}

async function refuseSecond(tx: Tx, { principalId, agentId }: MandateRow): Promise<void> {
  if (!agentId) throw problem('mandate-not-possible');
  if (await liveMandate(tx, { principalId, agentId })) throw problem('mandate-already-live');
  await refuseMany(tx, { principalId });
  await refuseMany(tx, { agentId });
}

/** @throws too-many-agents, too-many-principals */
export async function refuseMany(
  tx: Tx,
  side: { readonly principalId?: string; readonly agentId?: string },
): Promise<void> {
  const { principalId, agentId } = side;
  if (principalId && (await countLive(tx, 'principalId', principalId)) >= mostAgents)
    throw problem('too-many-agents', { count: mostAgents });
  if (agentId && (await countLive(tx, 'agentId', agentId)) >= mostPrincipals)
    throw problem('too-many-principals', { count: mostPrincipals });
}

/** Sets when it ends by itself. */
export async function watch(tx: Tx, row: MandateRow): Promise<void> {
  if (row.state === 'ended') return clearTimers(tx, row.id, [timerKinds.mandateEnds]);
  const offerEnds = row.createdAt.getTime() + offerDays * 86_400_000;
  const dueAt =
    row.state === 'offered' ? new Date(Math.min(offerEnds, row.untilAt.getTime())) : row.untilAt;
  await setTimers(tx, [{ kind: timerKinds.mandateEnds, subject: row.id, dueAt }]);
}

/** Both people are told what changed, the one who did it excepted. */
async function tell(tx: Tx, row: MandateRow, { action, party }: Omit<Moving, 'change'>) {
  const principal = await personById(tx, row.principalId);
  const values = {
    principal: principal?.name || '家人',
    agent: row.agentName || maskPhone(row.agentPhone),
    what: sayKinds(row.covers),
    until: exactInstant(row.untilAt),
  };
  const toAgent = {
    phone: row.agentPhone,
    name: row.agentName,
    ...(row.agentId ? { personId: row.agentId } : {}),
  };
  const toPrincipal = {
    personId: row.principalId,
    name: principal?.name ?? '',
    ...(principal?.phone ? { phone: principal.phone } : {}),
  };
  const about = { values, subject: { kind: 'mandate', id: row.id }, link: page } as const;
  const messages: NewMessage[] = [];
  if (row.state === 'offered')
    messages.push({ ...about, template: 'assist.offered', to: toAgent, urgency: 'routine' });
  if (row.state === 'live')
    messages.push({ ...about, template: 'assist.live', to: toPrincipal, urgency: 'routine' });
  if (row.state === 'ended' && row.liveAt) {
    const other = party === 'agent' ? toPrincipal : toAgent;
    messages.push({ ...about, template: 'assist.ended', to: other, urgency: 'routine' });
  }
  if (action === 'decline')
    messages.push({ ...about, template: 'assist.ended', to: toPrincipal, urgency: 'routine' });
  if (messages.length > 0) await queueMessages(tx, messages);
}
