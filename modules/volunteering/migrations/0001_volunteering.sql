CREATE SCHEMA volunteering;
COMMENT ON SCHEMA volunteering IS 'Volunteering for older people.';

CREATE TABLE volunteering.entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  state text NOT NULL CHECK (state IN ('accepted', 'toReview')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE volunteering.entries IS 'What was entered.';
COMMENT ON COLUMN volunteering.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.entries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN volunteering.entries.title IS 'What people call it.';
COMMENT ON COLUMN volunteering.entries.quantity IS 'In whole units of what is counted.';
COMMENT ON COLUMN volunteering.entries.state IS 'accepted, or toReview by a second pair of eyes.';
COMMENT ON COLUMN volunteering.entries.created_at IS 'When it was entered.';
CREATE INDEX entries_newest ON volunteering.entries (tenant_id, id DESC);
SELECT platform.protect('volunteering.entries');

CREATE TABLE volunteering.totals (
  tenant_id uuid NOT NULL,
  state text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (tenant_id, state)
);
COMMENT ON TABLE volunteering.totals IS 'How many entries are in each state; kept by the listener of volunteering.created.';
COMMENT ON COLUMN volunteering.totals.tenant_id IS 'Tenant.';
COMMENT ON COLUMN volunteering.totals.state IS 'State.';
COMMENT ON COLUMN volunteering.totals.count IS 'Entries in it.';
SELECT platform.protect('volunteering.totals');
