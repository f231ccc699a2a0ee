-- Places that clients make before anything stands there; devices may share one.
CREATE TABLE sensorthings.locations (
  no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE sensorthings.locations IS 'Places made by clients on their own; the place of a single device is kept with the device.';
COMMENT ON COLUMN sensorthings.locations.no IS 'Its @iot.id less 1,000,000,000.';
COMMENT ON COLUMN sensorthings.locations.tenant_id IS 'Town.';
COMMENT ON COLUMN sensorthings.locations.content IS 'name, description, encodingType, location, properties.';
COMMENT ON COLUMN sensorthings.locations.created_at IS 'Made at.';
SELECT platform.protect('sensorthings.locations');
COMMENT ON COLUMN sensorthings.things.location IS 'name, description, encodingType, location, properties of its place, with madeNo where that is one of sensorthings.locations; NULL: as the device has it.';
