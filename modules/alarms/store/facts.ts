/** Days and numbers that indicators ask of alarms. */
import type { Tx } from '#platform/database/index.ts';
import type {
  FactDimension,
  NumberRow,
  PastNumberRow,
  SubjectName,
} from '#platform/facts/index.ts';

/**
 * Instants on whose days alarms count or have counted. One that came back lost the end it had; that end lay within a day
 * before it was raised again, the longest time that a rule may call the same alarm.
 */
export async function touchedInstants(tx: Tx, alarmIds: readonly string[]): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT unnest(ARRAY[raised_at, cleared_at, last_raised_at, last_raised_at - interval '1 day']) AS at
     FROM alarms.alarms WHERE id = ANY ($1)`,
    [alarmIds],
  );
  return rows.flatMap(({ at }) => at ?? []);
}

/** Number and title of alarms within the reader's reach. */
export async function alarmNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectName>> {
  const { rows } = await tx.client.query<{ id: string } & SubjectName>(
    `SELECT id, concat_ws(' ', number, thing_name, title_zh) AS "nameZh",
       concat_ws(' ', number, thing_name, title_en) AS "nameEn" FROM alarms.alarms WHERE id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

const columns: Partial<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'department_id',
};

/** Alarms that are on now, or only those that nobody has acknowledged. */
export async function activeNow(
  tx: Tx,
  what: 'active' | 'unacknowledged',
  by: FactDimension | null,
): Promise<NumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${column ? `${column}::text` : 'NULL::text'} AS key, count(*)::float8 AS value FROM alarms.alarms
     WHERE tenant_id = $1 AND active${what === 'unacknowledged' ? ' AND NOT acknowledged' : ''}
     ${column ? `GROUP BY ${column}` : ''}`,
    [tx.ctx.tenantId],
  );
  return rows;
}

/** Alarms that were on at instants. */
export async function activeAt(
  tx: Tx,
  instants: readonly Date[],
  by: FactDimension | null,
): Promise<PastNumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<PastNumberRow>(
    `SELECT at, ${column ? `${column}::text` : 'NULL::text'} AS key, count(a.id)::float8 AS value
     FROM unnest($2::timestamptz[]) at
     ${column ? 'JOIN' : 'LEFT JOIN'} alarms.alarms a ON a.tenant_id = $1 AND NOT a.late AND a.raised_at < at
       AND (a.cleared_at IS NULL OR a.cleared_at >= at)
     GROUP BY at${column ? `, ${column}` : ''}`,
    [tx.ctx.tenantId, instants],
  );
  return rows;
}
