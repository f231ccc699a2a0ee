-- Where cameras stand, so that the one map shows them.
ALTER TABLE cockpit.cameras
  ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD CONSTRAINT whole_position CHECK ((longitude IS NULL) = (latitude IS NULL));
COMMENT ON COLUMN cockpit.cameras.longitude IS 'Where it stands, WGS-84 degrees; NULL: not said.';
COMMENT ON COLUMN cockpit.cameras.latitude IS 'Where it stands, WGS-84 degrees; NULL: not said.';
