-- What other modules may read of cases without going through the door: row type PublicCaseRow.
CREATE VIEW cases.pub_cases WITH (security_invoker = true) AS
SELECT tenant_id, id, number, state, category_code, title, description, urgency, channel,
  longitude, latitude, address, village_id, grid_cell_id, lead_department_id,
  registered_at, dispatched_at, accepted_at, done_at, closed_at, due_at, response_due_at, overdue_at,
  returned_count, reopened_count, rating, public, confidential, cover_photo_id, report_count
FROM cases.cases;
COMMENT ON VIEW cases.pub_cases IS 'Cases as other modules may read them; row-level security of the reader applies.';
GRANT SELECT ON cases.pub_cases TO zhenshu_app;
CREATE INDEX cases_public_newest ON cases.cases (tenant_id, registered_at DESC, id DESC) WHERE public AND NOT confidential;
