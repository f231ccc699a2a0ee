/** Queries about visits of county operators. */
import { sql, type SystemTx, type Tx } from '#platform/database/index.ts';
import type { PeopleTables, VisitRecord } from './tables.ts';

interface AuditTables {
  'platform.audit': { subject: string; action: string; occurredAt: Date; detail: unknown };
}

const on = (tx: Tx) => tx.as<PeopleTables & AuditTables>();

/** The audit action of a request made in a visit. */
export const visitAction = 'people.visit.request';

/** Opens a visit. */
export async function insertVisit(tx: Tx, row: VisitRecord): Promise<void> {
  await on(tx).insertInto('people.visits').values(row).execute();
}

/** Visits to the transaction's town since an instant, newest first, with the number of their requests. */
export function visitRows(tx: Tx, since: Date) {
  return on(tx)
    .selectFrom('people.visits as visit')
    .leftJoin('people.people as ender', 'ender.id', 'visit.endedBy')
    .selectAll('visit')
    .select('ender.name as enderName')
    .select(
      sql<number>`(SELECT count(*)::integer FROM platform.audit a
        WHERE a.tenant_id = visit.tenant_id AND a.subject = visit.id::text AND a.action = ${visitAction})`.as(
        'requests',
      ),
    )
    .where('visit.openedAt', '>=', since)
    .orderBy('visit.openedAt', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(500)
    .execute();
}

/** The requests of a visit, newest first. */
export function requestsOfVisit(tx: Tx, visitId: string) {
  return on(tx)
    .selectFrom('platform.audit')
    .select(['occurredAt', 'detail'])
    .where('subject', '=', visitId)
    .where('action', '=', visitAction)
    .orderBy('occurredAt', 'desc')
    .limit(1000)
    .execute();
}

/** Ends a visit that still goes on. @returns whether there was one */
export async function closeVisit(
  tx: Tx,
  id: string,
  { endedBy, endedHow }: Pick<VisitRecord, 'endedBy' | 'endedHow'>,
): Promise<boolean> {
  const now = tx.ctx.clock.now();
  const result = await on(tx)
    .updateTable('people.visits')
    .set({ endedAt: now, endedBy, endedHow })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** The visit of a session, if it still goes on. */
export function openVisit(tx: SystemTx, id: string, now: Date) {
  return tx
    .as<PeopleTables>()
    .selectFrom('people.visits')
    .selectAll()
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst();
}

/** Puts a session into a visit, or takes it out. */
export function setVisitOfSession(tx: SystemTx, tokenSha256: Buffer, visitId: string | null) {
  return tx
    .as<PeopleTables>()
    .updateTable('people.sessions')
    .set({ visitId })
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}
