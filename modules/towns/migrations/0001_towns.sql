-- The ground: villages, grid cells, departments, places, base map.
CREATE SCHEMA towns;
COMMENT ON SCHEMA towns IS 'The ground of a town: villages, grid cells, departments, places, base map.';

CREATE TABLE towns.settings (
  tenant_id uuid PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  duty_phone text NOT NULL DEFAULT '',
  centre_longitude double precision,
  centre_latitude double precision,
  county_outline jsonb,
  revision uuid NOT NULL
);
COMMENT ON TABLE towns.settings IS 'One row a town: its name, middle and the county around it.';
COMMENT ON COLUMN towns.settings.tenant_id IS 'Town (or county).';
COMMENT ON COLUMN towns.settings.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN towns.settings.name_en IS 'Name in English.';
COMMENT ON COLUMN towns.settings.duty_phone IS 'Telephone that is answered day and night.';
COMMENT ON COLUMN towns.settings.centre_longitude IS 'WGS-84 degrees; where maps open.';
COMMENT ON COLUMN towns.settings.centre_latitude IS 'WGS-84 degrees; where maps open.';
COMMENT ON COLUMN towns.settings.county_outline IS 'GeoJSON area of the county: a copy, so that a town never reads the county''s rows.';
COMMENT ON COLUMN towns.settings.revision IS 'A new value with every change of the ground; caches compare it.';
SELECT platform.protect('towns.settings');

CREATE TABLE towns.villages (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('village', 'quarter')),
  area jsonb NOT NULL,
  area_square_metres double precision NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE towns.villages IS 'Villages and market quarters.';
COMMENT ON COLUMN towns.villages.id IS 'UUIDv7.';
COMMENT ON COLUMN towns.villages.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.villages.code IS 'Division code of 12 digits, or the town''s own.';
COMMENT ON COLUMN towns.villages.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN towns.villages.name_en IS 'Name in English.';
COMMENT ON COLUMN towns.villages.kind IS 'village, or quarter (market quarter 圩镇社区).';
COMMENT ON COLUMN towns.villages.area IS 'GeoJSON Polygon or MultiPolygon, WGS-84.';
COMMENT ON COLUMN towns.villages.area_square_metres IS 'Size, reckoned from the area.';
COMMENT ON COLUMN towns.villages.active IS 'False once retired; history keeps the name.';
COMMENT ON COLUMN towns.villages.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('towns.villages');

