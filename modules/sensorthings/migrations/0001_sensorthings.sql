-- SensorThings: what its clients say of things beyond what a device model holds.
CREATE SCHEMA sensorthings;
COMMENT ON SCHEMA sensorthings IS 'Descriptions that clients of OGC SensorThings gave; the devices and their values lie in things and observations.';

CREATE TABLE sensorthings.sensors (
  no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE sensorthings.sensors IS 'Sensors made by clients; those of the town''s own models need no row.';
COMMENT ON COLUMN sensorthings.sensors.no IS 'Its @iot.id.';
COMMENT ON COLUMN sensorthings.sensors.tenant_id IS 'Town.';
COMMENT ON COLUMN sensorthings.sensors.content IS 'name, description, encodingType, metadata, properties.';
COMMENT ON COLUMN sensorthings.sensors.created_at IS 'Made at.';
SELECT platform.protect('sensorthings.sensors');

CREATE TABLE sensorthings.observed_properties (
  no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE sensorthings.observed_properties IS 'Observed properties made by clients; those of the town''s own models need no row.';
COMMENT ON COLUMN sensorthings.observed_properties.no IS 'Its @iot.id.';
COMMENT ON COLUMN sensorthings.observed_properties.tenant_id IS 'Town.';
COMMENT ON COLUMN sensorthings.observed_properties.content IS 'name, definition, description, properties.';
COMMENT ON COLUMN sensorthings.observed_properties.created_at IS 'Made at.';
SELECT platform.protect('sensorthings.observed_properties');

CREATE TABLE sensorthings.things (
  thing_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  content jsonb NOT NULL,
  location jsonb
);
COMMENT ON TABLE sensorthings.things IS 'What a client said of a device.';
COMMENT ON COLUMN sensorthings.things.thing_id IS 'Device.';
COMMENT ON COLUMN sensorthings.things.tenant_id IS 'Town.';
COMMENT ON COLUMN sensorthings.things.content IS 'description, properties.';
COMMENT ON COLUMN sensorthings.things.location IS 'name, description, encodingType, location, properties of its place; NULL: as the device has it.';
SELECT platform.protect('sensorthings.things');

CREATE TABLE sensorthings.datastreams (
  datastream_no integer PRIMARY KEY,
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  key text NOT NULL,
  content jsonb NOT NULL,
  sensor_no integer REFERENCES sensorthings.sensors (no),
  property_no integer REFERENCES sensorthings.observed_properties (no)
);
COMMENT ON TABLE sensorthings.datastreams IS 'What a client said of a datastream.';
COMMENT ON COLUMN sensorthings.datastreams.datastream_no IS 'Datastream of observations.';
COMMENT ON COLUMN sensorthings.datastreams.tenant_id IS 'Town.';
COMMENT ON COLUMN sensorthings.datastreams.thing_id IS 'Device.';
COMMENT ON COLUMN sensorthings.datastreams.key IS 'Property of its model.';
COMMENT ON COLUMN sensorthings.datastreams.content IS 'name, description, observationType, unitOfMeasurement, properties.';
COMMENT ON COLUMN sensorthings.datastreams.sensor_no IS 'Sensor made by a client; NULL: the device''s model.';
COMMENT ON COLUMN sensorthings.datastreams.property_no IS 'Observed property made by a client; NULL: the property of the model.';
CREATE INDEX datastreams_by_thing ON sensorthings.datastreams (thing_id);
SELECT platform.protect('sensorthings.datastreams');
