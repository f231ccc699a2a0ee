-- Confidential cases 保密事件: seen only by roles that hold cases.confidential, and by whom the case was given to.
ALTER TABLE cases.cases ADD COLUMN sealed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN cases.cases.sealed IS 'Kept confidential: only roles with cases.confidential and the handler see it.';
CREATE POLICY sealed ON cases.cases AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  NOT sealed OR (SELECT platform.sees_confidential()) OR handler_id = (SELECT platform.person()));
COMMENT ON POLICY sealed ON cases.cases IS 'A confidential case is seen by roles with cases.confidential within their reach, and by its handler.';

-- Counting what is open reads this index alone; the policy looks at one column more.
DROP INDEX cases.cases_open;
CREATE INDEX cases_open ON cases.cases (tenant_id, registered_at DESC, id DESC)
  INCLUDE (state, due_at, done_at, paused_since, needs_officer, supervised, lead_department_id,
    assisting_department_ids, village_id, grid_cell_id, handler_id, longitude, latitude, sealed)
  WHERE closed_at IS NULL;
