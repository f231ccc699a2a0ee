/** Break-glass: a county operator looks into a town, with a reason, for a while, under its eyes. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import type { HostedTown, VisitRow } from '../contract/visit-operations.ts';
import { openSessionCounts } from '../store/security.ts';
import { holders, staffRows } from '../store/staff.ts';
import {
  closeVisit,
  insertVisit,
  requestsOfVisit,
  setVisitOfSession,
  visitRows,
} from '../store/visits.ts';
import { digestOf } from './identity.ts';

const shownMs = 90 * 86_400_000;

/** The county's towns, with numbers and visits; nothing of what they hold. */
export async function hostedTowns(ctx: Ctx, tenants: Tenants): Promise<HostedTown[]> {
  const towns = (await tenants.all()).filter(({ parentId }) => parentId === ctx.tenantId);
  const rows: HostedTown[] = [];
  for (const { tenantId, code, nameZh, nameEn } of towns) {
    const facts = await ctx.database.inTenant(insideOf(ctx, tenantId), async (tx) => {
      const sessions = await openSessionCounts(tx, ctx.clock.now());
      const seen = sessions.map(({ seenAt }) => seenAt.getTime());
      return {
        staff: (await staffRows(tx, {})).length,
        sessions: sessions.reduce((sum, { count }) => sum + count, 0),
        seenAt: seen.length > 0 ? new Date(Math.max(...seen)).toISOString() : null,
        visits: await visitsOf(tx),
      };
    });
    rows.push({ id: tenantId, code, nameZh, nameEn, ...facts });
  }
  return rows;
}

/** The platform itself inside a town of the county; for numbers and for what the visit itself writes. */
function insideOf(ctx: Ctx, tenantId: string): Ctx {
  return { ...ctx, tenantId, actor: systemActor };
}

/** What is asked for a visit. */
export interface VisitRequest {
  readonly townId: string;
  readonly reason: string;
  readonly minutes: number;
}

/**
 * Opens a visit and takes the session of `token` there. The town's administrators are told at once.
 * @throws not-found for a town that is not the county's
 */
export async function openVisit(
  ctx: Ctx,
  { townId, reason, minutes }: VisitRequest,
  { token, tenants }: { readonly token: string; readonly tenants: Tenants },
): Promise<{ id: string; endsAt: string }> {
  const town = await tenants.byId(townId);
  const { personId, name } = ctx.actor;
  if (town?.parentId !== ctx.tenantId || !personId)
    throw generalProblem('not-found', { what: '乡镇' });
  const id = uuidv7();
  const openedAt = ctx.clock.now();
  const endsAt = new Date(openedAt.getTime() + minutes * 60_000);
  const visit = { id, reason: reason.trim(), openedAt, endsAt, visitorLabel: name };
  const line = { action: 'people.openVisit', subject: id, detail: { townId, minutes } };
  const asVisitor: Ctx = { ...ctx, tenantId: townId };
  await ctx.database.inTenant(asVisitor, async (tx) => {
    const nothing = { endedAt: null, endedBy: null, endedHow: null };
    const owner = { tenantId: townId, countyId: ctx.tenantId, visitorId: personId };
    await insertVisit(tx, { ...visit, ...owner, ...nothing });
    await audit(tx, [line]);
  });
  await ctx.database.inTenant(insideOf(ctx, townId), (tx) => tellTown(tx, visit));
  await ctx.database.inTenant(ctx, (tx) => audit(tx, [line]));
  await ctx.database.inSystem((tx) => setVisitOfSession(tx, digestOf(token), id));
  return { id, endsAt: endsAt.toISOString() };
}

async function tellTown(
  tx: Tx,
  visit: { id: string; reason: string; endsAt: Date; visitorLabel: string },
): Promise<void> {
  const roles = ['administrator', 'securityAdministrator', 'leader'];
  const people = (await Promise.all(roles.map((role) => holders(tx, role, null)))).flat();
  const byId = new Map(people.map((person) => [person.id, person]));
  await queueMessages(
    tx,
    [...byId.values()].map((person) => ({
      template: 'people.visited',
      values: {
        by: visit.visitorLabel,
        reason: visit.reason,
        until: exactInstant(visit.endsAt),
      },
      to: {
        personId: person.id,
        name: person.name,
        ...(person.phone ? { phone: person.phone } : {}),
      },
      urgency: 'important' as const,
      subject: { kind: 'visit', id: visit.id },
      link: '/console/people/visits',
    })),
  );
}

/** Ends the visit in which the session is. @throws not-found when it is in none */
export async function leaveVisit(ctx: Ctx, token: string): Promise<void> {
  const { visit, personId } = ctx.actor;
  if (!visit) throw generalProblem('not-found', { what: '应急查看' });
  await ctx.database.inTenant(ctx, async (tx) => {
    await closeVisit(tx, visit.id, { endedBy: personId, endedHow: 'visitor' });
    await audit(tx, [{ action: 'people.leaveVisit', subject: visit.id }]);
  });
  await ctx.database.inSystem((tx) => setVisitOfSession(tx, digestOf(token), null));
}

/** Visits to this town in the last 90 days. */
export function listVisits(ctx: Ctx): Promise<VisitRow[]> {
  return ctx.database.inTenant(ctx, visitsOf);
}

/** One visit with what was looked at. @throws not-found */
export function describeVisit(ctx: Ctx, visitId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const visit = (await visitsOf(tx)).find(({ id }) => id === visitId);
    if (!visit) throw generalProblem('not-found', { what: '应急查看' });
    const requests = (await requestsOfVisit(tx, visitId)).map(({ occurredAt, detail }) => {
      const { method = '', path = '' } = detail as { method?: string; path?: string };
      return { at: occurredAt.toISOString(), method, path };
    });
    return { visit, requests };
  });
}

/** The town ends a visit at once: the visitor's next request is one of the county again. @throws not-found */
export async function endVisit(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const endedBy = ctx.actor.personId;
    if (!(await closeVisit(tx, visitId, { endedBy, endedHow: 'town' })))
      throw generalProblem('not-found', { what: '应急查看' });
    await audit(tx, [{ action: 'people.endVisit', subject: visitId }]);
  });
}

async function visitsOf(tx: Tx): Promise<VisitRow[]> {
  const now = tx.ctx.clock.now();
  const rows = await visitRows(tx, new Date(now.getTime() - shownMs));
  return rows.map((row) => ({
    id: row.id,
    visitorName: row.visitorLabel,
    reason: row.reason,
    openedAt: row.openedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedHow: row.endedHow,
    endedByName: row.enderName ?? '',
    open: row.endedAt === null && row.endsAt > now,
    requests: row.requests,
  }));
}
