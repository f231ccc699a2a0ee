-- Facts of tasks: workload and punctuality of departments, assisting ones too.
CREATE VIEW cases.pub_facts_tasks WITH (security_invoker = true) AS
SELECT t.tenant_id, t.created_at AS fact_at, t.case_id AS subject_id, t.id AS row_id, c.village_id, c.grid_cell_id,
  t.department_id, c.category_code, c.channel,
  (t.kind = 'lead')::int AS lead,
  (t.kind = 'assist')::int AS assist,
  (t.state IN ('accepted', 'done'))::int AS accepted,
  (t.state = 'done')::int AS done,
  (t.state = 'done' AND (t.due_at IS NULL OR t.ended_at <= t.due_at))::int AS done_in_time,
  coalesce(t.state = 'done' AND t.ended_at > t.due_at, false)::int AS done_late,
  CASE WHEN t.state = 'done' THEN extract(epoch FROM t.ended_at - t.created_at)::float8 END AS doing_seconds
FROM cases.tasks t JOIN cases.cases c ON c.id = t.case_id
WHERE t.state <> 'withdrawn' AND c.state NOT IN ('cancelled', 'merged');
COMMENT ON VIEW cases.pub_facts_tasks IS 'Tasks by the day they were given, withdrawn ones and those of cancelled and merged cases left out; 0 or 1 a measure.';
GRANT SELECT ON cases.pub_facts_tasks TO zhenshu_app;
CREATE INDEX tasks_age ON cases.tasks USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);
