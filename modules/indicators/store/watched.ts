/** Towns whose numbers stand on an open screen. */
import type { Tx } from '#platform/database/index.ts';

/** Notes that screens of some process look at the numbers of this town until an instant. */
export async function noteWatched(tx: Tx, until: Date): Promise<void> {
  await tx.client.query(
    `INSERT INTO indicators.watched (tenant_id, until) VALUES ($1, $2)
     ON CONFLICT (tenant_id) DO UPDATE SET until = greatest(watched.until, excluded.until)`,
    [tx.ctx.tenantId, until],
  );
}

/** Whether any screen looks at the numbers of this town now. */
export async function isWatched(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ watched: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM indicators.watched WHERE tenant_id = $1 AND until > $2) AS watched',
    [tx.ctx.tenantId, tx.ctx.clock.now()],
  );
  return rows[0]?.watched ?? false;
}
