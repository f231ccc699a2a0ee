-- The one map: where its ground comes from, and layers that a town makes itself.
CREATE SCHEMA map;
COMMENT ON SCHEMA map IS 'The one map: its background and the layers that a town makes itself.';

CREATE TABLE map.settings (
  tenant_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('none', 'tianditu', 'xyz', 'wmts', 'pmtiles')),
  template text NOT NULL DEFAULT '',
  key text NOT NULL DEFAULT '',
  subdomains text NOT NULL DEFAULT '',
  attribution text NOT NULL DEFAULT '',
  datum text NOT NULL DEFAULT 'wgs84' CHECK (datum IN ('wgs84', 'gcj02')),
  min_zoom integer NOT NULL DEFAULT 1 CHECK (min_zoom BETWEEN 0 AND 22),
  max_zoom integer NOT NULL DEFAULT 18 CHECK (max_zoom BETWEEN 0 AND 22),
  opacity real NOT NULL DEFAULT 1 CHECK (opacity BETWEEN 0.1 AND 1),
  version integer NOT NULL DEFAULT 1,
  CHECK (min_zoom <= max_zoom)
);
COMMENT ON TABLE map.settings IS 'Where the background of the map comes from besides the town''s own drawing; no row: nowhere.';
COMMENT ON COLUMN map.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN map.settings.kind IS 'none, tianditu (template names the product: vec, img or ter), xyz, wmts or pmtiles.';
COMMENT ON COLUMN map.settings.template IS 'Address of a tile with {z} {x} {y} {s} {key}, of a PMTiles archive, or the product of Tianditu.';
COMMENT ON COLUMN map.settings.key IS 'Key of the source; it travels with every tile and is no secret before browsers.';
COMMENT ON COLUMN map.settings.subdomains IS 'What {s} stands for, with commas: 0,1,2.';
COMMENT ON COLUMN map.settings.attribution IS 'Whose map it is; shown on the map and printed.';
COMMENT ON COLUMN map.settings.datum IS 'wgs84 (also CGCS2000, which differs by centimetres), or gcj02: tiles are shifted in the browser.';
COMMENT ON COLUMN map.settings.min_zoom IS 'Farthest zoom that the source has.';
COMMENT ON COLUMN map.settings.max_zoom IS 'Nearest zoom that the source has; nearer ones are enlarged.';
COMMENT ON COLUMN map.settings.opacity IS 'How strongly it is drawn.';
COMMENT ON COLUMN map.settings.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('map.settings');
SELECT platform.open_to_system('map.settings', 'SELECT');

CREATE TABLE map.layers (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  colour text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
  note text NOT NULL DEFAULT '',
  geometry text NOT NULL CHECK (geometry IN ('point', 'area')),
  position integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE map.layers IS 'Layers that the town makes itself: imported, or drawn by hand.';
COMMENT ON COLUMN map.layers.id IS 'UUIDv7.';
COMMENT ON COLUMN map.layers.tenant_id IS 'Town.';
COMMENT ON COLUMN map.layers.name IS 'What it is called in the switcher; not personal.';
COMMENT ON COLUMN map.layers.colour IS '#rrggbb of its marks.';
COMMENT ON COLUMN map.layers.note IS 'Where it comes from, in a sentence; not personal.';
COMMENT ON COLUMN map.layers.geometry IS 'point: points only; area: lines and areas too.';
COMMENT ON COLUMN map.layers.position IS 'Order in the switcher.';
COMMENT ON COLUMN map.layers.version IS 'Counts saved changes of the layer and its features.';
CREATE INDEX layers_by_town ON map.layers (tenant_id, position);
SELECT platform.protect('map.layers');

CREATE TABLE map.features (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  layer_id uuid NOT NULL REFERENCES map.layers ON DELETE CASCADE,
  name text NOT NULL DEFAULT '',
  geometry jsonb NOT NULL,
  properties jsonb NOT NULL DEFAULT '{}',
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  corners integer NOT NULL CHECK (corners > 0)
);
COMMENT ON TABLE map.features IS 'What stands in the town''s own layers.';
COMMENT ON COLUMN map.features.id IS 'UUIDv7.';
COMMENT ON COLUMN map.features.tenant_id IS 'Town.';
COMMENT ON COLUMN map.features.layer_id IS 'Layer.';
COMMENT ON COLUMN map.features.name IS 'Its name on the map; not personal.';
COMMENT ON COLUMN map.features.geometry IS 'GeoJSON geometry, WGS-84, simplified when it came too fine.';
COMMENT ON COLUMN map.features.properties IS 'What the file said of it besides, texts and numbers only; not personal.';
COMMENT ON COLUMN map.features.longitude IS 'Middle, WGS-84 degrees.';
COMMENT ON COLUMN map.features.latitude IS 'Middle, WGS-84 degrees.';
COMMENT ON COLUMN map.features.west IS 'Its box.';
COMMENT ON COLUMN map.features.south IS 'Its box.';
COMMENT ON COLUMN map.features.east IS 'Its box.';
COMMENT ON COLUMN map.features.north IS 'Its box.';
COMMENT ON COLUMN map.features.corners IS 'How many corners it has: what drawing it costs.';
CREATE INDEX features_of_layer ON map.features (tenant_id, layer_id, longitude) INCLUDE (latitude);
SELECT platform.protect('map.features');
