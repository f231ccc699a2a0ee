-- Break-glass: a county operator looks into a town, with a reason, for a time, told to the town.
CREATE TABLE people.visits (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  county_id uuid NOT NULL,
  visitor_id uuid NOT NULL,
  visitor_label text NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text CHECK (ended_how IN ('visitor', 'town')),
  CHECK (ends_at > opened_at)
);
COMMENT ON TABLE people.visits IS 'Break-glass 应急查看: a county operator reads in a town for a while. Rows of the town that is visited.';
COMMENT ON COLUMN people.visits.id IS 'UUIDv7; every request made in the visit has a line of audit with it.';
COMMENT ON COLUMN people.visits.tenant_id IS 'Town that is visited.';
COMMENT ON COLUMN people.visits.county_id IS 'County of the visitor.';
COMMENT ON COLUMN people.visits.visitor_id IS 'Operator, a person of the county.';
COMMENT ON COLUMN people.visits.visitor_label IS 'Name of the operator at that time, for the town that cannot read the county''s people.';
COMMENT ON COLUMN people.visits.reason IS 'Why, in the operator''s words.';
COMMENT ON COLUMN people.visits.opened_at IS 'Begun at.';
COMMENT ON COLUMN people.visits.ends_at IS 'Ends by itself at.';
COMMENT ON COLUMN people.visits.ended_at IS 'Ended before that at.';
COMMENT ON COLUMN people.visits.ended_by IS 'By whom.';
COMMENT ON COLUMN people.visits.ended_how IS 'By the visitor, or by the town.';
CREATE INDEX visits_newest ON people.visits (tenant_id, opened_at DESC, id DESC);
SELECT platform.protect('people.visits');
REVOKE DELETE ON people.visits FROM zhenshu_app;
SELECT platform.open_to_system('people.visits', 'SELECT');

ALTER TABLE people.sessions ADD COLUMN visit_id uuid;
COMMENT ON COLUMN people.sessions.visit_id IS 'Visit to another town in which this session is; NULL at home.';
