CREATE SCHEMA assist;
COMMENT ON SCHEMA assist IS 'Assisted service.';

CREATE TABLE assist.entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  state text NOT NULL CHECK (state IN ('accepted', 'toReview')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE assist.entries IS 'What was entered.';
COMMENT ON COLUMN assist.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.entries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN assist.entries.title IS 'What people call it.';
COMMENT ON COLUMN assist.entries.quantity IS 'In whole units of what is counted.';
COMMENT ON COLUMN assist.entries.state IS 'accepted, or toReview by a second pair of eyes.';
COMMENT ON COLUMN assist.entries.created_at IS 'When it was entered.';
CREATE INDEX entries_newest ON assist.entries (tenant_id, id DESC);
SELECT platform.protect('assist.entries');

CREATE TABLE assist.totals (
  tenant_id uuid NOT NULL,
  state text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (tenant_id, state)
);
COMMENT ON TABLE assist.totals IS 'How many entries are in each state; kept by the listener of assist.created.';
COMMENT ON COLUMN assist.totals.tenant_id IS 'Tenant.';
COMMENT ON COLUMN assist.totals.state IS 'State.';
COMMENT ON COLUMN assist.totals.count IS 'Entries in it.';
SELECT platform.protect('assist.totals');