CREATE TABLE towns.grid_cells (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  village_id uuid NOT NULL REFERENCES towns.villages,
  grid_worker_id uuid,
  area jsonb NOT NULL,
  area_square_metres double precision NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE towns.grid_cells IS 'Grid cells 网格: the smallest pieces of ground, each with one responsible grid worker.';
COMMENT ON COLUMN towns.grid_cells.id IS 'UUIDv7.';
COMMENT ON COLUMN towns.grid_cells.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.grid_cells.code IS 'Division code of 15 digits, or the town''s own.';
COMMENT ON COLUMN towns.grid_cells.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN towns.grid_cells.name_en IS 'Name in English.';
COMMENT ON COLUMN towns.grid_cells.village_id IS 'Village it lies in.';
COMMENT ON COLUMN towns.grid_cells.grid_worker_id IS 'Person responsible; set when staff is saved.';
COMMENT ON COLUMN towns.grid_cells.area IS 'GeoJSON Polygon or MultiPolygon, WGS-84.';
COMMENT ON COLUMN towns.grid_cells.area_square_metres IS 'Size, reckoned from the area.';
COMMENT ON COLUMN towns.grid_cells.active IS 'False once retired.';
COMMENT ON COLUMN towns.grid_cells.version IS 'Counts saved changes.';
CREATE INDEX grid_cells_by_village ON towns.grid_cells (tenant_id, village_id);
SELECT platform.protect('towns.grid_cells');

CREATE TABLE towns.departments (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  short_zh text NOT NULL,
  phone text NOT NULL DEFAULT '',
  duty_zh text NOT NULL DEFAULT '',
  skills jsonb NOT NULL DEFAULT '[]',
  is_office boolean NOT NULL DEFAULT false,
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE towns.departments IS 'Departments 站所 that act.';
COMMENT ON COLUMN towns.departments.id IS 'UUIDv7.';
COMMENT ON COLUMN towns.departments.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.departments.code IS 'Short code, e.g. sanitation.';
COMMENT ON COLUMN towns.departments.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN towns.departments.name_en IS 'Name in English.';
COMMENT ON COLUMN towns.departments.short_zh IS 'Short Chinese name for lists and map labels.';
COMMENT ON COLUMN towns.departments.phone IS 'Office telephone.';
COMMENT ON COLUMN towns.departments.duty_zh IS 'What it answers for, in a sentence.';
COMMENT ON COLUMN towns.departments.skills IS 'Skills of its crews: [{code, nameZh, nameEn, categoryPrefixes}].';
COMMENT ON COLUMN towns.departments.is_office IS 'The one department that answers when no duty names another.';
COMMENT ON COLUMN towns.departments.position IS 'Order in lists.';
COMMENT ON COLUMN towns.departments.active IS 'False once retired.';
COMMENT ON COLUMN towns.departments.version IS 'Counts saved changes.';
CREATE UNIQUE INDEX departments_one_office ON towns.departments (tenant_id) WHERE is_office;
SELECT platform.protect('towns.departments');

CREATE TABLE towns.places (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL DEFAULT '',
  kind text NOT NULL,
  is_qr boolean NOT NULL DEFAULT false,
  aliases text[] NOT NULL DEFAULT '{}',
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  precision_metres integer NOT NULL,
  grid_cell_id uuid REFERENCES towns.grid_cells,
  house_numbers jsonb,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE towns.places IS 'Places with a QR poster and names of the gazetteer.';
COMMENT ON COLUMN towns.places.id IS 'UUIDv7.';
COMMENT ON COLUMN towns.places.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.places.code IS 'Printed on the poster, or the gazetteer''s number.';
COMMENT ON COLUMN towns.places.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN towns.places.name_en IS 'Name in English.';
COMMENT ON COLUMN towns.places.kind IS 'What it is: bin, busStop, gate, lamp, notice, water, town, village, quarter, hamlet, road, landmark, shop.';
COMMENT ON COLUMN towns.places.is_qr IS 'Whether a poster with a QR code hangs there.';
COMMENT ON COLUMN towns.places.aliases IS 'Everyday names.';
COMMENT ON COLUMN towns.places.longitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN towns.places.latitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN towns.places.precision_metres IS 'How far from the position the thing named may be.';
COMMENT ON COLUMN towns.places.grid_cell_id IS 'Grid cell at the position; NULL for what lies in several.';
COMMENT ON COLUMN towns.places.house_numbers IS 'House numbers of a street: [[number, longitude, latitude], …].';
COMMENT ON COLUMN towns.places.active IS 'False once retired.';
COMMENT ON COLUMN towns.places.version IS 'Counts saved changes.';
SELECT platform.protect('towns.places');

CREATE TABLE towns.map_layers (
  tenant_id uuid NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  position integer NOT NULL,
  features jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE towns.map_layers IS 'Layers of the town''s own base map; villages and grid cells are drawn from their tables.';
COMMENT ON COLUMN towns.map_layers.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.map_layers.id IS 'Name of the layer.';
COMMENT ON COLUMN towns.map_layers.kind IS 'How it is drawn: neighbours, outline, landCover, grounds, waters, buildings, roads, landmarks, hamlets.';
COMMENT ON COLUMN towns.map_layers.title_zh IS 'Title in Chinese.';
COMMENT ON COLUMN towns.map_layers.title_en IS 'Title in English.';
COMMENT ON COLUMN towns.map_layers.position IS 'Order from below to above.';
COMMENT ON COLUMN towns.map_layers.features IS 'Array of GeoJSON features, WGS-84.';
SELECT platform.protect('towns.map_layers');

CREATE TABLE towns.imports (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('villages', 'gridCells', 'departments', 'places')),
  rows jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  applied_at timestamptz
);
COMMENT ON TABLE towns.imports IS 'Uploaded files between preview and decision.';
COMMENT ON COLUMN towns.imports.id IS 'UUIDv7.';
COMMENT ON COLUMN towns.imports.tenant_id IS 'Town.';
COMMENT ON COLUMN towns.imports.kind IS 'What is imported.';
COMMENT ON COLUMN towns.imports.rows IS 'Accepted rows, with the version of what each would change.';
COMMENT ON COLUMN towns.imports.created_by IS 'Who uploaded.';
COMMENT ON COLUMN towns.imports.created_at IS 'When.';
COMMENT ON COLUMN towns.imports.expires_at IS 'An hour later; then the file must be uploaded again.';
COMMENT ON COLUMN towns.imports.applied_at IS 'When it was applied.';
SELECT platform.protect('towns.imports');
