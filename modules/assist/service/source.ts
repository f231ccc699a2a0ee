/** Fills the platform's slot of mandates: who may act for whom now, and the note of each act. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import type { Mandate, ProxySource } from '#platform/proxy/index.ts';
import { personById } from '#modules/people/index.ts';
import { holds } from '../rules/mandate.ts';
import { isOpen } from '../rules/session.ts';
import { liveMandate } from '../store/mandates.ts';
import {
  insertActs,
  lookSince,
  openSessionOf,
  settleAct,
  touchSession,
} from '../store/sessions.ts';
import { rulesOf } from './settings.ts';

interface Pair {
  readonly agentId: string;
  readonly principalId: string;
}

export const proxySource: ProxySource = {
  mandateOf({ database, now }, { tenantId, actor, principalId }) {
    const agentId = actor.personId;
    if (!agentId) return Promise.resolve(null);
    const clock = { now: () => now };
    const ctx: Ctx = {
      tenantId,
      actor: systemActor,
      clock,
      locale: 'zh',
      traceId: uuidv7(),
      database,
    };
    return database.inTenant(ctx, async (tx) => {
      const pair = { agentId, principalId };
      const found =
        actor.kind === 'staff' ? await sessionFor(tx, pair) : await mandateFor(tx, pair);
      const name = found ? await nameOf(tx, principalId) : null;
      return found && name !== null ? { ...found, personId: principalId, name } : null;
    });
  },

  noteAct: (ctx, { operation, kind, isReading }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      const { personId, onBehalfOf } = ctx.actor;
      const { mandate } = onBehalfOf ?? {};
      if (!personId || !mandate || !onBehalfOf?.personId)
        throw new Error('nobody acts for anybody');
      const now = ctx.clock.now();
      if (mandate.kind === 'assistance') await touchSession(tx, mandate.id, now);
      const since = new Date(now.getTime() - 3_600_000);
      const looked = isReading
        ? await lookSince(tx, { mandateId: mandate.id, operation }, since)
        : undefined;
      if (looked) return looked;
      const id = uuidv7(now.getTime());
      const act = { operation, kind, isReading, occurredAt: now };
      const who = { principalId: onBehalfOf.personId, agentId: personId };
      const under = { mandateId: mandate.id, mandateKind: mandate.kind };
      await insertActs(tx, [
        { id, tenantId: ctx.tenantId, ...who, ...under, ...act, outcome: 'open', reference: '' },
      ]);
      // The line carries both identities into the ledger.
      await audit(tx, [{ action: 'assist.act', subject: mandate.id, detail: { operation } }]);
      return id;
    }),

  settleAct: (ctx, actId, { done, reference }) =>
    ctx.database.inTenant(ctx, (tx) =>
      settleAct(tx, actId, { outcome: done ? 'done' : 'refused', reference }),
    ),
};

async function mandateFor(
  tx: Tx,
  pair: Pair,
): Promise<Pick<Mandate, 'id' | 'kind' | 'covers'> | null> {
  const row = await liveMandate(tx, pair);
  if (!row || !holds(row, tx.ctx.clock.now())) return null;
  return { id: row.id, kind: 'family', covers: row.covers };
}

async function sessionFor(
  tx: Tx,
  pair: Pair,
): Promise<Pick<Mandate, 'id' | 'kind' | 'covers'> | null> {
  const row = await openSessionOf(tx, pair);
  const { idleMinutes } = await rulesOf(tx);
  if (!row || !isOpen(row, idleMinutes, tx.ctx.clock.now())) return null;
  return { id: row.id, kind: 'assistance', covers: row.covers };
}

/** The resident's name; null for who is no resident (any more), or whose data is only stored. */
async function nameOf(tx: Tx, personId: string): Promise<string | null> {
  const person = await personById(tx, personId);
  if (person?.kind !== 'resident' || !person.active) return null;
  const { restricted } = await standingOf(tx, [personId]);
  return restricted.has(personId) ? null : person.name;
}
