-- Facts of alarms: what indicators count (platform/facts). What was found in late data called nobody and is left out.
CREATE VIEW alarms.pub_facts_raised WITH (security_invoker = true) AS
SELECT a.tenant_id, a.raised_at AS fact_at, a.id AS subject_id, a.village_id, a.grid_cell_id, a.department_id, a.category_code,
  (a.worst_severity = 'urgent')::int AS urgent,
  (a.worst_severity = 'warning')::int AS warning,
  (a.worst_severity = 'notice')::int AS notice,
  a.acknowledged::int AS acknowledged,
  coalesce(seen.at <= a.recorded_at + interval '15 minutes', false)::int AS acknowledged_in_time,
  (NOT a.active)::int AS cleared,
  (a.case_id IS NOT NULL)::int AS with_case,
  a.repeat_count - 1 AS repeats,
  extract(epoch FROM greatest(seen.at - a.recorded_at, interval '0'))::float8 AS acknowledge_seconds
FROM alarms.alarms a LEFT JOIN LATERAL (
  SELECT min(t.occurred_at) AS at FROM alarms.trace t
  WHERE t.alarm_id = a.id AND t.action IN ('acknowledge', 'caseClosed')) seen ON true
WHERE NOT a.late;
COMMENT ON VIEW alarms.pub_facts_raised IS 'Alarms by the day they were raised; acknowledge_seconds from the record to the first acknowledgement.';
GRANT SELECT ON alarms.pub_facts_raised TO zhenshu_app;

CREATE VIEW alarms.pub_facts_cleared WITH (security_invoker = true) AS
SELECT tenant_id, cleared_at AS fact_at, id AS subject_id, village_id, grid_cell_id, department_id, category_code,
  (clear_reason = 'byHand')::int AS by_hand,
  extract(epoch FROM cleared_at - raised_at)::float8 AS lasting_seconds
FROM alarms.alarms WHERE cleared_at IS NOT NULL AND NOT late;
COMMENT ON VIEW alarms.pub_facts_cleared IS 'Alarms by the day they were cleared; lasting_seconds from raised to cleared.';
GRANT SELECT ON alarms.pub_facts_cleared TO zhenshu_app;
CREATE INDEX alarms_cleared ON alarms.alarms (tenant_id, cleared_at) WHERE cleared_at IS NOT NULL;
