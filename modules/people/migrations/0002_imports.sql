-- Workbooks of staff, residents and rights between preview and decision.
CREATE TABLE people.imports (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'residents', 'roles')),
  rows jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  applied_at timestamptz
);
COMMENT ON TABLE people.imports IS 'Uploaded workbooks between preview and decision; removed an hour later.';
COMMENT ON COLUMN people.imports.id IS 'UUIDv7.';
COMMENT ON COLUMN people.imports.tenant_id IS 'Town.';
COMMENT ON COLUMN people.imports.kind IS 'What is imported.';
COMMENT ON COLUMN people.imports.rows IS 'Accepted rows, with the version of what each would change; emptied once applied.';
COMMENT ON COLUMN people.imports.created_by IS 'Who uploaded.';
COMMENT ON COLUMN people.imports.created_at IS 'When.';
COMMENT ON COLUMN people.imports.expires_at IS 'An hour later; then the file must be uploaded again.';
COMMENT ON COLUMN people.imports.applied_at IS 'When it was applied.';
SELECT platform.protect('people.imports');
CREATE INDEX people_residents_newest ON people.people (tenant_id, created_at DESC, id DESC) WHERE kind = 'resident';
