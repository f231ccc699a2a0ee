-- Names and addresses here are those of devices.
COMMENT ON COLUMN things.things.name IS 'Name of the device; not personal.';
COMMENT ON COLUMN things.things.address IS 'Where the device hangs, in words; not personal.';
