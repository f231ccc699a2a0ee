CREATE SCHEMA directory;
COMMENT ON SCHEMA directory IS 'Directory.';

CREATE TABLE directory.entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  state text NOT NULL CHECK (state IN ('accepted', 'toReview')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE directory.entries IS 'What was entered.';
COMMENT ON COLUMN directory.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN directory.entries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.entries.title IS 'What people call it.';
COMMENT ON COLUMN directory.entries.quantity IS 'In whole units of what is counted.';
COMMENT ON COLUMN directory.entries.state IS 'accepted, or toReview by a second pair of eyes.';
COMMENT ON COLUMN directory.entries.created_at IS 'When it was entered.';
CREATE INDEX entries_newest ON directory.entries (tenant_id, id DESC);
SELECT platform.protect('directory.entries');

CREATE TABLE directory.totals (
  tenant_id uuid NOT NULL,
  state text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (tenant_id, state)
);
COMMENT ON TABLE directory.totals IS 'How many entries are in each state; kept by the listener of directory.created.';
COMMENT ON COLUMN directory.totals.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.totals.state IS 'State.';
COMMENT ON COLUMN directory.totals.count IS 'Entries in it.';
SELECT platform.protect('directory.totals');
