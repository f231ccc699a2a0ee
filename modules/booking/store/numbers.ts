/** Counts of bookings by department, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { NumberRow } from '#platform/facts/index.ts';

/** What is counted; `$2` is now. */
const counts = {
  ahead: `lower(b.during) >= $2 AND b.state IN ('confirmed', 'pending')`,
  settled: `lower(b.during) < $2 AND lower(b.during) >= $2::timestamptz - interval '30 days' AND b.state IN ('served', 'left', 'noShow')`,
  missed: `lower(b.during) < $2 AND lower(b.during) >= $2::timestamptz - interval '30 days' AND b.state = 'noShow'`,
} as const;
export type BookingCount = keyof typeof counts;

/** A count as it stands now, whole or by department. */
export async function bookingNumbers(
  tx: Tx,
  what: BookingCount,
  byDepartment: boolean,
): Promise<NumberRow[]> {
  const key = byDepartment ? 'b.department_id::text' : 'NULL::text';
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${key} AS key, count(*)::int AS value FROM booking.bookings b
     WHERE b.tenant_id = $1 AND ${counts[what]} GROUP BY 1`,
    [tx.ctx.tenantId, tx.ctx.clock.now()],
  );
  return byDepartment || rows.length > 0 ? rows : [{ key: null, value: 0 }];
}
