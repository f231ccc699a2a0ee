-- Other modules name no confidential case, whoever they read for: they are told which these are.
CREATE OR REPLACE VIEW cases.pub_cases WITH (security_invoker = true) AS
SELECT tenant_id, id, number, state, category_code, title, description, urgency, channel,
  longitude, latitude, address, village_id, grid_cell_id, lead_department_id,
  registered_at, dispatched_at, accepted_at, done_at, closed_at, due_at, response_due_at, overdue_at,
  returned_count, reopened_count, rating, public, confidential, cover_photo_id, report_count, sealed
FROM cases.cases;
