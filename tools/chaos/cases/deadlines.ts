/** Draws deadlines near, so that reminders, deadline and escalations fall due within seconds. */
import type { BesiegedTown } from './town.ts';

/** Seconds between the steps of a plan drawn near. */
const stepSeconds = 1.2;

/**
 * Moves a case's deadline and every step of its timer's plan into the next seconds, once. A case
 * without a deadline (before an officer) stays as it is.
 */
export async function drawDeadlineNear(town: BesiegedTown, caseId: string): Promise<boolean> {
  const rows = await town.sql<{ moved: boolean }>(
    `WITH near AS (
       SELECT t.id, t.subject, jsonb_agg(jsonb_set(step, '{at}', to_jsonb(to_char(
           (now() + n * $2::float8 * interval '1 second') AT TIME ZONE 'UTC',
           'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) ORDER BY n) AS plan,
         min(n) FILTER (WHERE step->>'kind' = 'cases.overdue') AS late
       FROM platform.timers t,
         jsonb_array_elements(t.payload->'plan') WITH ORDINALITY AS steps(step, n)
       WHERE t.kind = 'cases.milestone' AND t.subject = $1 AND t.due_at > now() + interval '5 minutes'
       GROUP BY t.id, t.subject),
     moved AS (
       UPDATE platform.timers t SET due_at = (near.plan->0->>'at')::timestamptz,
         payload = jsonb_set(t.payload, '{plan}', near.plan)
       FROM near WHERE t.id = near.id RETURNING t.id),
     late AS (
       UPDATE cases.cases c SET due_at = now() + near.late * $2::float8 * interval '1 second'
       FROM near WHERE c.id = near.subject::uuid RETURNING c.id)
     SELECT count(*) > 0 AS moved FROM moved, late`,
    [caseId, stepSeconds],
  );
  return rows[0]?.moved ?? false;
}
