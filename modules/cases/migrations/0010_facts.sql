-- Facts of cases: what indicators count (platform/facts). One view a day on which a case counts.
CREATE VIEW cases.pub_facts_registered WITH (security_invoker = true) AS
SELECT tenant_id, registered_at AS fact_at, id AS subject_id, village_id, grid_cell_id,
  lead_department_id AS department_id, category_code, channel,
  (dispatched_at IS NOT NULL)::int AS dispatched,
  (accepted_at IS NOT NULL AND (response_due_at IS NULL OR accepted_at <= response_due_at))::int AS answered_in_time,
  (closed_at IS NOT NULL OR overdue_at IS NOT NULL)::int AS due,
  (closed_at IS NOT NULL)::int AS resolved,
  (closed_at IS NOT NULL AND overdue_at IS NULL)::int AS resolved_in_time,
  (rating IS NOT NULL)::int AS rated,
  (rating >= 4)::int AS satisfied,
  coalesce(rating, 0) AS stars,
  (reopened_count > 0)::int AS reopened,
  (returned_count > 0)::int AS returned,
  (overdue_at IS NOT NULL)::int AS overdue,
  report_count AS reports,
  (urgency IN ('urgent', 'high'))::int AS pressing,
  extract(epoch FROM accepted_at - dispatched_at)::float8 AS response_seconds
FROM cases.cases WHERE state NOT IN ('cancelled', 'merged');
COMMENT ON VIEW cases.pub_facts_registered IS 'Cases by the day of registration, cancelled and merged ones left out; 0 or 1 a measure.';
GRANT SELECT ON cases.pub_facts_registered TO zhenshu_app;

CREATE VIEW cases.pub_facts_closed WITH (security_invoker = true) AS
SELECT tenant_id, closed_at AS fact_at, id AS subject_id, village_id, grid_cell_id,
  lead_department_id AS department_id, category_code, channel,
  (overdue_at IS NULL)::int AS in_time,
  (overdue_at IS NOT NULL)::int AS late,
  extract(epoch FROM coalesce(done_at, closed_at) - registered_at)::float8 - paused_seconds AS handling_seconds
FROM cases.cases WHERE closed_at IS NOT NULL AND state NOT IN ('cancelled', 'merged');
COMMENT ON VIEW cases.pub_facts_closed IS 'Closed cases by the day of closing; handling_seconds from registration to done, suspensions left out.';
GRANT SELECT ON cases.pub_facts_closed TO zhenshu_app;

CREATE VIEW cases.pub_facts_acts WITH (security_invoker = true) AS
SELECT t.tenant_id, t.occurred_at AS fact_at, t.case_id AS subject_id, c.village_id, c.grid_cell_id,
  coalesce(t.department_id, c.lead_department_id) AS department_id, c.category_code, c.channel,
  (t.action = 'reopen')::int AS reopenings,
  (t.action = 'return')::int AS returns,
  (t.action = 'transfer')::int AS transfers,
  (t.action = 'supervise')::int AS supervisions,
  (t.action = 'suspend')::int AS suspensions,
  (t.action = 'overdue')::int AS overdues
FROM cases.trace t JOIN cases.cases c ON c.id = t.case_id
WHERE t.action IN ('reopen', 'return', 'transfer', 'supervise', 'suspend', 'overdue');
COMMENT ON VIEW cases.pub_facts_acts IS 'Steps of cases that tell of trouble, by the day they happened.';
GRANT SELECT ON cases.pub_facts_acts TO zhenshu_app;
CREATE INDEX trace_trouble ON cases.trace (tenant_id, occurred_at)
  WHERE action IN ('reopen', 'return', 'transfer', 'supervise', 'suspend', 'overdue');
