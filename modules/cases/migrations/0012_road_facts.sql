-- How far cases came along the road: accepted and done, for the funnel. New columns stand at the end of the view.
CREATE OR REPLACE VIEW cases.pub_facts_registered WITH (security_invoker = true) AS
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
  extract(epoch FROM accepted_at - dispatched_at)::float8 AS response_seconds,
  (accepted_at IS NOT NULL OR done_at IS NOT NULL OR closed_at IS NOT NULL)::int AS accepted,
  (done_at IS NOT NULL OR closed_at IS NOT NULL)::int AS done
FROM cases.cases WHERE state NOT IN ('cancelled', 'merged');

-- The newest missed deadlines, for tickers.
CREATE INDEX cases_overdue ON cases.cases (tenant_id, overdue_at) WHERE overdue_at IS NOT NULL;
