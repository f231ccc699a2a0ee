-- The directory of daily life: places, notices of villages, the bus timetable.
CREATE SCHEMA directory;
COMMENT ON SCHEMA directory IS 'Places of daily life, notices by village, the bus timetable.';

CREATE TABLE directory.kinds (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  family text NOT NULL CHECK (family IN ('learning','health','care','food','shopping','office','travel','facility')),
  position integer NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE directory.kinds IS 'Kinds of places.';
COMMENT ON COLUMN directory.kinds.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.kinds.code IS 'Short name.';
COMMENT ON COLUMN directory.kinds.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN directory.kinds.name_en IS 'Name in English.';
COMMENT ON COLUMN directory.kinds.family IS 'What kinds have in common on the map.';
COMMENT ON COLUMN directory.kinds.position IS 'Order on the screens.';
SELECT platform.protect('directory.kinds');

CREATE TABLE directory.places (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  kind text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  address text NOT NULL,
  phone text NOT NULL,
  longitude double precision,
  latitude double precision,
  village_id uuid,
  hours jsonb,
  access text[] NOT NULL DEFAULT '{}',
  note text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code),
  FOREIGN KEY (tenant_id, kind) REFERENCES directory.kinds (tenant_id, code),
  CHECK ((longitude IS NULL) = (latitude IS NULL))
);
COMMENT ON TABLE directory.places IS 'Places of daily life: schools, clinics, pharmacies, canteens, toilets, markets.';
COMMENT ON COLUMN directory.places.id IS 'UUIDv7.';
COMMENT ON COLUMN directory.places.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.places.code IS 'Last part of its address; by it others (booking) name the place.';
COMMENT ON COLUMN directory.places.kind IS 'Kind of place.';
COMMENT ON COLUMN directory.places.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN directory.places.name_en IS 'Name in English; may be empty.';
COMMENT ON COLUMN directory.places.address IS 'Where the place is: not personal.';
COMMENT ON COLUMN directory.places.phone IS 'Telephone of the place: not personal.';
COMMENT ON COLUMN directory.places.longitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN directory.places.latitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN directory.places.village_id IS 'Village in which it lies, by its position.';
COMMENT ON COLUMN directory.places.hours IS 'Opening hours (Hours of the contract); NULL when not known.';
COMMENT ON COLUMN directory.places.access IS 'What helps those who walk, see or hear badly.';
COMMENT ON COLUMN directory.places.note IS 'What else one should know.';
COMMENT ON COLUMN directory.places.active IS 'Whether residents see it.';
COMMENT ON COLUMN directory.places.version IS 'Grows with every change.';
SELECT platform.protect('directory.places');

CREATE TABLE directory.notices (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  village_ids uuid[] NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('draft','published','withdrawn')),
  valid_until text,
  published_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE directory.notices IS 'What a village or the town tells its people.';
COMMENT ON COLUMN directory.notices.id IS 'UUIDv7.';
COMMENT ON COLUMN directory.notices.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.notices.title IS 'Title.';
COMMENT ON COLUMN directory.notices.body IS 'Text, paragraphs by line breaks.';
COMMENT ON COLUMN directory.notices.village_ids IS 'Villages it is for; empty: the whole town.';
COMMENT ON COLUMN directory.notices.state IS 'draft, published or withdrawn.';
COMMENT ON COLUMN directory.notices.valid_until IS 'Last local day on which it is shown, YYYY-MM-DD; NULL: no end.';
COMMENT ON COLUMN directory.notices.published_at IS 'When it was published.';
COMMENT ON COLUMN directory.notices.created_at IS 'When it was begun.';
COMMENT ON COLUMN directory.notices.version IS 'Grows with every change.';
CREATE INDEX notices_newest ON directory.notices (tenant_id, id DESC);
SELECT platform.protect('directory.notices');

CREATE TABLE directory.subscriptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  village_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, person_id, village_id)
);
COMMENT ON TABLE directory.subscriptions IS 'Who wants to be told the notices of which village.';
COMMENT ON COLUMN directory.subscriptions.id IS 'UUIDv7.';
COMMENT ON COLUMN directory.subscriptions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.subscriptions.person_id IS 'Who.';
COMMENT ON COLUMN directory.subscriptions.village_id IS 'Village.';
COMMENT ON COLUMN directory.subscriptions.created_at IS 'Since when.';
CREATE INDEX subscriptions_village ON directory.subscriptions (tenant_id, village_id);
SELECT platform.protect('directory.subscriptions');
CREATE POLICY own ON directory.subscriptions AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON directory.subscriptions IS 'A person sees the own choice; the platform sees all to tell them.';

CREATE TABLE directory.timetables (
  tenant_id uuid PRIMARY KEY,
  content jsonb NOT NULL,
  source_name text NOT NULL,
  imported_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE directory.timetables IS 'The bus timetable of a town, whole: small enough to be read at once and kept by every process.';
COMMENT ON COLUMN directory.timetables.tenant_id IS 'Tenant.';
COMMENT ON COLUMN directory.timetables.content IS 'Agency, stops, routes, services with their rules, trips.';
COMMENT ON COLUMN directory.timetables.source_name IS 'Name of the file it came from.';
COMMENT ON COLUMN directory.timetables.imported_at IS 'When it came.';
COMMENT ON COLUMN directory.timetables.version IS 'Grows with every change.';
SELECT platform.protect('directory.timetables');
