/** The newest steps of cases, for tickers. */
import type { Tx } from '#platform/database/index.ts';
import type { RecentQuestion } from '#platform/facts/index.ts';

/** A step worth a line. */
export interface RecentStep {
  readonly caseId: string;
  readonly at: Date;
  readonly step: 'registered' | 'closed' | 'overdue';
  readonly number: string;
  readonly categoryCode: string;
  readonly urgency: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly isOpen: boolean;
}

const columns = { village: 'village_id', gridCell: 'grid_cell_id' } as const;

/** What the house itself finds in its offices (a broken rule of data, a difference of accounts) is work, and no news of the town. */
const isNews = `NOT (channel = 'system' AND village_id IS NULL AND grid_cell_id IS NULL)`;

/**
 * Registrations, closings and missed deadlines, the newest first; each found by its own index. Of confidential cases nothing
 * is told, whoever asks: a ticker hangs on a wall.
 */
export async function recentSteps(tx: Tx, { where, limit }: RecentQuestion): Promise<RecentStep[]> {
  const filter = where ? `AND ${columns[where.dimension]} = $3::uuid` : '';
  const newest = (step: RecentStep['step'], column: string): string => `
    (SELECT id AS "caseId", ${column} AS at, '${step}' AS step, number, category_code AS "categoryCode", urgency,
       village_id AS "villageId", grid_cell_id AS "gridCellId", closed_at IS NULL AS "isOpen"
     FROM cases.cases
     WHERE tenant_id = $1 AND ${column} IS NOT NULL AND NOT confidential AND NOT sealed
       AND ${isNews} AND state NOT IN ('cancelled', 'merged') ${filter}
     ORDER BY ${column} DESC LIMIT $2)`;
  const { rows } = await tx.client.query<RecentStep>(
    `${newest('registered', 'registered_at')} UNION ALL ${newest('closed', 'closed_at')}
     UNION ALL ${newest('overdue', 'overdue_at')} ORDER BY at DESC LIMIT $2`,
    [tx.ctx.tenantId, limit, ...(where ? [where.key] : [])],
  );
  return rows;
}
