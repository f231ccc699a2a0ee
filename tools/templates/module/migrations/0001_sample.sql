CREATE SCHEMA sample;
COMMENT ON SCHEMA sample IS 'Sample.';

CREATE TABLE sample.entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  state text NOT NULL CHECK (state IN ('accepted', 'toReview')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE sample.entries IS 'What was entered.';
COMMENT ON COLUMN sample.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN sample.entries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN sample.entries.title IS 'What people call it.';
COMMENT ON COLUMN sample.entries.quantity IS 'In whole units of what is counted.';
COMMENT ON COLUMN sample.entries.state IS 'accepted, or toReview by a second pair of eyes.';
COMMENT ON COLUMN sample.entries.created_at IS 'When it was entered.';
CREATE INDEX entries_newest ON sample.entries (tenant_id, id DESC);
SELECT platform.protect('sample.entries');

CREATE TABLE sample.totals (
  tenant_id uuid NOT NULL,
  state text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (tenant_id, state)
);
COMMENT ON TABLE sample.totals IS 'How many entries are in each state; kept by the listener of sample.created.';
COMMENT ON COLUMN sample.totals.tenant_id IS 'Tenant.';
COMMENT ON COLUMN sample.totals.state IS 'State.';
COMMENT ON COLUMN sample.totals.count IS 'Entries in it.';
SELECT platform.protect('sample.totals');
