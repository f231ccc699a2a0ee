-- Configuration is data, versioned: every saved state of a category, duty, department, role …
CREATE TABLE platform.versions (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  saved_by uuid,
  saved_by_name text NOT NULL DEFAULT '',
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, subject, version)
);
COMMENT ON TABLE platform.versions IS 'Every saved state of a piece of configuration; the newest is the one in force.';
COMMENT ON COLUMN platform.versions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.versions.kind IS 'What it is, e.g. duties.category.';
COMMENT ON COLUMN platform.versions.subject IS 'Id or code of the thing configured.';
COMMENT ON COLUMN platform.versions.version IS 'Counts from 1.';
COMMENT ON COLUMN platform.versions.content IS 'The whole state.';
COMMENT ON COLUMN platform.versions.note IS 'Why it was changed.';
COMMENT ON COLUMN platform.versions.saved_by IS 'Who.';
COMMENT ON COLUMN platform.versions.saved_by_name IS 'Name as it was then; not personal: an office holder''s act.';
COMMENT ON COLUMN platform.versions.saved_at IS 'When.';
SELECT platform.protect('platform.versions');
REVOKE UPDATE, DELETE ON platform.versions FROM zhenshu_app;
