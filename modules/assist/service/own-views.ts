/** What residents see: who acts for them, for whom they act, and what was done. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { peopleByIds, personById } from '#modules/people/index.ts';
import type { ActView, MandateView } from '../contract/index.ts';
import { holds } from '../rules/mandate.ts';
import { mandatesGiven, mandatesHeld } from '../store/mandates.ts';
import { actsFor } from '../store/sessions.ts';
import type { ActRow, MandateRow } from '../store/tables.ts';
import { kindWords } from './kind-words.ts';

/** Mandates that the resident gave and holds. */
export function ownMandates(ctx: Ctx) {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    // Only rows of the resident's own id and proved number are read below.
    await elevate(tx);
    const person = await personById(tx, personId);
    const phone = person?.kind === 'resident' ? person.phone : null;
    const given = await mandatesGiven(tx, personId);
    const held = await mandatesHeld(tx, { personId, phone });
    const shown = ({ state, createdAt }: MandateRow): boolean =>
      state !== 'ended' || createdAt.getTime() > ctx.clock.now().getTime() - 365 * 86_400_000;
    return {
      given: await mandateViews(tx, given.filter(shown)),
      // What the principal has not agreed to yet is nothing that is held.
      held: await mandateViews(
        tx,
        held.filter((row) => shown(row) && row.state !== 'asked'),
      ),
    };
  });
}

function ownId({ actor }: Ctx): string {
  if (!actor.personId) throw generalProblem('sign-in-required');
  return actor.personId;
}

/** Mandates in words; one whose time is over has ended, even before its timer says so. */
export async function mandateViews(tx: Tx, rows: readonly MandateRow[]): Promise<MandateView[]> {
  const people = await peopleByIds(tx, [...new Set(rows.map(({ principalId }) => principalId))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const now = tx.ctx.clock.now();
  return rows.map((row) => {
    const isOver = row.state === 'live' && !holds(row, now);
    const endedAt = isOver ? row.untilAt : row.endedAt;
    return {
      id: row.id,
      principalId: row.principalId,
      principalName: names.get(row.principalId) ?? '',
      agentName: row.agentName,
      agentPhone: row.agentPhone,
      relation: row.relation,
      covers: [...row.covers],
      way: row.way,
      state: isOver ? 'ended' : row.state,
      createdAt: row.createdAt.toISOString(),
      untilAt: row.untilAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      endReason: isOver ? 'expired' : row.endReason,
    };
  });
}

/** Acts in words. */
export async function actViews(tx: Tx, rows: readonly ActRow[]): Promise<ActView[]> {
  const people = await peopleByIds(tx, [...new Set(rows.map(({ agentId }) => agentId))]);
  const agents = new Map(people.map((one) => [one.id, one]));
  return rows.map((row) => {
    const words = kindWords[row.kind];
    const agent = agents.get(row.agentId);
    return {
      id: row.id,
      agentName: agent?.name ?? '',
      byClerk: row.mandateKind === 'assistance',
      kind: row.kind,
      titleZh: row.isReading ? words.lookZh : words.zh,
      titleEn: row.isReading ? words.lookEn : words.en,
      isReading: row.isReading,
      occurredAt: row.occurredAt.toISOString(),
      outcome: row.outcome,
      reference: row.outcome === 'done' ? row.reference : '',
    };
  });
}

/** A page of what others did for the resident, newest first. */
export function ownActs(ctx: Ctx, query: { cursor?: string; limit?: number }) {
  const personId = ownId(ctx);
  const limit = query.limit ?? 20;
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const afterId = readCursor(query.cursor)?.id ?? null;
    const rows = await actsFor(tx, personId, { limit, afterId });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await actViews(tx, shown),
      nextCursor: last ? writeCursor(last.occurredAt, last.id) : null,
    };
  });
}
