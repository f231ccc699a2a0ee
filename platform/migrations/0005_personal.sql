-- Who looked at whose personal data, and the guard of what may be forgotten in tables that only grow.
CREATE TABLE platform.looks (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reveal', 'work', 'export', 'breakGlass')),
  viewer_id uuid,
  viewer_kind text NOT NULL,
  viewer_name text NOT NULL,
  subject_id uuid,
  fields text[] NOT NULL,
  row_key text,
  reason text NOT NULL,
  seen_at timestamptz NOT NULL,
  until timestamptz,
  once_key text
);
COMMENT ON TABLE platform.looks IS 'Whole personal data shown to somebody: to whom, of whom, which fields and why. The person concerned reads it.';
COMMENT ON COLUMN platform.looks.id IS 'UUIDv7.';
COMMENT ON COLUMN platform.looks.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.looks.kind IS 'reveal: asked for with a reason; work: shown with the matter at hand; export: in a file; breakGlass: by the county in an emergency.';
COMMENT ON COLUMN platform.looks.viewer_id IS 'Person who saw it; NULL for another system.';
COMMENT ON COLUMN platform.looks.viewer_kind IS 'staff or apiKey.';
COMMENT ON COLUMN platform.looks.viewer_name IS 'Name in office at that time; not personal.';
COMMENT ON COLUMN platform.looks.subject_id IS 'Person concerned; NULL when not known by an account, or when a file held many.';
COMMENT ON COLUMN platform.looks.fields IS 'schema.table.column of each.';
COMMENT ON COLUMN platform.looks.row_key IS 'Row of the fields; NULL for a file.';
COMMENT ON COLUMN platform.looks.reason IS 'Why, in words; numbers of persons masked.';
COMMENT ON COLUMN platform.looks.seen_at IS 'When.';
COMMENT ON COLUMN platform.looks.until IS 'Until when a reveal may be repeated without asking anew.';
COMMENT ON COLUMN platform.looks.once_key IS 'Work on one matter is noted once an hour.';
CREATE INDEX looks_of_subject ON platform.looks (tenant_id, subject_id, id DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX looks_of_row ON platform.looks (tenant_id, row_key, id DESC) WHERE row_key IS NOT NULL;
CREATE INDEX looks_of_viewer ON platform.looks (tenant_id, viewer_id, id DESC);
CREATE UNIQUE INDEX looks_once ON platform.looks (tenant_id, once_key) WHERE once_key IS NOT NULL;
SELECT platform.protect('platform.looks');
CREATE POLICY concerned ON platform.looks AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR subject_id = platform.person() OR viewer_id = platform.person());
COMMENT ON POLICY concerned ON platform.looks IS 'Read by the person concerned, by who looked, and by who sees the whole town.';

CREATE FUNCTION platform.forget_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The owner of the database is beyond any trigger; the ledger tells what an owner changed.
  IF current_user = 'zhenshu_app' AND coalesce(current_setting('app.forgetting', true), '') <> 'on' THEN
    RAISE EXCEPTION '% only grows: its rows change only where personal data is forgotten', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION platform.forget_only() IS 'Trigger of tables that only grow: lets a row be changed inside an erasure alone (app.forgetting), in the columns that are granted.';

GRANT UPDATE (content, note) ON platform.versions TO zhenshu_app;
CREATE TRIGGER forget_only BEFORE UPDATE ON platform.versions FOR EACH ROW EXECUTE FUNCTION platform.forget_only();
REVOKE UPDATE, DELETE ON platform.looks FROM zhenshu_app;
GRANT UPDATE (reason) ON platform.looks TO zhenshu_app;
CREATE TRIGGER forget_only BEFORE UPDATE ON platform.looks FOR EACH ROW EXECUTE FUNCTION platform.forget_only();
