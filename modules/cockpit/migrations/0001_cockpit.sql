-- The cockpit: layouts of tiles, cameras shown by tiles, rotations of wall screens.
CREATE SCHEMA cockpit;
COMMENT ON SCHEMA cockpit IS 'Screens composed of tiles over indicators.';

CREATE TABLE cockpit.layouts (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_name text NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE cockpit.layouts IS 'Layouts that were made or changed here; shipped ones that nobody touched have no row. Earlier versions lie in platform.versions.';
COMMENT ON COLUMN cockpit.layouts.tenant_id IS 'Town or county.';
COMMENT ON COLUMN cockpit.layouts.code IS 'What files call it.';
COMMENT ON COLUMN cockpit.layouts.content IS 'Names, audience, place, rows and tiles.';
COMMENT ON COLUMN cockpit.layouts.version IS 'Counts changes.';
COMMENT ON COLUMN cockpit.layouts.saved_at IS 'Last change.';
COMMENT ON COLUMN cockpit.layouts.saved_by_name IS 'Who changed it; a name of staff, not personal.';
SELECT platform.protect('cockpit.layouts');

CREATE TABLE cockpit.cameras (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('still', 'hls')),
  address text NOT NULL,
  every_seconds integer NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE cockpit.cameras IS 'Cameras that tiles may show; pictures pass through and are not kept.';
COMMENT ON COLUMN cockpit.cameras.tenant_id IS 'Town or county.';
COMMENT ON COLUMN cockpit.cameras.id IS 'UUID.';
COMMENT ON COLUMN cockpit.cameras.name_zh IS 'Chinese name.';
COMMENT ON COLUMN cockpit.cameras.name_en IS 'English name; empty: the Chinese one.';
COMMENT ON COLUMN cockpit.cameras.kind IS 'still: a picture; hls: the playlist of a stream.';
COMMENT ON COLUMN cockpit.cameras.address IS 'Where the server fetches it, not personal; never told to screens.';
COMMENT ON COLUMN cockpit.cameras.every_seconds IS 'Seconds between two stills.';
SELECT platform.protect('cockpit.cameras');

CREATE TABLE cockpit.rotations (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE cockpit.rotations IS 'What wall screens show in turn, where it was made or changed here.';
COMMENT ON COLUMN cockpit.rotations.tenant_id IS 'Town or county.';
COMMENT ON COLUMN cockpit.rotations.code IS 'Part of the address of the wall screen.';
COMMENT ON COLUMN cockpit.rotations.content IS 'Names, stops, seconds, theme and distance.';
SELECT platform.protect('cockpit.rotations');
