-- Routes that vehicles drive.
CREATE SCHEMA vehicles;
COMMENT ON SCHEMA vehicles IS 'Vehicles of the town: planned routes; where they are and were belongs to observations.';

CREATE TABLE vehicles.routes (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  line jsonb NOT NULL,
  points jsonb NOT NULL DEFAULT '[]',
  buffer_metres real NOT NULL CHECK (buffer_metres BETWEEN 5 AND 200),
  thing_ids uuid[] NOT NULL DEFAULT '{}',
  weekdays smallint[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE vehicles.routes IS 'A route as planned: its line, the points to be served, who drives it on which days.';
COMMENT ON COLUMN vehicles.routes.tenant_id IS 'Town.';
COMMENT ON COLUMN vehicles.routes.id IS 'UUIDv7.';
COMMENT ON COLUMN vehicles.routes.name IS 'Name of the route in the words of the town; not personal.';
COMMENT ON COLUMN vehicles.routes.line IS 'Line in order: [{"longitude": 112.95, "latitude": 28.45}, …], WGS-84.';
COMMENT ON COLUMN vehicles.routes.points IS 'Points to be served: [{"name": "…", "position": {…}}, …].';
COMMENT ON COLUMN vehicles.routes.buffer_metres IS 'A track so near to the line has driven it.';
COMMENT ON COLUMN vehicles.routes.thing_ids IS 'Vehicles that drive it (things.things); together they must cover it.';
COMMENT ON COLUMN vehicles.routes.weekdays IS 'Weekdays, 0 = Sunday … 6 = Saturday; empty: every day.';
COMMENT ON COLUMN vehicles.routes.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('vehicles.routes');
