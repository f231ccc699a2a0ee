-- What people draw on the map and keep: points, lines and areas with a name, for themselves or shared.
CREATE TABLE map.drawings (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  department_id uuid,
  audience text NOT NULL CHECK (audience IN ('mine', 'department', 'town')),
  name text NOT NULL,
  note text NOT NULL DEFAULT '',
  geometry jsonb NOT NULL,
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  corners integer NOT NULL CHECK (corners > 0),
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CHECK (audience <> 'department' OR department_id IS NOT NULL)
);
COMMENT ON TABLE map.drawings IS 'What people drew on the map and kept.';
COMMENT ON COLUMN map.drawings.id IS 'UUIDv7; stands in permalinks.';
COMMENT ON COLUMN map.drawings.tenant_id IS 'Town.';
COMMENT ON COLUMN map.drawings.person_id IS 'Who drew it.';
COMMENT ON COLUMN map.drawings.department_id IS 'With whom it is shared when the audience is the department: that of its maker.';
COMMENT ON COLUMN map.drawings.audience IS 'mine: its maker alone; department; town: all staff who may open the map.';
COMMENT ON COLUMN map.drawings.name IS 'What it is called; not personal.';
COMMENT ON COLUMN map.drawings.note IS 'What it is for; not personal.';
COMMENT ON COLUMN map.drawings.geometry IS 'GeoJSON Point, LineString or Polygon, WGS-84, at most 500 corners.';
COMMENT ON COLUMN map.drawings.longitude IS 'Middle, WGS-84 degrees.';
COMMENT ON COLUMN map.drawings.latitude IS 'Middle, WGS-84 degrees.';
COMMENT ON COLUMN map.drawings.west IS 'Its box.';
COMMENT ON COLUMN map.drawings.south IS 'Its box.';
COMMENT ON COLUMN map.drawings.east IS 'Its box.';
COMMENT ON COLUMN map.drawings.north IS 'Its box.';
COMMENT ON COLUMN map.drawings.corners IS 'How many corners it has: what drawing it costs.';
COMMENT ON COLUMN map.drawings.updated_at IS 'When it was last changed.';
COMMENT ON COLUMN map.drawings.version IS 'Counts saved changes; a stale save is refused.';
CREATE INDEX drawings_by_person ON map.drawings (tenant_id, person_id);
CREATE INDEX drawings_by_age ON map.drawings (tenant_id, updated_at DESC);
SELECT platform.protect('map.drawings');
CREATE POLICY reach ON map.drawings AS RESTRICTIVE FOR ALL TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person() OR audience = 'town'
  OR (audience = 'department' AND department_id = ANY (platform.departments())));
COMMENT ON POLICY reach ON map.drawings IS 'Who drew it, and with whom it is shared; whoever oversees the town is narrowed by the module: what is nobody else''s stays so.';
