-- Whether anybody looks: open screens ask the keeper not to let them wait.
CREATE TABLE indicators.watched (
  tenant_id uuid PRIMARY KEY,
  until timestamptz NOT NULL
);
COMMENT ON TABLE indicators.watched IS 'Towns whose numbers stand on an open screen of any process; the keeper rests less there.';
COMMENT ON COLUMN indicators.watched.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.watched.until IS 'Until when, unless a screen says so again.';
SELECT platform.protect('indicators.watched');
